"""Application bundle, disk image and notarization for macOS."""
