"""What is published of the folder of hand-written pages."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from planspegeln.pages import handwritten
from planspegeln.rendering.embeds import insert, kommun
from planspegeln.rendering.inserts import Inserts
from tests.conftest import ReadSite
from tests.markdown import configuration, markdown

PAGE = """\
---
title: Om
search:
  exclude: true
---
# Om oss & andra

## Så sätts *statusen*
## Samma
## Samma
### Med `kod()` och [länk](../index.md)
## Med not[^a]
## :material-phone: Ring
## :material-phone:
## Om {{ kommun("pahittkoping") }} nu
## {{ kommun("pahittkoping") }}
{# ## Borttagen #}
## Egen { #eget-id .bred }
Ett stycke.
{ #stycket }

Understruken
------------

```markdown
# Kod
```

    ## Indraget

`<b id="kod">` <!-- <b id="kommentar"></b> -->

{% raw %}
## {{ rått }}
{% endraw %}

!!! note "Ruta"

    ## I en ruta

??? note "Fäll ut"

    ## I det som fälls ut

=== "Flik"

    ## I en flik

<div markdown>

## I en del

</div>

<h2 id="html">Html</h2>

| A | B |
| - | - |
| # C | D |

[^a]: En not.
"""


def ids(html: str) -> list[str]:
    found = [str(tag["id"]) for tag in BeautifulSoup(html, "html.parser")(id=True)]
    return [one for one in found if not re.match("_|fn", one)]


def places(project: Path, text: str) -> list[str]:
    (project / "docs").mkdir(exist_ok=True)
    (project / "docs/sida.md").write_text(text, encoding="utf-8")
    address, *found = handwritten.addresses(project)
    assert "sida/" == address
    return [one.removeprefix("sida/#") for one in found]


def test_places_are_those_of_the_site(tmp_path: Path, site: ReadSite) -> None:
    """Each id that the site's own Markdown gives, in order, and none of what is code."""
    inserts = Inserts({"kommun": partial(insert, kommun, site, "sida/")})
    body = PAGE.partition("---\n# ")[2]
    built = inserts.finish(markdown().convert(inserts.read(f"# {body}")))
    found = places(tmp_path, PAGE)
    assert ids(built) == found
    assert (
        "om-oss-andra sa-satts-statusen samma samma_1 med-kod-och-lank med-not ring om-nu eget-id stycket "
        "understruken ratt i-en-ruta i-det-som-falls-ut i-en-flik i-en-del html"
    ) == " ".join(found)


def test_the_same_markdown() -> None:
    """Every extension of the configuration is there. Icons have no part in an id."""
    own = set(handwritten.EXTENSIONS)
    assert own == set(configuration().markdown_extensions) - {"fenced_code", "pymdownx.emoji"}


@pytest.mark.parametrize("text", ["## Ett {{ två\n", "## Ett {% for %}\n"])
def test_a_page_that_cannot_be_read(tmp_path: Path, text: str) -> None:
    """The build names the fault. Its headings are what they are without embeds."""
    assert 1 == len(places(tmp_path, text))


def test_a_page_that_is_not_text(tmp_path: Path) -> None:
    """The build names that too."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/sida.md").write_bytes(b"## Ett\n\n\xff\n")
    assert ["sida/", "sida/#ett"] == handwritten.addresses(tmp_path)


def test_files_and_signs_of_addresses(tmp_path: Path) -> None:
    """Files beside the pages have addresses. A space would end one in the ledger."""
    for name in ("Min sida.md", "om/README.md", "om/rapport 1#2.pdf", "frågor.md", "bild.PNG"):
        path = tmp_path / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    found = ["bild.PNG", "om/rapport%201%232.pdf", "Min%20sida/", "frågor/", "om/"]
    assert found == handwritten.addresses(tmp_path)
    assert "docs/Min sida.md" == handwritten.pages(tmp_path)["Min%20sida/"]
