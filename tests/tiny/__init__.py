"""A made-up collection that uses everything the model allows, and the output expected of it."""
