"""What the data is: the shape of every file, a document's text in order, names of its anchors."""
