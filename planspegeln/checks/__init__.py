"""The checks, one module per subject. `planspegeln.checks.check` lists and runs them."""
