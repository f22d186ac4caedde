"""A site's settings: all of them told in the README, and the two that a production site cannot start without."""

import ast
import os
import re
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.utils.module_loading import import_string

from sharehub.storage import storage_at

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


def storage_of(url, folder):
    """The storage that FILES_URL makes, as Django makes it. None of it speaks to anybody before it is used."""
    made = storage_at(url, folder=folder)
    return import_string(made["BACKEND"])(**made["OPTIONS"])


def test_files_are_kept_in_a_folder_for_the_site_alone(tmp_path):
    storage = storage_of("", tmp_path)
    storage.save("a", ContentFile(b"Monday"))

    assert storage_of(f"{tmp_path}/other", tmp_path).path("a") == str(tmp_path / "other" / "a")
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600


def test_files_are_kept_in_a_bucket(tmp_path):
    storage = storage_of("s3://key:se%2Fcret@store.example:9000/files?region=eu-west-2", tmp_path)

    assert (storage.access_key, storage.secret_key, storage.bucket_name) == ("key", "se/cret", "files")
    assert (storage.endpoint_url, storage.region_name) == ("https://store.example:9000", "eu-west-2")
    assert (storage.default_acl, storage.file_overwrite) == (None, False)


@pytest.mark.parametrize("url", ["s3://store.example/files", "s3://key:secret@store.example", "ftp://store.example"])
def test_a_place_for_files_that_is_none_stops_the_site(url, tmp_path):
    with pytest.raises(ImproperlyConfigured, match="FILES_URL is not understood"):
        storage_of(url, tmp_path)
