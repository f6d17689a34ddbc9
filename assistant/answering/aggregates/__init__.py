"""One file an aggregate: the value, its arithmetic, and how it is said."""
