"""What sets a machine up for the tests, and what draws the images that are kept in `theme/`."""
