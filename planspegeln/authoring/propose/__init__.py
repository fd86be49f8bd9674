"""Proposals of what a document's text says. An editor reviews each; none is data before that."""
