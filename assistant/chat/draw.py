"""An answer as it looks on this terminal at this moment, as text that can be measured and paged."""
