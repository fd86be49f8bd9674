"""Measures what a build costs, over a made-up corpus, here and with other generators."""
