"""A made-up collection for the tests, and the output expected of it."""
