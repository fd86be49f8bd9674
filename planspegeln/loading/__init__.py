"""From YAML to the model. Every fault has a file, a line and a column."""
