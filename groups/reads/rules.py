from groups.models import Group, Rules


def editions(group: Group) -> list[Rules]:
    """The newest first."""
    return list(group.editions.select_related("by").order_by("-number")[:50])
