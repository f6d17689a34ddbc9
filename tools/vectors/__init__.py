"""``make vectors``: the table of word vectors that ``assistant.language.words.vectors`` reads."""
