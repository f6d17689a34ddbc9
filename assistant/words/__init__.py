"""Open classes of words: what a word is near to in general Chinese."""
