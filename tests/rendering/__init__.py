"""Tests of `planspegeln.rendering`."""
