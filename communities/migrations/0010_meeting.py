import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import sharehub.activity.models.event


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0002_purpose_and_doors"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="MeetingSeries",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rule", models.CharField(max_length=200)),
                ("called_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "called_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "network",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="meeting_series",
                        to="communities.network",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "meeting series",
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("closed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("notes", models.TextField(blank=True, editable=False)),
                ("notes_final_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("reminded_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "To come"),
                            ("running", "On now"),
                            ("closed", "Closed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="planned",
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("started_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("finished_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("number", models.PositiveSmallIntegerField(blank=True, editable=False, null=True)),
                ("title", models.CharField(max_length=120, verbose_name="what it is called")),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("online", "Online"), ("in_person", "In person"), ("both", "In the room or online")],
                        default="online",
                        max_length=10,
                    ),
                ),
                ("link", models.URLField(blank=True, max_length=500, verbose_name="link to join")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="where")),
                ("places", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="how many find room")),
                ("question", models.CharField(blank=True, max_length=200, verbose_name="your own question afterwards")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("called_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("cancelled_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("cancel_reason", models.CharField(blank=True, editable=False, max_length=400)),
                (
                    "called_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "cancelled_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "chair",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="chaired_meetings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "network",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="meetings", to="communities.network"
                    ),
                ),
                (
                    "recorder",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="recorded_meetings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "timekeeper",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="timed_meetings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="communities.meetingseries",
                    ),
                ),
            ],
            bases=(sharehub.activity.models.event.RecordsEvents, models.Model),
        ),
        migrations.AddConstraint(
            model_name="meetingseries",
            constraint=models.CheckConstraint(
                condition=models.Q(("rule", ""), _negated=True), name="communities_meetingseries_rule_filled"
            ),
        ),
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(fields=["network", "starts_at"], name="communities_meeting_of"),
        ),
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(fields=["state", "ends_at"], name="communities_meeting_to_come"),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["planned", "running", "closed", "cancelled"])),
                name="communities_meeting_state_valid",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["running", "closed"]), _negated=True),
                    ("started_at__isnull", False),
                    _connector="OR",
                ),
                name="communities_meeting_started_with_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("finished_at", None), ("finished_at__gt", models.F("started_at")), _connector="OR"),
                name="communities_meeting_finished_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("closed_at__isnull", False),
                        ("finished_at__isnull", False),
                        ("notes_final_at__isnull", False),
                        ("state", "closed"),
                    ),
                    models.Q(
                        models.Q(("state", "closed"), _negated=True), ("closed_at", None), ("notes_final_at", None)
                    ),
                    _connector="OR",
                ),
                name="communities_meeting_closed_with_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True), name="communities_meeting_title_filled"
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["online", "in_person", "both"])), name="communities_meeting_kind_valid"
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("places__isnull", True), models.Q(("places__gte", 1), ("places__lte", 1000)), _connector="OR"
                ),
                name="communities_meeting_places_within",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="communities_meeting_ends_after_start"
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("link", ""), ("link__startswith", "https://"), _connector="OR"),
                name="communities_meeting_link_https",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("number", None), ("series", None)),
                    models.Q(("number__isnull", False), ("series__isnull", False)),
                    _connector="OR",
                ),
                name="communities_meeting_number_in_series",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.UniqueConstraint(fields=("series", "number"), name="communities_meeting_number_once"),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("cancelled_at__isnull", False),
                        ("state", "cancelled"),
                        models.Q(("cancel_reason", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("state", "cancelled"), _negated=True), ("cancel_reason", ""), ("cancelled_at", None)
                    ),
                    _connector="OR",
                ),
                name="communities_meeting_cancelled_why",
            ),
        ),
    ]
