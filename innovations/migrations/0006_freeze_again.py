"""The triggers of migration 0002 once more: on SQLite, changing a table drops them silently."""

from importlib import import_module

from django.db import migrations

frozen = import_module("innovations.migrations.0002_frozen_editions")


def freeze_again(apps, schema_editor):
    on = " ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
    for table in frozen.FROZEN:
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_frozen{on.format(table=table)}")
    frozen.freeze(apps, schema_editor)


class Migration(migrations.Migration):
    dependencies = [("innovations", "0005_suggestions")]

    operations = [migrations.RunPython(freeze_again, migrations.RunPython.noop)]
