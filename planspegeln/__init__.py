"""Planspegeln: municipal plans beside what was reported about them.

The way through is one-directional: `load` (shape) → `check` (truth) → `catalogue` (what follows
from the data) → `pages` (what exists, and where) → `site` (HTML). No module here knows the site
generator.
"""
