"""A stored list → a document that imports back to the same content."""
