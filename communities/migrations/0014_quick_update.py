import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import sharehub.activity.models.event


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0013_attendance_and_pulse"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="QuickUpdate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("doing", models.CharField(max_length=300, verbose_name="what we are doing")),
                ("going", models.CharField(blank=True, max_length=300, verbose_name="how it is going")),
                ("need", models.CharField(blank=True, max_length=300, verbose_name="what we need")),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="quick_updates",
                        to="communities.meeting",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="quick_updates",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            bases=(sharehub.activity.models.event.RecordsEvents, models.Model),
        ),
        migrations.CreateModel(
            name="TellMeMore",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.CharField(blank=True, max_length=300)),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("answer", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tell_me_mores",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "quick_update",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tell_me_mores",
                        to="communities.quickupdate",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "tell me more",
                "ordering": ["asked_at", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="quickupdate",
            constraint=models.CheckConstraint(
                condition=models.Q(("doing", ""), _negated=True), name="communities_quickupdate_doing_filled"
            ),
        ),
        migrations.AddConstraint(
            model_name="quickupdate",
            constraint=models.UniqueConstraint(fields=("meeting", "user"), name="communities_quickupdate_once"),
        ),
        migrations.AddConstraint(
            model_name="tellmemore",
            constraint=models.UniqueConstraint(fields=("quick_update", "asked_by"), name="communities_tellmemore_once"),
        ),
        migrations.AddConstraint(
            model_name="tellmemore",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", ""), ("answered_at", None)),
                    models.Q(models.Q(("answer", ""), _negated=True), ("answered_at__isnull", False)),
                    _connector="OR",
                ),
                name="communities_tellmemore_answered_with_time",
            ),
        ),
    ]
