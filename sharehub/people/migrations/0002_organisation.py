"""Practices, PCNs, ICBs and other places of work."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ods_code", models.CharField(max_length=12, unique=True, verbose_name="ODS code")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("practice", "Practice"),
                            ("pcn", "Primary care network"),
                            ("icb", "Integrated care board"),
                            ("other", "Other organisation"),
                        ],
                        default="practice",
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("address", models.CharField(blank=True, max_length=300)),
                ("postcode", models.CharField(blank=True, max_length=10)),
                ("latitude", models.FloatField(blank=True, help_text="Degrees north, WGS84.", null=True)),
                ("longitude", models.FloatField(blank=True, help_text="Degrees east, WGS84.", null=True)),
                ("list_size", models.PositiveIntegerField(blank=True, null=True, verbose_name="registered patients")),
                (
                    "setting",
                    models.CharField(
                        blank=True, choices=[("urban", "Urban"), ("town", "Town"), ("rural", "Rural")], max_length=10
                    ),
                ),
                (
                    "deprivation_decile",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Index of Multiple Deprivation: 1 is the most deprived tenth, 10 the least.",
                        null=True,
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="members",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["latitude", "longitude"], name="people_organisation_position"),
                    models.Index(fields=["postcode"], name="people_organisation_postcode"),
                    models.Index(fields=["kind", "name"], name="people_organisation_kind_name"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ods_code", ""), _negated=True), name="people_organisation_ods_code_filled"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="people_organisation_name_filled"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("parent", models.F("id")), _negated=True),
                        name="people_organisation_not_its_own_parent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["practice", "pcn", "icb", "other"])),
                        name="people_organisation_kind_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("setting__in", ["urban", "town", "rural", ""])),
                        name="people_organisation_setting_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(("latitude__isnull", False), ("longitude__isnull", False)),
                            _connector="OR",
                        ),
                        name="people_organisation_latitude_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("latitude__isnull", True),
                            models.Q(("latitude__gte", -90), ("latitude__lte", 90)),
                            _connector="OR",
                        ),
                        name="people_organisation_latitude_within",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("longitude__isnull", True),
                            models.Q(("longitude__gte", -180), ("longitude__lte", 180)),
                            _connector="OR",
                        ),
                        name="people_organisation_longitude_within",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("deprivation_decile__isnull", True),
                            models.Q(("deprivation_decile__gte", 1), ("deprivation_decile__lte", 10)),
                            _connector="OR",
                        ),
                        name="people_organisation_deprivation_decile_within",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("list_size__isnull", True), ("list_size__gte", 0), _connector="OR"),
                        name="people_organisation_list_size_not_negative",
                    ),
                ],
            },
        )
    ]
