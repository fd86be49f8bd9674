"""Tests of `planspegeln.loading`."""
