"""Questions, answers, and where questions are written."""
