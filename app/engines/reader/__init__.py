"""Reads files of every kind; parses hostile input, so all of it runs in the reader's process."""
