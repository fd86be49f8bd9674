"""Measures the cost of a build, with a made-up corpus, here and with other generators."""
