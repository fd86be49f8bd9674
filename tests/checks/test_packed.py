"""The texts in a file that is published as it is, also those that no reader of it sees."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest

from planspegeln.checks import packed

NAME = "Lisa Låtsas"


def archive(**parts: bytes) -> bytes:
    """A file of the kind that Word and OpenDocument are."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, part in parts.items():
            opened.writestr(name.replace("_", "."), part)
    return content.getvalue()


def stream(dictionary: str, content: bytes, *, deflated: bool = True) -> bytes:
    """A stream of a PDF."""
    kept = zlib.compress(content) if deflated else content
    way = "/Filter /FlateDecode" if deflated else ""
    head = f"7 0 obj\n<< {dictionary} {way} /Length {len(kept)} >>\nstream\n".encode()
    return head + kept + b"\nendstream\nendobj\n"


def pdf(*parts: bytes) -> bytes:
    """A file that starts as a PDF."""
    return b"%PDF-1.7\n" + b"".join(parts) + b"trailer << /Size 9 >>\n%%EOF"


UTF16 = b"\xfe\xff" + NAME.encode("utf-16-be")
OCTAL = b"".join(b"\\%03o" % sign for sign in UTF16)


@pytest.mark.parametrize(
    "content",
    [
        NAME.encode(),
        NAME.encode("latin-1"),
        NAME.encode("utf-16"),
        archive(core_xml=f"<dc:creator>{NAME}</dc:creator>".encode()),
        archive(a_xml=b"<w:t>Lisa</w:t><w:t> L&#229;tsas</w:t>"),
        archive(a_xml=f'<w:ins w:author="{NAME}"/>'.encode()),
        archive(a_xml=f"<a>{NAME}</a>".encode("utf-16")),
        archive(inne_docx=archive(a_xml=NAME.encode())),
        archive(bild_jpg=b"\xff\xd8\xff\xe1Exif" + NAME.encode()),
        pdf(b"1 0 obj << /Author (Lisa L\xe5tsas) >> endobj\n"),
        pdf(b"1 0 obj << /Author (Lisa L\\345ts\\\nas) >> endobj\n"),
        pdf(b"1 0 obj << /Author (" + OCTAL + b") >> endobj\n"),
        pdf(b"1 0 obj << /Author (" + UTF16 + b") >> endobj\n"),
        pdf(b"1 0 obj << /Author <" + UTF16.hex().encode() + b"> >> endobj\n"),
        pdf(stream("/Type /ObjStm /N 1", b"1 0 << /T (" + UTF16 + b") >>")),
        pdf(stream("/Type /Metadata", NAME.encode(), deflated=False)),
        pdf(stream("/Type /EmbeddedFile", archive(a_xml=NAME.encode()))),
    ],
)
def test_texts(content: bytes) -> None:
    """A name is found in any part of any kind of file."""
    assert NAME in "\n".join(packed.texts(content))


def test_texts_of_a_page_are_not_a_files_own() -> None:
    """What draws a page is not searched: signs may have any number there."""
    page = pdf(stream("", b"BT (Ingen Alls) Tj ET"))
    assert "Ingen Alls" not in "\n".join(packed.texts(page))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"PK\x03\x04x", "den är skadad eller låst"),
        (pdf(b"9 0 obj << /Encrypt 3 0 R >> endobj"), "den är låst"),
        (b"%PDF-1.7\n7 0 obj << /Type /ObjStm >>\nstream\nx", "den är skadad eller låst"),
        (
            pdf(b"7 0 obj << /Type /ObjStm /FlateDecode >>\nstream\nxendstream"),
            "den är skadad eller låst",
        ),
        (archive(a_xml=b" " * 50_000_001), "delen a.xml är för stor"),
        (pdf(stream("/ObjStm", b" " * 50_000_001)), "en del av den är för stor"),
        (archive(a_docx=archive(b_docx=archive(c_docx=b"x"))), "filer ligger i filer i filer"),
    ],
)
def test_texts_that_nobody_can_look_for(content: bytes, why: str) -> None:
    """A file that cannot be searched is told of, never passed over."""
    with pytest.raises(packed.UnsearchableError, match=f"^{why}$"):
        list(packed.texts(content))
