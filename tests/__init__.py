"""The tests, laid out as the package is; tests/built holds those of the built site."""
