import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import sharehub.activity.models.event


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0014_quick_update"),
        ("innovations", "0019_challenge_outlives_account"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Outcome",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=[("decision", "Decision"), ("lesson", "Lesson")], max_length=10)),
                ("words", models.CharField(max_length=200, verbose_name="in a line")),
                ("details", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "innovation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="outcomes",
                        to="innovations.innovation",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="outcomes",
                        to="communities.meeting",
                    ),
                ),
                (
                    "network",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="outcomes", to="communities.network"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "take_up",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="outcomes",
                        to="innovations.takeup",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Commitment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=200, verbose_name="will do what")),
                ("due_on", models.DateField(verbose_name="by when")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("kept", "Kept"), ("carried", "Carried over"), ("let_go", "Let go")],
                        default="open",
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, editable=False, max_length=400)),
                ("ended_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "carried_to",
                    models.OneToOneField(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carried_from",
                        to="communities.commitment",
                    ),
                ),
                (
                    "challenge",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="commitments",
                        to="innovations.challenge",
                    ),
                ),
                (
                    "innovation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="commitments",
                        to="innovations.innovation",
                    ),
                ),
                (
                    "made_by",
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
                        related_name="commitments",
                        to="communities.network",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="commitments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "take_up",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="commitments",
                        to="innovations.takeup",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="commitments",
                        to="communities.meeting",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["network", "state", "due_on"], name="communities_commitment_due"),
                    models.Index(fields=["person", "state", "due_on"], name="communities_commitment_mine"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("what", ""), _negated=True), name="communities_commitment_what_filled"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "kept", "carried", "let_go"])),
                        name="communities_commitment_state_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("state", "open")),
                            models.Q(models.Q(("state", "open"), _negated=True), ("ended_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="communities_commitment_ended_with_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("carried_to__isnull", False), ("state", "carried")),
                            models.Q(models.Q(("state", "carried"), _negated=True), ("carried_to", None)),
                            _connector="OR",
                        ),
                        name="communities_commitment_carried_to",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "let_go"), models.Q(("reason", ""), _negated=True)),
                            models.Q(models.Q(("state", "let_go"), _negated=True), ("reason", "")),
                            _connector="OR",
                        ),
                        name="communities_commitment_let_go_why",
                    ),
                ],
            },
            bases=(sharehub.activity.models.event.RecordsEvents, models.Model),
        ),
        migrations.AddIndex(
            model_name="outcome",
            index=models.Index(fields=["network", "-recorded_at"], name="communities_outcome_newest"),
        ),
        migrations.AddConstraint(
            model_name="outcome",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="communities_outcome_words_filled"
            ),
        ),
        migrations.AddConstraint(
            model_name="outcome",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["decision", "lesson"])), name="communities_outcome_kind_valid"
            ),
        ),
    ]
