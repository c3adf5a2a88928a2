"""Saves are whole, recorded, committed, and never over somebody else's words."""

from __future__ import annotations

import errno
import subprocess
from pathlib import Path

import pytest
from tests.conftest import LayOut
from tests.running import EN, amend, snapshot
from tests.unit.desk.desks import FRAGMENT, Browser, desk, form

LIUWEN = "glossary/economy/liuwen.toml"
E004 = "/text/mini/e004/edit"
NEW = "Handan’s economy made steady and sure progress."


def english(browser: Browser) -> str:
    return (browser.root / EN).read_text(encoding="utf-8")


def test_an_edited_sentence_is_in_the_file_and_nothing_else_changes(
    browser: Browser,
) -> None:
    before = english(browser)

    response = browser.send(E004, {"words": NEW, "state": "reviewed"})

    after = english(browser)
    assert response.status_code == 200
    assert "Saved." in response.text
    assert after.count(NEW) == 1
    assert 'type="reviewed"' in after
    changed = [
        n
        for n, (a, b) in enumerate(
            zip(before.splitlines(), after.splitlines(), strict=True)
        )
        if a != b
    ]
    assert len(changed) == 1


def test_the_same_words_again_change_no_byte(browser: Browser) -> None:
    browser.send(E004, {"words": NEW})
    before = snapshot(browser.root / "source")

    browser.send(E004, {"words": NEW})

    assert snapshot(browser.root / "source") == before


def test_two_who_edit_the_same_sentence_lose_nothing(browser: Browser) -> None:
    page = browser.get(E004).text
    first, second = form(page, E004), form(page, E004)
    browser.client.post(E004, data={**first, "words": "The first one’s words."})

    refused = browser.client.post(
        E004, data={**second, "words": "The second one’s words."}, headers=FRAGMENT
    )

    assert refused.status_code == 409
    assert "The first one’s words." in refused.text
    assert "The second one’s words." in refused.text
    assert "The first one’s words." in english(browser)
    merged = {**form(refused.text, E004), "words": "The words of both."}
    assert browser.client.post(E004, data=merged).status_code == 200
    assert "The words of both." in english(browser)


def test_two_who_edit_different_sentences_are_not_in_each_others_way(
    browser: Browser,
) -> None:
    other = "/text/mini/e005/edit"
    first, second = (
        form(browser.get(E004).text, E004),
        form(browser.get(other).text, other),
    )

    browser.client.post(E004, data={**first, "words": "One."})
    browser.client.post(other, data={**second, "words": "Two."})

    assert ">One.</s>" in english(browser)
    assert ">Two.</s>" in english(browser)


def edit(browser: Browser, path: str, **fields: str) -> str:
    """Send the form of an entry, confirm what it changes, and return the last page."""
    names = {name.replace("__", "."): value for name, value in fields.items()}
    review = browser.send(path, names)
    assert review.status_code == 200, review.text
    return browser.client.post(path, data={**form(review.text, path), "save": "1"}).text


def test_an_edited_entry_shows_first_what_it_changes(browser: Browser) -> None:
    path = "/glossary/entry/liuwen/edit"
    before = snapshot(browser.root / "glossary")

    review = browser.send(path, {"en.preferred": "six stable things"}).text

    assert "six stable things" in review
    assert "2 sentences, 2 without the new rendering" in review
    assert snapshot(browser.root / "glossary") == before


def test_an_edited_entry_keeps_the_rest_of_its_file(browser: Browser) -> None:
    before = (browser.root / LIUWEN).read_text(encoding="utf-8")

    edit(browser, "/glossary/entry/liuwen/edit", en__preferred="six stable things")

    after = (browser.root / LIUWEN).read_text(encoding="utf-8")
    expected = before.replace(
        'preferred = "stability on the six fronts"', 'preferred = "six stable things"'
    )
    assert after == expected


def test_every_field_of_an_entry_comes_back_as_it_was(browser: Browser) -> None:
    before = snapshot(browser.root / "glossary")
    path = "/glossary/entry/liuwen/edit"

    review = browser.send(path).text

    assert "Nothing." in review
    assert snapshot(browser.root / "glossary") == before


def test_two_who_edit_the_same_entry_lose_nothing(browser: Browser) -> None:
    path = "/glossary/entry/liuwen/edit"
    stale = form(browser.get(path).text, path)
    edit(browser, path, en__preferred="the first one’s words")

    refused = browser.client.post(path, data={**stale, "en.preferred": "the second’s"})

    assert refused.status_code == 409
    assert "the first one’s words" in refused.text
    assert "the second’s" in refused.text
    assert "the first one’s words" in (browser.root / LIUWEN).read_text(
        encoding="utf-8"
    )


def test_a_change_between_the_review_and_the_save_is_seen(browser: Browser) -> None:
    path = "/glossary/entry/liuwen/edit"
    review = browser.send(path, {"en.preferred": "mine"}).text
    file = browser.root / LIUWEN
    file.write_text(
        file.read_text(encoding="utf-8") + "# an editor\n", encoding="utf-8"
    )

    refused = browser.client.post(path, data={**form(review, path), "save": "1"})

    assert refused.status_code == 409
    assert "mine" not in file.read_text(encoding="utf-8")


