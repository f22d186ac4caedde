"""Checks that refuse to start a site that would lose data or leak secrets."""

import sqlite3

from django.conf import settings
from django.core.checks import Error, register

from .sqlite import SAFE_RELEASE


@register()
def sqlite_is_safe(app_configs, **kwargs):
    """A WAL database used by several processes needs a SQLite that does not corrupt it."""
    if "sqlite" not in settings.DATABASES["default"]["ENGINE"] or sqlite3.sqlite_version_info >= SAFE_RELEASE:
        return []
    if settings.PROCESSES == 1:
        return []
    return [
        Error(
            f"SQLite {sqlite3.sqlite_version} can corrupt a database that several processes use.",
            hint="Install the pysqlite3 wheel, use PostgreSQL (DATABASE_URL), or set PROCESSES=1.",
            id="sharehub.E001",
        )
    ]
