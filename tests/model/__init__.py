"""Tests of `planspegeln.model`."""
