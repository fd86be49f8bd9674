"""Tests of `planspegeln.search`."""
