import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import sharehub.activity.models.event

SPELL_OUT = {
    "AF": "atrial fibrillation",
    "AHP": "allied health professional",
    "ANP": "advanced nurse practitioner",
    "ARRS": "additional roles reimbursement scheme",
    "CAIP": "capacity and access improvement payment",
    "CHD": "coronary heart disease",
    "CKD": "chronic kidney disease",
    "COPD": "chronic obstructive pulmonary disease",
    "CVD": "cardiovascular disease",
    "DES": "directed enhanced service",
    "DNA": "did not attend",
    "DPIA": "data protection impact assessment",
    "EPS": "electronic prescription service",
    "FCP": "first contact practitioner",
    "GPAD": "general practice appointment data",
    "GPPS": "GP patient survey",
    "HCA": "healthcare assistant",
    "HWBC": "health and wellbeing coach",
    "ICB": "integrated care board",
    "ICS": "integrated care system",
    "IIF": "investment and impact fund",
    "INT": "integrated neighbourhood team",
    "LES": "local enhanced service",
    "LMC": "local medical committee",
    "LTC": "long-term condition",
    "MDT": "multidisciplinary team",
    "MECC": "making every contact count",
    "NHSE": "NHS England",
    "OOH": "out of hours",
    "PCARP": "primary care access recovery plan",
    "PCN": "primary care network",
    "PDSA": "plan, do, study, act",
    "PPG": "patient participation group",
    "QI": "quality improvement",
    "QOF": "quality and outcomes framework",
    "SEA": "significant event analysis",
    "SMI": "serious mental illness",
    "SMR": "structured medication review",
    "SOP": "standard operating procedure",
    "SPLW": "social prescribing link worker",
    "VCSE": "voluntary, community and social enterprise",
    "WTE": "whole-time equivalent",
    "eRS": "e-Referral Service",
}
KNOWN = {
    "A&E": "accident and emergency",
    "BP": "blood pressure",
    "CQC": "Care Quality Commission",
    "EMIS": "Egton Medical Information Systems",
    "GP": "general practitioner",
    "IT": "information technology",
    "NHS": "National Health Service",
    "SMS": "short message service",
    "SNOMED": "Systematized Nomenclature of Medicine",
}


def add_first_abbreviations(apps, schema_editor):
    rows = [(short, long, False) for short, long in SPELL_OUT.items()]
    rows += [(short, long, True) for short, long in KNOWN.items()]
    model = apps.get_model("innovations", "Abbreviation")
    every = (model(short=short, long=long, is_known_to_all=known) for short, long, known in rows)
    model.objects.bulk_create(every, ignore_conflicts=True)


def tell_search_when_reviews_are_due(apps, schema_editor):
    """Saving an innovation does so from now on."""
    innovations = apps.get_model("innovations", "Innovation").objects.filter(pk=models.OuterRef("object_id"))
    records = apps.get_model("search", "SearchRecord").objects.filter(kind="innovation")
    records.update(next_review_on=models.Subquery(innovations.values("next_review_on")[:1]))


class Migration(migrations.Migration):
    dependencies = [
        ("innovations", "0007_team_roles"),
        ("people", "0003_affiliation"),
        ("search", "0004_next_review"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Abbreviation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "short",
                    models.CharField(
                        help_text="As people write it: PCN.", max_length=20, verbose_name="the abbreviation"
                    ),
                ),
                (
                    "long",
                    models.CharField(
                        help_text="In small letters, as it would stand in a sentence.",
                        max_length=120,
                        verbose_name="what it is short for",
                    ),
                ),
                (
                    "is_known_to_all",
                    models.BooleanField(
                        default=False,
                        help_text="Then nobody is asked to spell it out.",
                        verbose_name="everybody in general practice knows it",
                    ),
                ),
            ],
            options={
                "ordering": ["short", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("short", ""), _negated=True), name="innovations_abbreviation_short_filled"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("long", ""), _negated=True), name="innovations_abbreviation_long_filled"
                    ),
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("short"),
                        name="innovations_abbreviation_once",
                        violation_error_message="This abbreviation is on the list already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Thanks",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.CharField(max_length=200)),
                ("given_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "innovation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="thanks",
                        to="innovations.innovation",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="thanks_given",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "thanks",
                "indexes": [models.Index(fields=["innovation", "-given_at"], name="innovations_thanks_newest")],
                "constraints": [
                    models.UniqueConstraint(fields=("innovation", "person"), name="innovations_thanks_once"),
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="innovations_thanks_words_filled"
                    ),
                ],
            },
            bases=(sharehub.activity.models.event.RecordsEvents, models.Model),
        ),
        migrations.RunPython(add_first_abbreviations, migrations.RunPython.noop),
        migrations.RunPython(tell_search_when_reviews_are_due, migrations.RunPython.noop),
    ]
