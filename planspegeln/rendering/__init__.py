"""From the catalogue to HTML: text becomes markup through one door, one template a kind of page."""
