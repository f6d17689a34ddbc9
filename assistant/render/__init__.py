"""Answers and listings → pages of blocks → the formats of :mod:`assistant.render.formats`."""
