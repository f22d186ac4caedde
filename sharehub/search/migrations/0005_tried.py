from django.db import migrations, models


class Migration(migrations.Migration):
    """How many places tried a thing. Null for none: SQLite would make the table anew, and lose its triggers."""

    dependencies = [("search", "0004_next_review")]

    operations = [
        migrations.AddField(
            model_name="searchrecord",
            name="tried",
            field=models.PositiveIntegerField(help_text="How many places tried it; null for none.", null=True),
        ),
        migrations.AddIndex(
            model_name="searchrecord",
            index=models.Index(fields=["tried", "published_at", "id"], name="search_searchrecord_tried"),
        ),
    ]
