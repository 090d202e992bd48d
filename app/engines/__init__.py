"""Model engines: promises, native implementations, fakes, and the processes they run in."""
