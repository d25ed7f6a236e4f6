"""A small market with something on every main page, made by the real actions."""

from dataclasses import dataclass

from community.members.models import Member
from groups.models import Group
from tests import world

LINES = [
    "Habari za asubuhi. Mahindi ya Kitale yamefika Nyamakima, gunia la kilo 90.",
    "I have 120 bags, moisture 13.2 %. Call before noon, the lorry leaves at two.",
    "Nitachukua gunia tano. Bei ni ile ile ya jana?",
    "4,250 for ten or more, 4,300 below that. Bring your own sacks please.",
    "Poa. Usisahau risiti, tunaihitaji kwa ripoti ya kikundi mwisho wa mwezi.",
]
GOODS = ["Maize", "Beans", "Rice", "Sorghum", "Millet", "Wheat", "Green grams", "Cowpeas"]
MARKETS = ["Wakulima", "Gikomba", "Nyamakima"]
ADVICE = "Dry it to **13 %** first, three days in the sun on a clean sheet. " * 4


@dataclass
class Market:
    amina: Member
    group: Group
    room: str
    board: str
    question: str
    tutorial: str

    @property
    def pages(self) -> list[str]:
        inside = f"/groups/{self.group.slug}"
        return [
            *("/", "/search/", "/search/?q=mahindi", "/notices/", "/me/", "/me/sessions/"),
            *("/groups/", "/groups/new/", "/prices/", "/mentors/", "/members/bakari/"),
            *(f"{inside}/", f"{inside}/people/", f"{inside}/questions/", f"{inside}/library/"),
            *(f"{inside}/board/new/", f"{inside}/questions/new/", "/prices/maize/"),
            *("/prices/maize/wakulima/", self.room, self.board, self.question, self.tutorial),
        ]

    @property
    def open_pages(self) -> list[str]:
        return ["/", "/about/", "/in/", "/nowhere/"]


def market(amina: Member, bakari: Member, dalia: Member, staff: Member, group: Group) -> Market:
    for turn in range(60):
        world.message((amina, bakari, dalia)[turn % 3], group, LINES[turn % len(LINES)])
    for turn, (goods, place) in enumerate([(g, m) for g in GOODS for m in MARKETS]):
        words = {"commodity": world.commodity(goods), "market": world.market(place)}
        world.quote((amina, bakari)[turn % 2], str(60 + turn), **words)
    world.badge(staff, dalia, group)
    asked = world.question(amina, group)
    for _turn in range(3):
        world.answer(dalia, asked, ADVICE)
    lesson = world.published(staff, world.lesson(dalia, group))
    return Market(
        amina,
        group,
        room=f"/rooms/{group.rooms.get().pk}/",
        board=f"/groups/{group.slug}/board/",
        question=f"/questions/{asked.pk}/",
        tutorial=lesson.get_absolute_url(),
    )
