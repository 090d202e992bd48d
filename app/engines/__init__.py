"""Model engines: what they promise, native implementations, fakes, and the processes they run in."""
