import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import communities.models.calendar_feed


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0015_outcome_and_commitment"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CalendarFeed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    models.CharField(
                        default=communities.models.calendar_feed.new_key, editable=False, max_length=64, unique=True
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("revoked_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "network",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calendar_feeds",
                        to="communities.network",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calendar_feeds",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("key", ""), _negated=True), name="communities_calendarfeed_key_filled"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at", None)),
                        fields=("user", "network"),
                        name="communities_calendarfeed_one_of_network",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("network", None), ("revoked_at", None)),
                        fields=("user",),
                        name="communities_calendarfeed_one_of_all",
                    ),
                ],
            },
        ),
    ]
