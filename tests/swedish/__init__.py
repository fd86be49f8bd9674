"""Tests of `planspegeln.swedish`."""
