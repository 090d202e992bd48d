"""What has been added and what becomes of it."""
