"""Setup program and MSI package for Windows, made on Linux of the program frozen on Windows."""
