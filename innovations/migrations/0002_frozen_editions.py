"""Triggers that refuse to change a published edition, whoever asks, the ORM's update included.

On SQLite, a later AlterField on these tables drops them silently: repeat this migration's operations after it.
"""

from django.db import migrations

FROZEN = {
    "innovations_edition": ("number", "whats_new", "published_at", "innovation_id"),
    "innovations_editionentry": (
        "kind", "verdict", "hours", "happened_on", "answers", "position", "edition_id", "source_id",
    ),
}  # fmt: skip
MESSAGE = "A published edition never changes"

SQLITE = """
CREATE TRIGGER {table}_frozen BEFORE UPDATE OF {columns} ON {table}
BEGIN SELECT RAISE(ABORT, '{message}'); END
"""
POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION innovations_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{message}'; END $$
"""
POSTGRESQL = """
CREATE TRIGGER {table}_frozen BEFORE UPDATE OF {columns} ON {table}
FOR EACH ROW EXECUTE FUNCTION innovations_refuse_change()
"""


def freeze(apps, schema_editor):
    template = SQLITE
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL_FUNCTION.format(message=MESSAGE))
        template = POSTGRESQL
    for table, columns in FROZEN.items():
        schema_editor.execute(template.format(table=table, columns=", ".join(columns), message=MESSAGE))


def thaw(apps, schema_editor):
    on = " ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
    for table in FROZEN:
        schema_editor.execute(f"DROP TRIGGER {table}_frozen{on.format(table=table)}")
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION innovations_refuse_change()")


class Migration(migrations.Migration):
    dependencies = [("innovations", "0001_initial")]

    operations = [migrations.RunPython(freeze, thaw)]
