"""From the catalogue to HTML. One module makes markup of text; each kind of page has a template."""
