"""The tests of the linked data that the site publishes."""
