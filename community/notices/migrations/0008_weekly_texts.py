from django.db import migrations, models
from django.db.models import F


def as_many_as_before(apps, schema_editor):
    """Who chose a number of their own a day keeps it on every day of the week."""
    habits = apps.get_model("notices", "Habits")
    habits.objects.exclude(texts_a_day=3).update(texts_a_week=F("texts_a_day") * 7)


class Migration(migrations.Migration):
    dependencies = [("notices", "0007_where")]

    operations = [
        migrations.AddField(
            model_name="habits",
            name="texts_a_week",
            field=models.PositiveSmallIntegerField(db_default=5, default=5),
        ),
        migrations.RunPython(as_many_as_before, migrations.RunPython.noop),
    ]
