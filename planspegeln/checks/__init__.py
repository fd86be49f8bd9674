"""The checks, by what they hold the data against. `planspegeln.check` lists and runs them."""
