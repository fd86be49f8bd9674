"""Tests of the built site: its files, its pages in a browser, and the commands that make it."""
