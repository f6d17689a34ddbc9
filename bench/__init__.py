"""Measurements as ratios: ``make bench`` (start-up and warm calls), ``make bench-scale`` (a national catalog)."""
