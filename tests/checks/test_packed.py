"""The texts in a file that is published as it is, also those that no reader of it sees."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest

from planspegeln.checks import packed
from planspegeln.swedish.persons import form_of, stands_among_bytes

NAME = "Lisa Låtsas"


def found(name: str, text: packed.Text) -> bool:
    """Whether a text has a name, as the checks look for it."""
    if text.is_loose:
        return stands_among_bytes(name, text.words)
    return form_of(name, text.words, surname=False) is not None


def chunk(kind: bytes, data: bytes) -> bytes:
    """A part of a picture. Its checksum reads as letters."""
    return len(data).to_bytes(4, "big") + kind + data + b"lzxq"


def png(*chunks: bytes) -> bytes:
    """A picture."""
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks) + chunk(b"IEND", b"")


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
        archive(ole_bin=b"\xd0\xcf\x11\xe0ab" + NAME.encode("utf-16-le") + b"cd\xff"),
        archive(a_xml=b"x")[:-2] + len(NAME.encode()).to_bytes(2, "little") + NAME.encode(),
        b"\xff\xd8\xff\xe1Exifab" + NAME.encode("latin-1") + b"cd",
        b"\xff\xd8\xff\xe1Exifab" + NAME.encode("utf-16-le") + b"cd\xff",
        png(chunk(b"tEXt", b"Author\0Lisa L\xe5tsas")),
        png(chunk(b"zTXt", b"Author\0\0" + zlib.compress(b"Lisa L\xe5tsas"))),
        png(chunk(b"iTXt", b"Author\0\1\0sv\0\0" + zlib.compress(NAME.encode()))),
        png(chunk(b"iTXt", b"Author\0\0\0sv\0\0" + NAME.encode())),
        png(chunk(b"eXIf", b"II" + NAME.encode("utf-16-le"))),
        pdf(stream("", archive(a_xml=NAME.encode()))),
        pdf(stream("/Type /Metadata", b"<dc:creator>Lisa L&#229;tsas</dc:creator>")),
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
    assert any(found(NAME, text) for text in packed.texts(content))


def test_texts_are_in_no_picture_of_a_page() -> None:
    """What draws a picture or a font is passed over, however it is packed."""
    page = pdf(stream("/Subtype /Image", b"Lisa L\xe5tsas", deflated=False))
    assert not any(found(NAME, text) for text in packed.texts(page))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"PK\x03\x04x", "den är skadad eller låst"),
        (pdf(b"9 0 obj << /Encrypt 3 0 R >> endobj"), "den är låst"),
        (b"%PDF-1.7\n7 0 obj << /Type /ObjStm >>\nstream\nx", "den är skadad eller låst"),
        (
            pdf(b"7 0 obj << /Type /ObjStm /Filter /FlateDecode >>\nstream\nxendstream"),
            "den är skadad eller låst",
        ),
        (archive(a_xml=b" " * 1001), "delen a.xml är för stor"),
        (pdf(stream("/ObjStm", b" " * 1001)), "en del av den är för stor"),
        (
            pdf(b"7 0 obj << /Filter /ASCII85Decode >>\nstream\nxendstream"),
            "en del av den är packad på ett ovanligt sätt",
        ),
        (archive(a_x=archive(b_x=archive(c_x=archive(d_x=b"x")))), "filer ligger i filer i filer"),
    ],
)
def test_texts_that_nobody_can_look_for(
    monkeypatch: pytest.MonkeyPatch, content: bytes, why: str
) -> None:
    """A file that cannot be searched is told of, never passed over."""
    monkeypatch.setattr(packed, "_LARGEST", 1000)
    with pytest.raises(packed.UnsearchableError, match=f"^{why}$"):
        list(packed.texts(content))


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".pdf", ".PDF"])
def test_texts_of_a_file_that_is_something_else(suffix: str) -> None:
    """A file with a password is of another kind than its name says."""
    with pytest.raises(packed.UnsearchableError, match=f"eller ingen {suffix.lower()}-fil"):
        list(packed.texts(b"\xd0\xcf\x11\xe0", suffix))


def test_a_short_name_comes_by_chance_among_bytes() -> None:
    """It has to stand alone there. A long one does not."""
    assert not stands_among_bytes("Bo Ek", "xbo ekz")
    assert stands_among_bytes("Bo Ek", "\1Bo Ek\2")
    assert stands_among_bytes(NAME, "xLisa L\u00e5tsasz")
    assert stands_among_bytes(NAME, "xL\u00e5tsas, Lisaz")
    assert not stands_among_bytes(NAME, "L\u00e5tsas")
