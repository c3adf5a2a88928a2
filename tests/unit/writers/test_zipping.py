from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from reportpub.writers.zipping import pack

ENTRIES = [("mimetype", b"application/epub+zip"), ("b.txt", b"b" * 100), ("a", b"")]


def test_entries_keep_their_order_and_bytes() -> None:
    with ZipFile(BytesIO(pack(ENTRIES, stored="mimetype"))) as archive:
        found = [(name, archive.read(name)) for name in archive.namelist()]

    assert found == ENTRIES


def test_only_what_is_to_be_stored_is_stored() -> None:
    with ZipFile(BytesIO(pack(ENTRIES, stored="mimetype"))) as archive:
        kinds = [entry.compress_type for entry in archive.infolist()]

    assert kinds == [ZIP_STORED, ZIP_DEFLATED, ZIP_DEFLATED]


def test_the_package_knows_no_clock() -> None:
    data = pack(ENTRIES)

    assert data == pack(ENTRIES)
    with ZipFile(BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {
            (1980, 1, 1, 0, 0, 0)
        }


def test_the_type_of_an_epub_can_be_read_at_a_fixed_place() -> None:
    # OCF 3.3, section 4.3: no extra field, so the name is at 30 and the text at 38.
    data = pack(ENTRIES, stored="mimetype")

    assert data[30:58] == b"mimetypeapplication/epub+zip"
