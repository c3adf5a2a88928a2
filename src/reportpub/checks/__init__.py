"""What a person should look at before a report is published.

A rule is one generator; its docstring is its entry in docs/checks.md. A new rule is
one function and one line in ``RULES``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from reportpub.checks import (
    abbreviations,
    alignment,
    chinese_marks,
    english_marks,
    english_quotes,
    english_words,
    figures,
    labels,
    repetition,
    source_characters,
    source_text,
    terms,
)
from reportpub.checks.rule import Rule, error, warning
from reportpub.diagnostics import Diagnostic
from reportpub.model.bitext import Bitext

RULES: Mapping[str, Rule] = {
    "S001": error(source_text.unbalanced_source),
    "S002": error(source_characters.ascii_mark),
    "S003": error(source_text.repeated_source),
    "S004": warning(source_text.sentence_without_end),
    "S005": error(source_text.mark_at_beginning),
    "S006": error(source_characters.web_debris),
    "S007": error(source_characters.strange_character),
    "S008": error(source_characters.traditional_form),
    "S009": warning(source_characters.rare_character),
    "S010": error(source_text.undeclared_correction),
    "S011": error(source_text.idle_correction),
    "A001": error(alignment.untranslated),
    "A002": error(alignment.english_without_chinese),
    "A003": error(alignment.empty_english),
    "A004": warning(alignment.crossing),
    "A005": warning(alignment.unlikely_length),
    "A006": error(alignment.stale_english),
    "A007": error(repetition.repeated_english),
    "A008": error(alignment.chinese_in_english),
    "N001": error(figures.missing_figure),
    "N002": error(figures.added_figure),
    "N003": error(figures.wrong_figure),
    "N004": warning(figures.wrong_bound),
    "N005": error(figures.percent_for_points),
    "N006": warning(figures.lost_number),
    "T001": error(terms.unknown_concept),
    "T002": error(terms.forbidden_rendering),
    "T003": warning(terms.rendering_missing),
    "T004": warning(terms.rendered_differently),
    "T005": error(labels.wrong_number_of_members),
    "T006": warning(labels.member_missing),
    "T007": warning(abbreviations.short_form_first),
    "T008": error(labels.label_of_another_place),
    "Y001": warning(chinese_marks.space_in_chinese),
    "Y002": error(chinese_marks.chinese_dash),
    "Y003": error(chinese_marks.chinese_ellipsis),
    "Y004": error(chinese_marks.full_width_in_chinese),
    "Y005": error(chinese_marks.chinese_quotation_marks),
    "Y006": warning(chinese_marks.nested_marks),
    "Y007": error(chinese_marks.doubled_chinese_mark),
    "Y008": warning(chinese_marks.comma_between_quotations),
    "Y009": error(chinese_marks.comma_before_and_so_on),
    "Y010": warning(chinese_marks.hyphen_in_chinese_range),
    "Y011": warning(chinese_marks.comma_after_number),
    "Y101": error(english_marks.double_space),
    "Y102": error(english_marks.space_before_mark),
    "Y103": error(english_marks.space_missing),
    "Y104": warning(english_quotes.straight_quotation_mark),
    "Y105": warning(english_quotes.single_quotation_marks),
    "Y106": warning(english_quotes.mark_outside_quotation),
    "Y107": error(english_marks.hyphen_for_dash),
    "Y108": warning(english_marks.spaced_dash),
    "Y109": warning(english_marks.hyphen_in_range),
    "Y110": error(english_marks.full_width_in_english),
    "Y111": error(english_marks.doubled_english_mark),
    "Y112": error(english_quotes.unbalanced_english),
    "Y113": warning(english_words.percent_sign),
    "Y114": error(english_words.badly_grouped_number),
    "Y115": warning(english_words.ungrouped_number),
    "Y116": error(english_words.wrong_article),
    "Y117": error(english_words.doubled_word),
    "Y118": warning(english_words.serial_comma),
}

FAMILIES: Mapping[str, str] = {
    "S": "The adopted text is sound",
    "A": "Chinese and English correspond",
    "N": "Figures agree by value",
    "T": "The text and the glossary agree",
    "Y": "Both languages are set as their readers expect",
}


def run_checks(
    bitext: Bitext, codes: Collection[str] = tuple(RULES)
) -> tuple[Diagnostic, ...]:
    """Return what breaks the rules ``codes``, in the order of files and lines."""
    findings = [
        diagnostic
        for code, rule in RULES.items()
        if code in codes
        for diagnostic in rule.diagnostics(code, bitext)
    ]
    findings.sort(key=lambda f: (f.location.path, f.location.line, f.code))
    return tuple(findings)
