"""A deleted entry keeps its files with the version that can bring it back."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("innovations", "0017_reads")]

    operations = [
        migrations.AddField(
            model_name="attachment",
            name="waits_with",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="files",
                to="innovations.version",
            ),
        ),
        migrations.AlterField(
            model_name="attachment",
            name="entry",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="attachments",
                to="innovations.entry",
            ),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("entry", None), ("waits_with__isnull", False)),
                    models.Q(("entry__isnull", False), ("waits_with", None)),
                    _connector="OR",
                ),
                name="innovations_attachment_of_one_thing",
            ),
        ),
    ]
