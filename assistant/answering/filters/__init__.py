"""One file a filter: which tasks it leaves, and how it is said in Chinese."""
