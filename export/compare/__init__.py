"""Says whether one model may replace another, by quality, speed and size."""
