"""Readers of files: each turns one format into the neutral outline."""
