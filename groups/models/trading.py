"""The business a member may speak for in a room: by its name, where their groups are shown it.

In SQL, as turns are, for every post asks it; personas stand above this floor.
"""

from django.db.models import CharField, Func, Value


def trading(member: int) -> dict[str, Func]:
    """Nothing where they show its name to nobody, or have none."""
    return {"business": Func(Value(member), template=BUSINESS, output_field=CharField())}


BUSINESS = """
(SELECT shop.business FROM personas_persona AS shop
    WHERE shop.member_id = %(expressions)s AND shop.shown->>'business' IS DISTINCT FROM 'me')
"""
