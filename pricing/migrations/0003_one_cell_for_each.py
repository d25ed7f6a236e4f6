# A wider key in place of a narrower one: no row that exists can break it, and both tables are
# small (a line per commodity, market and kind).

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("pricing", "0002_kinds_units_book"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='cell',
            name='one_cell_each',
        ),
        migrations.RemoveConstraint(
            model_name='unit',
            name='unit_once',
        ),
        migrations.AddConstraint(
            model_name='cell',
            constraint=models.UniqueConstraint(fields=('commodity', 'market', 'kind', 'asked', 'grade', 'currency', 'base'), name='one_cell_for_each'),
        ),
        migrations.AddConstraint(
            model_name='unit',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('commodity', 'place', 'name', 'factor'), name='unit_once_at_a_time', nulls_distinct=False),
        ),
    ]
