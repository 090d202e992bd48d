"""What every part of the window is made of: colours, fonts, labels, words."""
