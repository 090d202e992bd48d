"""The languages of the window: what is to be translated, and the files that say how."""
