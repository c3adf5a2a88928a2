"""The theme's template: the parts of a Word file, unzipped, with slots to fill."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportpub.errors import EditionError
from reportpub.writers.docx.page import Page

if TYPE_CHECKING:
    from reportpub.writers.theme import Theme

# The template is set up for simplified Chinese; its names → those of traditional.
_TRADITIONAL = {
    '"SimSun"': '"PMingLiU"',
    '"SimHei"': '"Microsoft JhengHei"',
    '"zh-CN"': '"zh-TW"',
}
_DOCUMENT = "word/document.xml"
_WITH_FACES = ("word/settings.xml", "word/styles.xml")

# A slot holds a stand-in between two comments: so the template is a Word file too.
_SLOT = re.compile(r"<!-- slot -->.*<!-- end of slot -->", re.DOTALL)
_PARTS_AROUND_ONE_SLOT = 2


@dataclass(frozen=True, slots=True)
class Template:
    """The parts of a theme, for an edition led by one language."""

    theme: Theme
    language: str

    def part(self, name: str) -> str:
        """Return a part that is the same in every publication."""
        text = self._read(name)
        if self.language == "zh-Hant" and name in _WITH_FACES:
            for simplified, traditional in _TRADITIONAL.items():
                text = text.replace(simplified, traditional)
        return text

    def has_style(self, identifier: str) -> bool:
        """Whether the theme has a style of that id."""
        return f'w:styleId="{identifier}"' in self._read("word/styles.xml")

    def filled(self, name: str, filling: str) -> str:
        """Return the part ``name`` with ``filling`` instead of its stand-in."""
        before, after = self._around_slot(name)
        return before + filling + after

    def page(self) -> Page:
        """Return the page the template is set up for."""
        text = self._read(_DOCUMENT)
        size = _element("pgSz", text)
        margins = _element("pgMar", text)
        outside = _length("left", margins) + _length("right", margins)
        return Page(
            size=size,
            margins=margins,
            header=_element("headerReference", text),
            footer=_element("footerReference", text),
            measure=_length("w", size) - outside,
            grid="".join(re.findall(r"<w:docGrid\b[^>]*/>", text)),
        )

    def _around_slot(self, name: str) -> tuple[str, str]:
        parts = _SLOT.split(self._read(name))
        if len(parts) != _PARTS_AROUND_ONE_SLOT:
            message = (
                f"The template docx/{name} needs one slot: "
                "“<!-- slot -->”, a stand-in, “<!-- end of slot -->”."
            )
            raise EditionError(message)
        return parts[0], parts[1]

    def _read(self, name: str) -> str:
        return self.theme.read(f"docx/{name}")


def _element(name: str, text: str) -> str:
    found = re.search(rf"<w:{name}\b[^>]*/>", text)
    if found is None:
        message = f"The template docx/{_DOCUMENT} needs the element w:{name}."
        raise EditionError(message)
    return found[0]


def _length(name: str, element: str) -> int:
    found = re.search(rf'w:{name}="(\d+)"', element)
    if found is None:
        message = f"In the template docx/{_DOCUMENT}, {element} needs w:{name}."
        raise EditionError(message)
    return int(found[1])
