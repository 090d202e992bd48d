"""Setup program and MSI package for Windows, made of the frozen program on any system."""
