"""A document with the original that it was read from."""

from __future__ import annotations

import hashlib

import pytest

from tests.conftest import Copy

PROGRAM = "exempelby/documents/program-2030.yml"
ORIGINAL = b"%PDF-1.7 made up"


@pytest.fixture
def kept(tiny: Copy) -> Copy:
    """The made-up collection with the original that a text was read from."""
    tiny.write("sources/originals/exempelby-program-2030.pdf", ORIGINAL)
    sum_ = tiny.read(PROGRAM).partition("  sha256: ")[2].partition("\n")[0]
    tiny.edit(
        PROGRAM,
        f"  sha256: {sum_}\n",
        f"""\
  sha256: {sum_}
  original:
    file: exempelby-program-2030.pdf
    sha256: {hashlib.sha256(ORIGINAL).hexdigest()}
    reader: pdfplumber 0.11.10
    text_sha256: {sum_}
  removed:
    - what: sidnummer
      text: Sida 1 av 2
      times: 2
""",
    )
    return tiny
