"""What leaves this computer (nothing), what is kept on it, and proof."""
