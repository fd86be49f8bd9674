"""Tests of what draws the images for sharing."""
