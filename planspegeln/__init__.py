"""Planspegeln: municipal plans beside what was reported about them.

Data goes one way: `loading` (shape) → `checks` (truth) → `catalogue` (what follows from the data)
→ `pages` (which pages exist, and where) → `search` (what helps a search) → `rendering` (HTML) →
`exports` (data files). ARCHITECTURE.md has a drawing. No module here knows the site generator.
"""
