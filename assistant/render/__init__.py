"""Answers → terminal tables, plain lines, JSON, Markdown, CSV."""
