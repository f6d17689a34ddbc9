"""Each format → blocks of a Source; loaded when a file of that format is read."""
