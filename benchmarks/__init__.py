"""What the project costs, measured: a made-up corpus, and other generators over the same text."""
