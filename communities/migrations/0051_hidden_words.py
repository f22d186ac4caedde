import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0050_worksheet_comment"),
        ("innovations", "0019_challenge_outlives_account"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="meeting",
            name="hidden_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="meeting",
            name="hidden_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="hide_reason",
            field=models.CharField(blank=True, editable=False, max_length=200),
        ),
        migrations.AddField(
            model_name="outcome",
            name="hidden_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="outcome",
            name="hidden_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="outcome",
            name="hide_reason",
            field=models.CharField(blank=True, editable=False, max_length=200),
        ),
        migrations.AddField(
            model_name="quickupdate",
            name="hidden_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="quickupdate",
            name="hidden_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="quickupdate",
            name="hide_reason",
            field=models.CharField(blank=True, editable=False, max_length=200),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("hidden_at__isnull", False), models.Q(("hide_reason", ""), _negated=True)),
                    models.Q(("hidden_at__isnull", True), ("hidden_by__isnull", True), ("hide_reason", "")),
                    _connector="OR",
                ),
                name="communities_meeting_hidden_with_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="outcome",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("hidden_at__isnull", False), models.Q(("hide_reason", ""), _negated=True)),
                    models.Q(("hidden_at__isnull", True), ("hidden_by__isnull", True), ("hide_reason", "")),
                    _connector="OR",
                ),
                name="communities_outcome_hidden_with_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="quickupdate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("hidden_at__isnull", False), models.Q(("hide_reason", ""), _negated=True)),
                    models.Q(("hidden_at__isnull", True), ("hidden_by__isnull", True), ("hide_reason", "")),
                    _connector="OR",
                ),
                name="communities_quickupdate_hidden_with_reason",
            ),
        ),
    ]
