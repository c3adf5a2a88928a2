"""Read an EPUB edition: the documents of its spine (EPUB 3.3, section 5.7)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from reportpub.proofs.hypertext import read_tree
from reportpub.proofs.package import parse
from reportpub.proofs.reading import Strip

_OPF = "{http://www.idpf.org/2007/opf}"
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"


def read(data: bytes) -> Iterator[Strip]:
    """Yield what stands in the book, document by document."""
    with ZipFile(BytesIO(data)) as archive:
        container = parse(archive, "META-INF/container.xml")
        package_name = next(container.iter(f"{_CONTAINER}rootfile")).get("full-path")
        package = parse(archive, package_name)
        folder = posixpath.dirname(package_name)
        files = {x.get("id"): x.get("href") for x in package.iter(f"{_OPF}item")}
        for reference in package.iter(f"{_OPF}itemref"):
            name = posixpath.join(folder, files[reference.get("idref")])
            yield from read_tree(parse(archive, name))
