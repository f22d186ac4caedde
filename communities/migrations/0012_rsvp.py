import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0011_agenda"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Rsvp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("answer", models.CharField(choices=[("yes", "Yes"), ("maybe", "Maybe"), ("no", "No")], max_length=10)),
                (
                    "how",
                    models.CharField(
                        blank=True, choices=[("room", "In the room"), ("online", "Online")], max_length=10
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200)),
                ("queued_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("answered_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "answered_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rsvps", to="communities.meeting"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rsvps", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="rsvp",
            index=models.Index(fields=["meeting", "queued_at"], name="communities_rsvp_queue"),
        ),
        migrations.AddConstraint(
            model_name="rsvp",
            constraint=models.CheckConstraint(
                condition=models.Q(("answer__in", ["yes", "maybe", "no"])), name="communities_rsvp_answer_valid"
            ),
        ),
        migrations.AddConstraint(
            model_name="rsvp",
            constraint=models.CheckConstraint(
                condition=models.Q(("how__in", ["room", "online", ""])), name="communities_rsvp_how_valid"
            ),
        ),
        migrations.AddConstraint(
            model_name="rsvp",
            constraint=models.UniqueConstraint(fields=("meeting", "user"), name="communities_rsvp_once"),
        ),
        migrations.AddConstraint(
            model_name="rsvp",
            constraint=models.CheckConstraint(
                condition=models.Q(("queued_at", None), ("answer", "yes"), _connector="OR"),
                name="communities_rsvp_queued_for_yes",
            ),
        ),
        migrations.AddConstraint(
            model_name="rsvp",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", "yes"), ("how", ""), _negated=True),
                    models.Q(("answer", "no"), models.Q(("how", ""), _negated=True), _negated=True),
                ),
                name="communities_rsvp_yes_says_how",
            ),
        ),
    ]
