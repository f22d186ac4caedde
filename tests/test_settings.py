"""A site's settings: all of them told in the README, and the two that a production site cannot start without."""

import ast
import os
import re
import subprocess
import sys

import pytest
from django.conf import settings

KEY = "a key for tests only, and longer than fifty characters"


def names_read():
    """Every name that settings.py reads from the environment."""
    tree = ast.parse((settings.BASE_DIR / "sharehub" / "settings.py").read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {
        call.args[0].value
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "env"
    }


def names_told():
    """Every name in the first column of the README's table of settings."""
    readme = (settings.BASE_DIR / "README.md").read_text(encoding="utf-8")
    section = readme.split("## Settings", 1)[1].split("\n## ", 1)[0]
    return set(re.findall(r"^\| `([A-Z_]+)`", section, re.MULTILINE))


def start(**environment):
    """Run a command that reads the settings, in no other environment (a .env file included). Returns its result."""
    return subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], "SECRET_KEY": "", "ALLOWED_HOSTS": "", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_readme_tells_every_setting():
    assert names_told() == names_read()


@pytest.mark.parametrize(
    ("environment", "line"),
    [
        (
            {"ALLOWED_HOSTS": "sharehub.example"},
            "SECRET_KEY is not set. Set it to 50 or more random characters and keep it secret.\n",
        ),
        (
            {"SECRET_KEY": KEY},
            "ALLOWED_HOSTS is not set. Set it to the site's host names, separated by commas.\n",
        ),
    ],
)
def test_a_production_site_does_not_start_without_it_and_says_so_in_one_line(environment, line):
    result = start(DEBUG="false", **environment)

    assert (result.returncode, result.stdout, result.stderr) == (1, "", line)


def test_a_production_site_starts_with_both():
    result = start(DEBUG="false", SECRET_KEY=KEY, ALLOWED_HOSTS="sharehub.example")

    assert (result.returncode, result.stderr) == (0, "")
