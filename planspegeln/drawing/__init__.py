"""Draws the images that are shown where pages are shared. No build imports it."""
