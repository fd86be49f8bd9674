"""What the data is: the shape of each file, a document's text in order, the names of anchors."""