def test_an_entry_is_added_as_a_proposal_and_approved(browser: Browser) -> None:
    edit(
        browser,
        "/glossary/new",
        zh__preferred="产业布局",
        en__preferred="layout of industry",
        folder="economy",
    )
    file = browser.root / "glossary/economy/chanyebuju.toml"
    assert 'status = "proposed"' in file.read_text(encoding="utf-8")

    entry = "/glossary/entry/chanyebuju"
    browser.send(f"{entry}/approve", page=entry)

    assert 'status = "approved"' in file.read_text(encoding="utf-8")


def test_a_proposal_is_rejected_with_a_reason(browser: Browser) -> None:
    edit(browser, "/glossary/new", zh__preferred="产业布局", en__preferred="x")
    entry = "/glossary/entry/chanyebuju"

    browser.send(f"{entry}/reject", {"reason": "no source"}, page=entry)

    text = (browser.root / "glossary/chanyebuju.toml").read_text(encoding="utf-8")
    assert '= "superseded"' in text
    assert "Rejected by local editor: no source" in text


def test_entries_are_merged_in_every_file_once_that_was_seen(browser: Browser) -> None:
    entry = "/glossary/entry/liubao"
    path = f"{entry}/merge"
    review = browser.send(path, {"into": "liuwen"}, page=entry)

    done = browser.client.post(path, data={**form(review.text, path), "seen": "1"})

    assert done.status_code == 200
    assert not (browser.root / "glossary/economy/liubao.toml").exists()
    assert "六保" in (browser.root / LIUWEN).read_text(encoding="utf-8")


def test_an_entry_is_retired(browser: Browser) -> None:
    entry = "/glossary/entry/fazhan"

    browser.send(f"{entry}/retire", {"by": "gaozhiliang-fazhan"}, page=entry)

    text = (browser.root / "glossary/economy/fazhan.toml").read_text(encoding="utf-8")
    assert '"superseded"' in text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"en.preferred": ""}, "needs an English term"),
        ({"zh.preferred": ""}, "needs a Chinese term"),
        ({"kind": "nonsense"}, "is no kind"),
        ({"see_also": "nobody"}, "no entry has that id"),
        ({"en.forbidden": "the six fronts"}, "admitted and forbidden"),
        ({"zh.variants": "六保"}, "is also a word of"),
    ],
)
def test_an_entry_that_is_wrong_is_refused_and_nothing_typed_is_lost(
    browser: Browser, fields: dict[str, str], words: str
) -> None:
    before = snapshot(browser.root / "glossary")

    response = browser.send(
        "/glossary/entry/liuwen/edit", {"question": "what I typed", **fields}
    )

    assert response.status_code == 422
    assert words in response.text
    assert "what I typed" in response.text
    assert snapshot(browser.root / "glossary") == before


def test_a_folder_that_leads_elsewhere_is_refused(browser: Browser) -> None:
    response = browser.send(
        "/glossary/new",
        {"zh.preferred": "甲", "en.preferred": "a", "folder": "../../tmp"},
    )

    assert response.status_code == 422


def test_a_save_is_taken_back(browser: Browser) -> None:
    before = snapshot(browser.root / "source")
    browser.send(E004, {"words": NEW})

    response = browser.send("/history/1/undo", page="/history/1")

    assert "Taken back." in response.text
    assert snapshot(browser.root / "source") == before


def test_a_save_is_taken_back_though_other_sentences_changed_since(
    browser: Browser,
) -> None:
    browser.send(E004, {"words": NEW})
    browser.send("/text/mini/e014/edit", {"words": "Let us strive!"})

    browser.send("/history/1/undo", page="/history/1")

    assert NEW not in english(browser)
    assert "Let us strive!" in english(browser)


def test_a_save_is_not_taken_back_over_a_later_one(browser: Browser) -> None:
    browser.send(E004, {"words": NEW})
    browser.send(E004, {"words": "Later words."})

    response = browser.send("/history/1/undo", page="/history/1")

    assert response.status_code == 409
    assert "Later words." in english(browser)


def test_a_note_for_colleagues_stands_in_the_file(browser: Browser) -> None:
    browser.send("/text/mini/e004/comment", {"comment": "Ask <Li>."}, page=E004)

    assert "<name>local editor</name>" in english(browser)
    assert "Ask &lt;Li&gt;.</note>" in english(browser)
    assert "Ask &lt;Li&gt;." in browser.get("/text/mini").text


def test_a_sentence_is_moved_to_another_group(browser: Browser) -> None:
    path = "/text/mini/e005/link"
    fields = form(browser.get("/text/mini/e005/edit").text, path)

    browser.client.post(path, data={**fields, "link": ["s003", "s004"]})

    assert 'corresp="zh-Hans.xml#s003 zh-Hans.xml#s004"' in english(browser)


