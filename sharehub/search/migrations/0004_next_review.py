from django.db import migrations, models


class Migration(migrations.Migration):
    """The day by which somebody is to confirm a case study. Innovations fill it in: migration of its own."""

    dependencies = [("search", "0003_one_theme_a_name")]

    operations = [
        migrations.AddField(model_name="searchrecord", name="next_review_on", field=models.DateField(null=True)),
    ]
