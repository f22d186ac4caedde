from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SearchConfig(AppConfig):
    """One search index on two databases."""

    name = "sharehub.search"

    def ready(self):
        # The one signal of the house: on SQLite, a migration that alters a table drops its triggers silently.
        post_migrate.connect(keep_triggers, sender=self)


def keep_triggers(sender, using, **kwargs):
    """Make the triggers again that keep the full-text index on SQLite, where a migration dropped them."""
    from django.db import connections

    from .backends import sqlite

    connection = connections[using]
    if connection.vendor == "sqlite" and "search_searchrecord" in connection.introspection.table_names():
        with connection.cursor() as cursor:
            for statement in sqlite.SET_UP:
                cursor.execute(statement)
