"""Sections as Word has them: what pages look like and how they are counted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """The page of the theme; lengths are twips, twentieths of a point."""

    size: str
    margins: str
    header: str
    footer: str
    measure: int
    """The width of the text."""
    grid: str = ""
    """The grid that the lines of the text stand on, where the template has one."""

    def front(self) -> str:
        """Return the section of the front matter: roman numbers, none on the title."""
        return self._section(
            references=self.footer,
            numbers='<w:pgNumType w:fmt="lowerRoman" w:start="1"/>',
            title_page="<w:titlePg/>",
        )

    def text(self) -> str:
        """Return the section of the text, which counts its pages from 1."""
        return self._section(
            references=self.header + self.footer,
            numbers='<w:pgNumType w:fmt="decimal" w:start="1"/>',
            grid=self.grid,
        )

    def back(self) -> str:
        """Return a section of the back matter, across the whole measure."""
        return self._section()

    def index(self) -> str:
        """Return the section of the index's entries, in two columns."""
        return self._section(
            start="continuous", columns='<w:cols w:num="2" w:space="425"/>'
        )

    def _section(
        self,
        *,
        references: str = "",
        start: str = "nextPage",
        numbers: str = "",
        columns: str = "",
        title_page: str = "",
        grid: str = "",
    ) -> str:
        return (
            f'<w:sectPr>{references}<w:type w:val="{start}"/>{self.size}{self.margins}'
            f"{numbers}{columns}{title_page}{grid}</w:sectPr>"
        )
