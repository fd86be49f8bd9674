"""The tests of the data files that the site publishes."""
