"""What an editor starts from: a drafted document, proposed words. No build imports this."""
