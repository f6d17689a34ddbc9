"""``make vectors``: the table of word vectors that ``assistant.words.vectors`` reads."""
