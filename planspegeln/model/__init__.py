"""The shape of each data file, the order of a document's text, and the names of anchors."""
