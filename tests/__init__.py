"""The tests: one file for each module of the package, and a made-up collection in `tiny`."""
