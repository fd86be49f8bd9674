"""Tests of `planspegeln.authoring`."""
