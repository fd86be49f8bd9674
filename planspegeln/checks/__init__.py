"""The checks, by what they hold the data against. `planspegeln.checks.check` lists and runs them."""
