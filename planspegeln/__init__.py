"""Planspegeln: municipal plans beside what was reported about them.

The way through is one-directional: `loading` (shape) → `checks` (truth) → `catalogue` (what follows
from the data) → `pages` (what exists, and where) → `search` (what helps a search) → `rendering`
(HTML) → `exports` (data files). ARCHITECTURE.md draws it. No module here knows the site generator.
"""
