"""The starting point for editors: a drafted document, proposed compounds. No build imports this."""
