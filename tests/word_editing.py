"""Edit a Word file as a colleague would: words, tracked changes, comments, rows."""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO
from typing import Any, TypeAlias
from zipfile import ZipFile

from lxml import etree

from reportpub.model.handle import read_handle
from reportpub.writers.zipping import pack

# lxml has no types of its own.
Node: TypeAlias = Any
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NAMESPACE}}}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DOCUMENT, _RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"


class WordFile:
    """A Word file open for editing; rows are named by their first sentence."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.tree = etree.fromstring(self.parts[_DOCUMENT])

    def saved(self) -> bytes:
        """Return the file as it is now."""
        self.parts[_DOCUMENT] = etree.tostring(self.tree, encoding="UTF-8")
        return pack(self.parts.items())

    def row(self, name: str) -> Node:
        """Return the content control of a row."""
        return next(
            control
            for control in self.tree.iter(f"{W}sdt")
            if control.find(f"{W}sdtPr/{W}tag").get(f"{W}val").startswith(f"{name} ")
        )

    def cell(self, name: str, column: int = 1) -> Node:
        """Return a cell of a row, or the paragraph of a heading outside tables."""
        mark = next(
            mark
            for mark in self.tree.iter(f"{W}bookmarkStart")
            if (handle := read_handle(mark.get(f"{W}name"))) and handle.id == name
        )
        rows = [*mark.iterancestors(f"{W}tr")]
        if rows:
            return rows[0].findall(f"{W}tc")[column]
        paragraph = next(mark.iterancestors(f"{W}p"))
        return paragraph.getnext() if column else paragraph

    def amend(self, name: str, old: str, new: str, column: int = 1) -> None:
        """Write ``new`` for ``old``, which stands in one run."""
        text = self._text(name, old, column)
        text.text = text.text.replace(old, new)
        text.set(SPACE, "preserve")

    def retype(self, name: str, words: str, column: int = 1) -> None:
        """Take out all text of a cell and write ``words``; notes stay behind it."""
        first, *others = self.cell(name, column).iter(f"{W}t")
        first.text = words
        for text in others:
            text.getparent().remove(text)

    def track(self, name: str, old: str, new: str, who: str, day: str) -> None:
        """Write ``new`` for ``old`` with changes tracked; either may be empty."""
        anchor = old or new.split("|", maxsplit=1)[0]
        run = self._text(name, anchor).getparent()
        before, _, after = run.find(f"{W}t").text.partition(anchor)
        changes = [self._run(run, before + ("" if old else anchor))]
        if old:
            changes.append(
                self._change("del", self._run(run, old, "delText"), who, day)
            )
        inserted = new if old else new.split("|", maxsplit=1)[1]
        if inserted:
            changes.append(self._change("ins", self._run(run, inserted), who, day))
        changes.append(self._run(run, after))
        for change in changes:
            run.addprevious(change)
        run.getparent().remove(run)

    def comment(self, name: str, words: str, who: str, day: str) -> None:
        """Say something about a row, at its end."""
        number = self._comment_part(words, who, day)
        paragraph = [*self.cell(name).iter(f"{W}p")][-1]
        run = etree.SubElement(paragraph, f"{W}r")
        etree.SubElement(run, f"{W}commentReference", {f"{W}id": number})

    def take_out(self, name: str) -> None:
        """Take a row away."""
        row = self.row(name)
        row.getparent().remove(row)

    def copy(self, name: str) -> None:
        """Set a row once more below itself, without its bookmark as Word does."""
        row = self.row(name)
        other = deepcopy(row)
        for mark in [*other.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")]:
            mark.getparent().remove(mark)
        row.addnext(other)

    def move(self, name: str, behind: str) -> None:
        """Set a row behind another one."""
        self.row(behind).addnext(self.row(name))

    def free(self) -> None:
        """Take the content controls away and leave the rows, as LibreOffice does."""
        for control in [*self.tree.iter(f"{W}sdt")]:
            for row in control.find(f"{W}sdtContent"):
                control.addprevious(row)
            control.getparent().remove(control)

    def saved_by(self, who: str, day: str) -> None:
        """Say who saved the file last."""
        part = self.parts["docProps/core.xml"].decode()
        start, _, rest = part.partition("<dcterms:modified")
        end = rest.partition("</dcterms:modified>")[2]
        self.parts["docProps/core.xml"] = (
            f"{start}<cp:lastModifiedBy>{who}</cp:lastModifiedBy><dcterms:modified "
            f'xsi:type="dcterms:W3CDTF">{day}T08:00:00Z</dcterms:modified>{end}'
        ).encode()

    def _text(self, name: str, words: str, column: int = 1) -> Node:
        texts = self.cell(name, column).iter(f"{W}t")
        return next(text for text in texts if words in (text.text or ""))

    def _run(self, like: Node, words: str, kind: str = "t") -> Node:
        run = etree.Element(f"{W}r")
        properties = like.find(f"{W}rPr")
        if properties is not None:
            run.append(deepcopy(properties))
        etree.SubElement(run, f"{W}{kind}", {SPACE: "preserve"}).text = words
        return run

    def _change(self, kind: str, run: Node, who: str, day: str) -> Node:
        number = str(9000 + len([*self.tree.iter(f"{W}ins", f"{W}del")]))
        about = {"id": number, "author": who, "date": f"{day}T09:00:00Z"}
        change = etree.Element(f"{W}{kind}", {f"{W}{k}": v for k, v in about.items()})
        change.append(run)
        return change

    def _comment_part(self, words: str, who: str, day: str) -> str:
        name = "word/comments.xml"
        if name not in self.parts:
            self.parts[name] = f'<w:comments xmlns:w="{NAMESPACE}"/>'.encode()
            kind = f"{_OFFICE}/comments"
            self._add(
                _RELATIONS, "Relationship", Id="rIdC", Type=kind, Target="comments.xml"
            )
            office = "application/vnd.openxmlformats-officedocument"
            kind = f"{office}.wordprocessingml.comments+xml"
            self._add(_TYPES, "Override", PartName=f"/{name}", ContentType=kind)
        root = etree.fromstring(self.parts[name])
        number = str(len(root))
        about = {"id": number, "author": who, "date": f"{day}T10:00:00Z"}
        comment = etree.SubElement(
            root, f"{W}comment", {f"{W}{k}": v for k, v in about.items()}
        )
        run = etree.SubElement(etree.SubElement(comment, f"{W}p"), f"{W}r")
        etree.SubElement(run, f"{W}t").text = words
        self.parts[name] = etree.tostring(root)
        return number

    def _add(self, part: str, tag: str, **attributes: str) -> None:
        root = etree.fromstring(self.parts[part])
        namespace = etree.QName(root).namespace
        etree.SubElement(root, f"{{{namespace}}}{tag}", attributes)
        self.parts[part] = etree.tostring(root, encoding="UTF-8")
