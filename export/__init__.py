"""Builds the models that Sotto ships from published weights; never imported by app."""
