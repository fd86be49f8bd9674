"""The tests of the files that the project is built, published and worked on with."""
