"""The words that help a search, the facets of each page, and the index of the finished site."""
