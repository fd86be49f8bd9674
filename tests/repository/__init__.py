"""Tests of the files for building, publishing and working on the project."""
