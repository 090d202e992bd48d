"""Small files of our own making, written by code so that every byte can be read."""
