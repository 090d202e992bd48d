"""From passages to a quote, prose tied to its sources, or an honest no."""
