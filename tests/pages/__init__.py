"""Tests of `planspegeln.pages`."""
