"""The data files the site publishes, one module a format.

Each module has an `ADDRESS`, from the site's root, and a function `dump(site)` giving the text.
"""

from planspegeln.exports import priorities

EXPORTS = (priorities,)
