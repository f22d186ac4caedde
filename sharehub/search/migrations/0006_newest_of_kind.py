from django.db import migrations, models


class Migration(migrations.Migration):
    """The newest of one kind of thing, without sorting all of that kind."""

    dependencies = [("search", "0005_tried")]

    operations = [
        migrations.AddIndex(
            model_name="searchrecord",
            index=models.Index(fields=["kind", "published_at", "id"], name="search_newest_of_kind"),
        ),
    ]
