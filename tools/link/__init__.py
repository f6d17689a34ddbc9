"""Fits the weights by which the evidence for a task is judged."""
