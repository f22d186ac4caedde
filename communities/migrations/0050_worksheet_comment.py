import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import sharehub.activity.models.event


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0021_cost"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="WorksheetComment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("hide_reason", models.CharField(blank=True, editable=False, max_length=200)),
                ("words", models.TextField(blank=True, verbose_name="what you want to say")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("edited_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("deleted_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "part",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("purpose", "What are you for?"),
                            ("limits", "What will you not do?"),
                            ("focus", "What will you work on?"),
                            ("method", "How will you work?"),
                            ("worth", "Will it be worth it?"),
                            ("doors", "Who may come in?"),
                        ],
                        max_length=10,
                    ),
                ),
                ("resolved_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "hidden_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="worksheet_comments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "network",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="worksheet_comments",
                        to="communities.network",
                    ),
                ),
                (
                    "resolved_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["network", "part"], name="communities_worksheet_talk")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("hidden_at__isnull", False), models.Q(("hide_reason", ""), _negated=True)),
                            models.Q(("hidden_at__isnull", True), ("hidden_by__isnull", True), ("hide_reason", "")),
                            _connector="OR",
                        ),
                        name="communities_worksheetcomment_hidden_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("deleted_at__isnull", True), models.Q(("words", ""), _negated=True)),
                            models.Q(("deleted_at__isnull", False), ("words", "")),
                            _connector="OR",
                        ),
                        name="communities_worksheetcomment_says_or_deleted",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("part__in", ["purpose", "limits", "focus", "method", "worth", "doors", ""])
                        ),
                        name="communities_worksheetcomment_part_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("resolved_at__isnull", True), ("resolved_by__isnull", True)),
                            models.Q(("resolved_at__isnull", False), ("resolved_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="communities_worksheetcomment_resolved_at_together",
                    ),
                ],
            },
            bases=(sharehub.activity.models.event.RecordsEvents, models.Model),
        ),
    ]
