"""A document in a spreadsheet: what it says, sentence by sentence, for an editor to decide."""
