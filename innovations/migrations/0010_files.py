"""Files on entries, and their frozen copies in editions, which a trigger refuses to change, whoever asks.

On SQLite, a later AlterField on innovations_editionfile drops the trigger silently: repeat it after that.
"""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

MESSAGE = "A published edition never changes"
TABLE = "innovations_editionfile"
SQLITE = """
CREATE TRIGGER {table}_frozen BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, '{message}'); END
"""
# The function is that of 0002_frozen_editions.
POSTGRESQL = """
CREATE TRIGGER {table}_frozen BEFORE UPDATE ON {table}
FOR EACH ROW EXECUTE FUNCTION innovations_refuse_change()
"""


def freeze(apps, schema_editor):
    template = POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE
    schema_editor.execute(template.format(table=TABLE, message=MESSAGE))


def thaw(apps, schema_editor):
    on = f" ON {TABLE}" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f"DROP TRIGGER {TABLE}_frozen{on}")


class Migration(migrations.Migration):
    dependencies = [
        ("innovations", "0009_hidden"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("docx", "Word document"),
                            ("xlsx", "Excel workbook"),
                            ("pptx", "PowerPoint presentation"),
                            ("pdf", "PDF"),
                            ("png", "Picture"),
                            ("jpg", "Photo"),
                            ("csv", "CSV table"),
                            ("txt", "Text file"),
                        ],
                        max_length=5,
                    ),
                ),
                ("description", models.CharField(blank=True, max_length=250, verbose_name="what it shows")),
                ("size", models.PositiveIntegerField(help_text="In bytes.")),
                ("sha256", models.CharField(max_length=64)),
                ("stored_as", models.CharField(db_index=True, max_length=100)),
                ("told", models.JSONField(blank=True, default=list)),
                ("uploaded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="attachments", to="innovations.entry"
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["docx", "xlsx", "pptx", "pdf", "png", "jpg", "csv", "txt"])),
                        name="innovations_attachment_kind_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="innovations_attachment_name_filled"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stored_as", ""), _negated=True),
                        name="innovations_attachment_stored_as_filled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ("png", "jpg")), _negated=True),
                            models.Q(("description", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="innovations_attachment_pictures_described",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EditionFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("docx", "Word document"),
                            ("xlsx", "Excel workbook"),
                            ("pptx", "PowerPoint presentation"),
                            ("pdf", "PDF"),
                            ("png", "Picture"),
                            ("jpg", "Photo"),
                            ("csv", "CSV table"),
                            ("txt", "Text file"),
                        ],
                        max_length=5,
                    ),
                ),
                ("description", models.CharField(blank=True, max_length=250, verbose_name="what it shows")),
                ("size", models.PositiveIntegerField(help_text="In bytes.")),
                ("sha256", models.CharField(max_length=64)),
                ("stored_as", models.CharField(db_index=True, max_length=100)),
                (
                    "edition_entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="kept_files",
                        to="innovations.editionentry",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["docx", "xlsx", "pptx", "pdf", "png", "jpg", "csv", "txt"])),
                        name="innovations_editionfile_kind_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="innovations_editionfile_name_filled"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stored_as", ""), _negated=True),
                        name="innovations_editionfile_stored_as_filled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ("png", "jpg")), _negated=True),
                            models.Q(("description", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="innovations_editionfile_pictures_described",
                    ),
                ],
            },
        ),
        migrations.RunPython(freeze, thaw),
    ]
