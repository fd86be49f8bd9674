"""The tests of the checks: each breaks one rule of a copy of the made-up collection."""
