import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0010_meeting"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("started_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("finished_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("skipped_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("place", models.PositiveSmallIntegerField(editable=False)),
                ("title", models.CharField(max_length=120, verbose_name="what it is about")),
                ("minutes", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("welcome", "Welcome"),
                            ("quick_updates", "Quick updates"),
                            ("deep_dive", "Deep dive"),
                            ("case_clinic", "Case clinic"),
                            ("decision", "Decision"),
                            ("learning", "Learning"),
                            ("health_check", "Health check"),
                        ],
                        default="learning",
                        max_length=15,
                    ),
                ),
                ("guest", models.CharField(blank=True, max_length=120, verbose_name="a guest who leads it")),
                ("papers", models.TextField(blank=True, verbose_name="papers and links")),
                (
                    "carried_from",
                    models.OneToOneField(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="carried_to",
                        to="communities.agendaitem",
                    ),
                ),
                (
                    "focus",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="agenda_items",
                        to="communities.focus",
                    ),
                ),
                (
                    "leader",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="led_items",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="agenda", to="communities.meeting"
                    ),
                ),
            ],
            options={
                "ordering": ["place", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("finished_at", None),
                            models.Q(("finished_at__gte", models.F("started_at")), ("started_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="communities_agendaitem_finished_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("skipped_at", None), ("started_at", None), _connector="OR"),
                        name="communities_agendaitem_skipped_or_started",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="communities_agendaitem_title_filled"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "welcome",
                                    "quick_updates",
                                    "deep_dive",
                                    "case_clinic",
                                    "decision",
                                    "learning",
                                    "health_check",
                                ],
                            )
                        ),
                        name="communities_agendaitem_kind_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("minutes__isnull", True),
                            models.Q(("minutes__gte", 1), ("minutes__lte", 600)),
                            _connector="OR",
                        ),
                        name="communities_agendaitem_minutes_within",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("leader", None), ("guest", ""), _connector="OR"),
                        name="communities_agendaitem_one_leads",
                    ),
                ],
            },
        ),
    ]
