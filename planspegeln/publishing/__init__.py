"""Publishing a finished site: built beside the last one, checked whole, put in place in one step."""
