"""What the code promises about itself."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click
import pytest
from tests.running import ROOT, python

from reportpub.checks import FAMILIES, RULES
from reportpub.checks.manual import manual
from reportpub.cli.main import main
from reportpub.model.edition import EDITION_FORMATS
from reportpub.writers import FIGURE_FORMATS, TERM_FORMATS, WRITERS

SOURCE = ROOT / "src/reportpub"
SETTINGS: Mapping[str, Any] = tomllib.loads(
    (ROOT / "pyproject.toml").read_text(encoding="utf-8")
)
CONTRACTS: list[Mapping[str, Any]] = SETTINGS["tool"]["importlinter"]["contracts"]
MODULES = {
    ".".join(
        ("reportpub", *path.relative_to(SOURCE).with_suffix("").parts)
    ).removesuffix(".__init__"): path
    for path in SOURCE.rglob("*.py")
}


def imports(path: Path) -> Iterator[str]:
    """Yield every module a file imports, inside functions and for types too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=str(module), names=names, level=0):
                for alias in names:
                    full = f"{module}.{alias.name}"
                    yield full if full in MODULES else module


def own_imports(path: Path) -> set[str]:
    return {name for name in imports(path) if name.partition(".")[0] == "reportpub"}


def package(module: str) -> str:
    """Return the layer of ``module``: the name below reportpub."""
    return module.split(".")[1] if "." in module else "reportpub"


def layers() -> list[set[str]]:
    """Return the layers of the contract, high to low."""
    [contract] = [found for found in CONTRACTS if found["type"] == "layers"]
    return [set(re.split(r"\s*[|:]\s*", row)) for row in contract["layers"]]


# lint-imports holds the code to the contract in `make check`; here without it.


def test_data_flows_one_way_and_stages_do_not_know_each_other() -> None:
    rank = {name: n for n, row in enumerate(layers()) for name in row}

    wrong = [
        f"{module} imports {imported}"
        for module, path in MODULES.items()
        if package(module) in rank
        for imported in own_imports(path)
        if package(imported) in rank and package(imported) != package(module)
        # A row lower is allowed, the same row is a stage beside it.
        if rank[package(imported)] <= rank[package(module)]
    ]

    assert wrong == []


def test_every_module_has_a_place_in_the_contract() -> None:
    placed = set[str]().union(*layers()) | {"reportpub", "__main__"}

    assert {package(module) for module in MODULES} <= placed


def test_modules_do_not_import_each_other_in_circles() -> None:
    graph = {
        module: {name for name in own_imports(path) if name != module}
        for module, path in MODULES.items()
        # A package may gather what its modules offer.
        if path.name != "__init__.py"
    }

    TopologicalSorter(graph).prepare()


@pytest.mark.parametrize(
    "contract",
    [found for found in CONTRACTS if found["type"] == "forbidden"],
    ids=lambda found: str(found["name"]),
)
def test_libraries_stay_where_they_belong(contract: Mapping[str, Any]) -> None:
    forbidden = set(contract["forbidden_modules"])

    wrong = [
        f"{module} imports {imported}"
        for module, path in MODULES.items()
        if any(f"{module}.".startswith(f"{s}.") for s in contract["source_modules"])
        for imported in imports(path)
        if imported.partition(".")[0] in forbidden
    ]

    assert wrong == []


def test_only_the_command_line_prints() -> None:
    printing = [
        module
        for module, path in MODULES.items()
        if package(module) != "cli"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name) and node.id == "print"
    ]

    assert printing == []


@pytest.mark.parametrize("code", RULES)
def test_the_docstring_of_a_rule_begins_with_its_code(code: str) -> None:
    summary = (RULES[code].find.__doc__ or "").splitlines()[0]

    assert re.match(rf"{code}: [a-zA-Z“].*\.$", summary)
    assert code[0] in FAMILIES


def test_every_rule_is_in_the_docs_in_its_own_words(
    request: pytest.FixtureRequest,
) -> None:
    path = ROOT / "docs/checks.md"
    border = "<!-- made from the rules -->\n"
    head, _, tail = path.read_text(encoding="utf-8").split(border)

    if request.config.getoption("--update-golden"):
        path.write_text(border.join((head, manual(), tail)), encoding="utf-8")

    assert path.read_text(encoding="utf-8") == border.join((head, manual(), tail))


