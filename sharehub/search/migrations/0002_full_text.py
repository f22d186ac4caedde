"""The full-text index of each database."""

from django.db import migrations

from sharehub.search.backends import backend_of


def run(name):
    def statements(apps, schema_editor):
        for statement in getattr(backend_of(schema_editor.connection), name):
            schema_editor.execute(statement)

    return statements


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(run("SET_UP"), run("TAKE_DOWN"))]
