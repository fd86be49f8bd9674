"""Sets up a machine for the tests, and draws the images that are in `theme/`."""
