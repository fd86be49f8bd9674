"""From the catalogue to HTML. One module makes markup of text. Each kind of page has a template."""
