"""A made-up OpenDocument text."""

from __future__ import annotations

import io
import zipfile


def odt(body: str, styles: str = "") -> bytes:
    """An OpenDocument text with this body."""
    names = ("office", "text", "style", "table", "dc", "draw", "svg", "fo", "loext")
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
        )
        archive.writestr(
            "styles.xml",
            f"<office:document-styles {spaces}><office:styles>{styles}</office:styles>"
            "</office:document-styles>",
        )
    return file.getvalue()
