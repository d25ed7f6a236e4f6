from community.members.models import Member
from groups.models import Group
from tests import world


def test_amina_is_in_and_chidi_is_not(group: Group, amina: Member, chidi: Member) -> None:
    assert group.memberships.filter(member=amina).exists()
    assert not group.memberships.filter(member=chidi).exists()


def test_joining_twice_is_harmless(group: Group, amina: Member) -> None:
    world.joined(amina, group)
    assert group.memberships.filter(member=amina).count() == 1
