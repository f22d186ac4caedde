import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0012_rsvp"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Pulse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("repaid", models.PositiveSmallIntegerField(verbose_name="did this repay your time?")),
                ("will_use", models.PositiveSmallIntegerField(verbose_name="will you use something from it?")),
                ("more", models.BooleanField(blank=True, null=True)),
                ("line", models.CharField(blank=True, max_length=200, verbose_name="in a line")),
                ("answered_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pulses", to="communities.meeting"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pulses", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("guest", models.CharField(blank=True, max_length=120)),
                ("guest_from", models.CharField(blank=True, max_length=120)),
                ("is_present", models.BooleanField()),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("short_staffed", "Short of staff"),
                            ("clash", "Something else at that time"),
                            ("leave", "On leave or unwell"),
                            ("not_for_me", "Not about what matters to us"),
                            ("technical", "Could not get in"),
                            ("not_said", "Not said"),
                        ],
                        max_length=15,
                    ),
                ),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendances",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendances",
                        to="communities.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "attendance",
                "indexes": [models.Index(fields=["user", "is_present"], name="communities_attendance_of")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "reason__in",
                                ["short_staffed", "clash", "leave", "not_for_me", "technical", "not_said", ""],
                            )
                        ),
                        name="communities_attendance_reason_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minutes__isnull", True), ("minutes__gte", 0), _connector="OR"),
                        name="communities_attendance_minutes_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("user", None), models.Q(("guest", ""), _negated=True)),
                            models.Q(("guest", ""), ("guest_from", ""), ("user__isnull", False)),
                            _connector="OR",
                        ),
                        name="communities_attendance_member_or_guest",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("is_present", True), ("reason", "")),
                            models.Q(("is_present", False), ("minutes", None), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="communities_attendance_absent_why",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("user__isnull", False)),
                        fields=("meeting", "user"),
                        name="communities_attendance_member_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("user", None)),
                        fields=("meeting", "guest"),
                        name="communities_attendance_guest_once",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="pulse",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("repaid__isnull", True), models.Q(("repaid__gte", 1), ("repaid__lte", 5)), _connector="OR"
                ),
                name="communities_pulse_repaid_within",
            ),
        ),
        migrations.AddConstraint(
            model_name="pulse",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("will_use__isnull", True), models.Q(("will_use__gte", 1), ("will_use__lte", 5)), _connector="OR"
                ),
                name="communities_pulse_will_use_within",
            ),
        ),
        migrations.AddConstraint(
            model_name="pulse",
            constraint=models.UniqueConstraint(fields=("meeting", "user"), name="communities_pulse_once"),
        ),
    ]
