"""From YAML to the model. A fault has a file, a line and a column."""