def git(root: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments],
        cwd=root,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return done.stdout


def test_a_save_is_committed_under_its_name_and_nothing_else_with_it(
    lay_out: LayOut,
) -> None:
    root = lay_out()
    git(root, "init", "-q")
    (root / ".gitignore").write_text("/.reportpub/\n", encoding="utf-8")
    git(root, "add", ".")
    git(root, "commit", "-qm", "begin")
    amend(root / "glossary/economy/fazhan.toml", '"development"', '"developing"')
    git(root, "add", "glossary")
    with desk(root) as browser:
        browser.send(E004, {"words": NEW})
        page = browser.get("/history").text

    log = git(root, "log", "-1", "--format=%an|%s|%h", "--name-only")
    author, words, rest = log.split("|")
    commit, *names = rest.split()
    assert (author, words) == ("local editor", "Edit the sentence e004 of mini")
    assert names == [EN]
    assert commit in page
    assert git(root, "diff", "--cached", "--name-only").split() == [
        "glossary/economy/fazhan.toml"
    ]


def test_what_an_editor_saved_is_shown(browser: Browser) -> None:
    browser.get("/text/mini")
    path = browser.root / EN
    text = path.read_text(encoding="utf-8").replace("steady progress", "slow progress")
    path.write_text(text, encoding="utf-8")

    assert "slow progress" in browser.get("/text/mini").text


def test_a_file_broken_by_an_editor_is_not_saved_over(browser: Browser) -> None:
    fields = form(browser.get(E004).text, E004)
    path = browser.root / EN
    path.write_text("<TEI>", encoding="utf-8")

    response = browser.client.post(E004, data={**fields, "words": NEW})

    assert response.status_code == 422
    assert path.read_text(encoding="utf-8") == "<TEI>"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full; free some space"),
        (errno.EROFS, "the disk is read-only; make it writable"),
        (errno.EACCES, "you may not write there; make it writable"),
    ],
)
def test_a_folder_that_cannot_be_written_is_said_so_and_nothing_changes(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(number, "no")

    before = snapshot(browser.root / "source")
    fields = form(browser.get(E004).text, E004)
    monkeypatch.setattr("reportpub.storage.staging.tempfile.NamedTemporaryFile", full)

    response = browser.client.post(E004, data={**fields, "words": NEW})

    assert response.status_code == 422
    assert words in response.text
    assert "Nothing was changed." in response.text
    assert snapshot(browser.root / "source") == before
    assert "Edit the sentence" not in browser.get("/history").text


def test_an_empty_line_parts_a_sentence(browser: Browser) -> None:
    browser.send("/text/mini/e013/edit", {"words": "One thing.\n\nAnother thing."})

    text = english(browser)
    assert 'corresp="zh-Hans.xml#s013" type="translated">One thing.</s>' in text
    assert (
        '<s xml:id="e015" corresp="zh-Hans.xml#s013" type="translated">Another thing.'
    ) in text
    browser.send("/history/1/undo", page="/history/1")
    assert "Another thing." not in english(browser)


def test_a_sentence_is_joined_with_the_next(browser: Browser) -> None:
    page = "/text/mini/e004/edit"

    browser.send("/text/mini/e004/join", page=page)

    assert "steady progress. High-quality development" in english(browser)
    refused = browser.send("/text/mini/e004/join", page=page)
    assert refused.status_code == 409


def test_the_text_shows_what_was_saved_since_the_last_build(browser: Browser) -> None:
    browser.send(E004, {"words": NEW})

    page = browser.get("/text/mini?only=changed").text

    assert 'id="s004"' in page
    assert 'id="s003"' not in page


def test_chinese_without_english_is_translated_beside_its_neighbours(
    browser: Browser,
) -> None:
    amend(browser.root / EN, "zh-Hans.xml#s006 zh-Hans.xml#s007", "zh-Hans.xml#s006")
    path = "/text/mini/s007/translate"

    browser.send(path, {"words": "We put  industry in order."}, page="/text/mini")

    assert (
        'was restructured.</s>\n      <s xml:id="e015" corresp="zh-Hans.xml#s007" '
        'type="translated">We put industry in order.</s>'
    ) in english(browser)
    assert path not in browser.get("/text/mini").text


def test_the_first_of_a_paragraph_is_translated_before_the_next(
    browser: Browser,
) -> None:
    amend(browser.root / EN, "zh-Hans.xml#s006 zh-Hans.xml#s007", "zh-Hans.xml#s007")

    browser.send("/text/mini/s006/translate", {"words": "First."}, page="/text/mini")

    assert 'type="translated">First.</s>\n      <s xml:id="e007"' in english(browser)


def test_a_paragraph_without_english_is_said_so(browser: Browser) -> None:
    amend(browser.root / EN, "zh-Hans.xml#s014", "zh-Hans.xml#s013")

    response = browser.send(
        "/text/mini/s014/translate", {"words": "Words."}, page="/text/mini"
    )

    assert response.status_code == 409
    assert "has no English" in response.text