def commands(group: click.Group, name: str = "reportpub") -> dict[str, click.Command]:
    """Return every command that does something, by what is typed to run it."""
    found: dict[str, click.Command] = {}
    context = click.Context(group)
    for word in group.list_commands(context):
        command = group.get_command(context, word)
        assert command is not None
        if isinstance(command, click.Group):
            found |= commands(command, f"{name} {word}")
        else:
            found[f"{name} {word}"] = command
    return found


@pytest.mark.parametrize(("name", "command"), commands(main).items())
def test_every_command_has_help_with_an_example(
    name: str, command: click.Command
) -> None:
    assert command.help
    assert re.search(rf"Examples?:\n  {name}\b", command.epilog or "")


@pytest.mark.parametrize(("name", "command"), commands(main).items())
def test_every_option_says_what_it_does(name: str, command: click.Command) -> None:
    silent = [
        f"{name} {option.name}"
        for option in command.params
        if isinstance(option, click.Option) and not option.help
    ]

    assert silent == []


@pytest.mark.parametrize("name", WRITERS)
def test_every_writer_can_be_called_and_is_asked_for(name: str) -> None:
    module = import_module(WRITERS[name])

    assert callable(module.write)
    assert name in {
        *EDITION_FORMATS,
        *TERM_FORMATS.values(),
        *FIGURE_FORMATS.values(),
    }


def test_every_format_of_an_edition_has_a_writer() -> None:
    assert set(EDITION_FORMATS) <= set(WRITERS)


def requirements() -> list[str]:
    extras = SETTINGS["project"]["optional-dependencies"].values()
    listed: list[str] = sum(extras, SETTINGS["project"]["dependencies"])
    return sorted({re.split(r"[<>=!~\[ ]", requirement)[0] for requirement in listed})


@pytest.mark.parametrize("name", requirements())
def test_every_dependency_is_accounted_for(name: str) -> None:
    text = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8").casefold()

    assert re.search(rf"(?<![\w-]){re.escape(name.casefold())}(?![\w-])", text)


def test_help_and_builds_do_not_load_what_only_the_memory_needs(
    tmp_path: Path,
) -> None:
    script = (
        "import sys; from click.testing import CliRunner; "
        "from reportpub.cli.main import main; import reportpub.build, reportpub.press; "
        "assert CliRunner().invoke(main, ['--help']).exit_code == 0; "
        "print(sorted({'rapidfuzz', 'sqlite3'} & set(sys.modules)))"
    )

    assert python("-c", script, cwd=tmp_path).out == "[]\n"


def test_weasyprint_is_the_version_whose_private_names_are_used() -> None:
    assert "weasyprint==70.0" in SETTINGS["project"]["dependencies"]
    assert version("weasyprint") == "70.0"


def test_the_private_names_of_weasyprint_are_there() -> None:
    import weasyprint
    from weasyprint.logger import LOGGER
    from weasyprint.urls import FatalURLFetchingError

    document = weasyprint.HTML(string="<p id=a>text").render()

    [page] = document.pages
    texts = [
        box.text for box in page._page_box.descendants() if getattr(box, "text", None)
    ]
    assert texts == ["text"]
    assert "a" in page.anchors
    assert LOGGER.name == "weasyprint"
    assert issubclass(FatalURLFetchingError, BaseException)


def test_the_private_names_replaced_in_weasyprint_are_there() -> None:
    from weasyprint.layout import inline
    from weasyprint.pdf.stream import Stream
    from weasyprint.text.line_break import Layout

    from reportpub.writers.layout import load

    load()

    replaced = (
        inline.justify_line,
        Layout.set_text,
        Layout.get_first_line,
        Stream.marked,
    )
    for function in replaced:
        assert function.__module__ == "reportpub.writers.justify"


def test_the_tests_are_not_in_the_mode_that_rewrites_expectations(
    request: pytest.FixtureRequest,
) -> None:
    update = request.config.getoption("--update-golden")

    assert not update
