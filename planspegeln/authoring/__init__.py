"""What an editor starts from: a drafted document, proposed compounds. No build imports this."""
