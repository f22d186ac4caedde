"""The house rules, checked in the code's own words. Each failure says where, and architecture.md says why."""

import ast
import re
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = [
    {"sharehub.core"},
    {"sharehub.people"},
    {"sharehub.activity"},
    {"sharehub.search", "sharehub.moderation"},
    {"innovations"},
    {"communities"},
]
HOUSE = {app: height for height, apps in enumerate(FLOORS) for app in apps}
TOP = len(FLOORS)  # the composition root: everything of sharehub that is not one of the apps above
FOUND_BY_PLACE = {"management", "migrations", "templatetags"}  # Django's doors into an app, deep inside it
LONGEST = 300
LONGEST_VIEW = 45
LONGEST_PAGE = 150
LONGEST_PIECE = 60


def files(*patterns, under=("sharehub", "innovations", "communities", "templates", "static/src", "tests")):
    found = chain.from_iterable((ROOT / folder).rglob(pattern) for folder in under for pattern in patterns)
    return sorted(path for path in found if "__pycache__" not in path.parts)


def code():
    return files("*.py", under=("sharehub", "innovations", "communities"))


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def module_of(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def app_of(module):
    """The app that `module` lives in, "sharehub" for the composition root, or None for somebody else's code."""
    parts = module.split(".")
    for app in (".".join(parts[:2]), parts[0]):
        if app in HOUSE:
            return app
    return "sharehub" if parts[0] == "sharehub" else None


def parse(path):
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imports_of(path):
    """Each import of a file: its line, the whole name of what it imports, and whether it is a relative one."""
    package = module_of(path).split(".") if path.name == "__init__.py" else module_of(path).split(".")[:-1]
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name, False) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            for alias in node.names:
                # `from sharehub import people` names a module; `from sharehub.people import x` is told by its base.
                name = ".".join([*base, *filter(None, [node.module]), alias.name])
                yield node.lineno, name, node.level > 0


def height_of(app):
    return HOUSE.get(app, TOP)


def wrong_imports(path):
    own = app_of(module_of(path))
    for line, name, is_relative in imports_of(path):
        other = app_of(name)
        where = f"{name_of(path)}:{line} imports {name}"
        if other is None:
            continue
        if other == own:
            if not is_relative and own != "sharehub" and not FOUND_BY_PLACE & set(path.parts):
                yield f"{where}: relative imports inside an app"
        elif is_relative:
            yield f"{where}: absolute imports between apps"
        elif height_of(other) == height_of(own):
            yield f"{where}: neighbours do not know each other"
        elif height_of(other) > height_of(own):
            yield f"{where}: {own} stands below {other}"


def lines_of(path):
    return len(path.read_text(encoding="utf-8").splitlines())


def test_an_app_knows_only_the_floors_below_it():
    assert [wrong for path in code() for wrong in wrong_imports(path)] == []


def test_every_app_has_its_floor():
    apps = {module_of(path.parent / "__init__.py") for path in code() if path.name == "apps.py"}

    assert apps - {"sharehub"} <= set(HOUSE)


def test_no_file_is_longer_than_one_can_hold_in_the_head():
    ours = [path for path in files("*.py", "*.html", "*.scss", "*.js", "*.mjs") if "migrations" not in path.parts]

    assert {name_of(path): lines_of(path) for path in ours if lines_of(path) > LONGEST} == {}


def test_pages_and_their_pieces_are_short():
    def limit(path):
        return LONGEST_PIECE if path.name.startswith("_") else LONGEST_PAGE

    pages = files("*.html", under=("templates",))

    assert {name_of(path): lines_of(path) for path in pages if lines_of(path) > limit(path)} == {}


def test_views_are_short():
    def views():
        for path in code():
            if "views" in path.parts:
                for node in parse(path).body:
                    if isinstance(node, ast.FunctionDef):
                        yield f"{name_of(path)} {node.name}", node.end_lineno - node.lineno + 1

    assert {name: lines for name, lines in views() if lines > LONGEST_VIEW} == {}


@pytest.mark.parametrize(
    "unknown", ["django.http", "django.forms", "django.template", "django.contrib.messages", "django.shortcuts"]
)
def test_models_do_not_know_who_shows_them(unknown):
    def names(path):
        return [name for _, name, _ in imports_of(path) if f"{name}.".startswith(f"{unknown}.")]

    models = [path for path in code() if "models" in path.parts]

    assert {name_of(path): names(path) for path in models if names(path)} == {}


def test_models_do_not_import_the_floors_of_their_own_app():
    """forms, decorators, views and urls stand above the models; the admin imports models only."""

    def wrong(path):
        own = app_of(module_of(path))
        above = [f"{own}.{floor}" for floor in ("forms", "decorators", "views", "urls")]
        return [name for _, name, _ in imports_of(path) if f"{name}.".startswith(tuple(f"{each}." for each in above))]

    models = [path for path in code() if "models" in path.parts or path.name == "admin.py"]

    assert {name_of(path): wrong(path) for path in models if wrong(path)} == {}


def test_nothing_happens_by_signal():
    """Search rebuilds what SQLite drops after migrations; nothing of what people do goes through a signal."""

    def signals(path):
        names = [name for _, name, _ in imports_of(path) if ".signals." in f"{name}." or "django.dispatch" in name]
        return [name for name in names if not name.endswith(".post_migrate")]

    assert {name_of(path): signals(path) for path in code() if signals(path)} == {}


FORBIDDEN = {
    "a style attribute": r"<[^>]*\sstyle\s*=",
    "a style element": r"<style\b",
    "a script in the page": r"<script\b(?![^>]*\bsrc=)(?![^>]*application/ld\+json)",
    "a handler in an attribute": r"<[^>]*\son[a-z]+\s*=",
    "something from another host": r"<(?:script|link|img|iframe|source)\b[^>]*(?:src|href)=[\"']?(?:https?:)?//",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_the_security_policy_would_refuse(what):
    pages = files("*.html", under=("templates",))

    assert [name_of(path) for path in pages if re.search(FORBIDDEN[what], without_comments(path), re.IGNORECASE)] == []


def without_comments(path):
    text = path.read_text(encoding="utf-8")
    return re.sub(r"{#.*?#}|{% comment.*?endcomment %}|<!--.*?-->", "", text, flags=re.DOTALL)
