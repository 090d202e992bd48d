"""Linux: a .deb and a .rpm, an archive that needs no root, and what AppImage and Flatpak need."""
