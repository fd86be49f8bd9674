"""Tests of `planspegeln.catalogue`."""
