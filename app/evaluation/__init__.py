"""Quality on labelled sets and speed on this machine."""
