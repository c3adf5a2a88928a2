"""Small documents and glossaries, written down in a line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportpub.diagnostics import Location
from reportpub.model.document import (
    Division,
    Document,
    Header,
    Inline,
    Paragraph,
    Sentence,
    Text,
)
from reportpub.model.glossary import (
    ChineseTerm,
    Concept,
    EnglishTerm,
    Glossary,
    Kind,
    Status,
)

Content = str | tuple[Inline, ...]


def sentence(identifier: str, content: Content, *corresp: str) -> Sentence:
    """Return a sentence; ``corresp`` are ids of the Chinese file."""
    inlines = (Text(content),) if isinstance(content, str) else content
    links = tuple(name if "#" in name else f"zh-Hans.xml#{name}" for name in corresp)
    return Sentence(identifier, inlines, links, Location("", 1))


def document(language: str, *paragraphs: Iterable[Sentence]) -> Document:
    """Return a report of one part with a title, a heading and ``paragraphs``."""
    is_chinese = language.startswith("zh")
    letter = "s" if is_chinese else "e"
    titles = (("t", "题"), ("h", "一")) if is_chinese else (("t", "Title"), ("h", "I"))
    title, head = (
        sentence(f"{letter}{name}", words, *([f"s{name}"] if letter == "e" else []))
        for name, words in titles
    )
    part = Division(
        f"{letter}d1",
        "part",
        (head,),
        tuple(
            Paragraph(f"{letter}p{number}", tuple(sentences), (), Location("", 1))
            for number, sentences in enumerate(paragraphs, start=1)
        ),
        (),
        Location("", 1),
    )
    return Document(
        f"x-{language}",
        language,
        Header("题", "2021-02-01", ("说明",)),
        (title,),
        (part,),
        Location(f"source/x/{language}.xml", 1),
    )


def concept(
    zh: str, en: str = "x", *, identifier: str = "", **fields: object
) -> Concept:
    """Return a concept; ``fields`` replace those of its Chinese and English terms."""
    chinese = {k: fields[k] for k in ("variants", "pinyin", "hant") if k in fields}
    english = {k: fields[k] for k in ("admitted",) if k in fields}
    status = fields.get("status", Status.APPROVED)
    assert isinstance(status, Status)
    return Concept(
        identifier or f"c-{zh}",
        Kind.TERM,
        "national",
        status,
        ChineseTerm(zh, **chinese),  # type: ignore[arg-type]
        EnglishTerm(en, **english),  # type: ignore[arg-type]
    )


def glossary(*concepts: Concept) -> Glossary:
    """Return a glossary of ``concepts``."""
    by_id: Mapping[str, Concept] = {found.id: found for found in concepts}
    return Glossary(dict(sorted(by_id.items())))
