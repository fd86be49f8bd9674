"""The made-up corpus that speed is measured on."""
