"""What we know of common goods before anyone edits them: Swahili names, trades, half-lives.

A commodity made by an import starts with this; staff change it afterwards. Half-lives from spec
part 4: vegetables two days, dry goods fourteen.
"""

from typing import NamedTuple

DRY, MEAT, MILK, GREENS, ROOTS = 14, 4, 7, 2, 4
CEREALS = ("cereals", "dukas")
SHOP = ("dukas",)
GREEN = ("vegetables", "fish-greens")
ROOT = ("vegetables", "potatoes-onions")


class Known(NamedTuple):
    name_sw: str = ""
    sectors: tuple[str, ...] = ()
    half_life: int = DRY
    synonyms: str = ""


# The first word of the name says what it is; a whole name says it better.
COMMODITIES = {
    "Bananas": Known("Ndizi", ("vegetables",), ROOTS),
    "Beans": Known("Maharagwe", CEREALS, DRY, "madondo"),
    "Beans (dolichos)": Known("Njahi", CEREALS, DRY, "fiwi, black beans"),
    "Beans (kidney)": Known("Maharagwe mekundu", CEREALS, DRY, "red beans"),
    "Beans (mung)": Known("Ndengu", CEREALS, DRY, "green grams, pojo"),
    "Beans (rosecoco)": Known("Maharagwe rosecoco", CEREALS, DRY, "nyayo"),
    "Beans (yellow)": Known("Maharagwe ya njano", CEREALS, DRY, "kathika"),
    "Bread": Known("Mkate", SHOP, MEAT),
    "Cabbage": Known("Kabichi", GREEN, GREENS),
    "Cooking fat": Known("Mafuta ya kupikia", SHOP, DRY, "kimbo"),
    "Cowpea leaves": Known("Kunde", GREEN, GREENS),
    "Cowpeas": Known("Kunde kavu", CEREALS),
    "Fish (omena, dry)": Known("Omena kavu", ("fish-greens",), MILK, "dagaa"),
    "Fuel (diesel)": Known("Dizeli", ("transport",)),
    "Fuel (kerosene)": Known("Mafuta ya taa", SHOP),
    "Fuel (petrol-gasoline)": Known("Petroli", ("transport",)),
    "Kale": Known("Sukuma wiki", GREEN, GREENS, "sukuma"),
    "Maize": Known("Mahindi", CEREALS),
    "Maize (white)": Known("Mahindi meupe", CEREALS),
    "Maize (white, dry)": Known("Mahindi makavu", CEREALS),
    "Maize flour": Known("Unga wa mahindi", CEREALS, DRY, "unga, ugali"),
    "Meat (beef)": Known("Nyama ya ng'ombe", (), MEAT),
    "Meat (camel)": Known("Nyama ya ngamia", (), MEAT),
    "Meat (goat)": Known("Nyama ya mbuzi", (), MEAT),
    "Milk (UHT)": Known("Maziwa ya pakiti", SHOP),
    "Milk (camel, fresh)": Known("Maziwa ya ngamia", (), GREENS),
    "Milk (cow, fresh)": Known("Maziwa ya ng'ombe", (), GREENS),
    "Milk (cow, pasteurized)": Known("Maziwa", SHOP, MILK),
    "Millet (finger)": Known("Wimbi", CEREALS),
    "Oil (vegetable)": Known("Mafuta ya kula", SHOP, DRY, "salad oil"),
    "Onions (dry)": Known("Vitunguu", ROOT, ROOTS),
    "Onions (red)": Known("Vitunguu vyekundu", ROOT, ROOTS),
    "Potatoes (Irish)": Known("Viazi", ROOT, ROOTS, "waru"),
    "Potatoes (Irish, red)": Known("Viazi vyekundu", ROOT, ROOTS, "waru"),
    "Potatoes (Irish, white)": Known("Viazi vyeupe", ROOT, ROOTS, "shangi, waru"),
    "Rice": Known("Mchele", CEREALS),
    "Rice (aromatic)": Known("Mchele wa pishori", CEREALS, DRY, "pishori"),
    "Rice (imported, Pakistan)": Known("Mchele wa Pakistan", CEREALS),
    "Salt": Known("Chumvi", SHOP, DRY),
    "Sorghum": Known("Mtama", CEREALS),
    "Sorghum (red)": Known("Mtama mwekundu", CEREALS),
    "Sorghum (white)": Known("Mtama mweupe", CEREALS),
    "Spinach": Known("Mchicha", GREEN, GREENS),
    "Sugar": Known("Sukari", SHOP),
    "Tomatoes": Known("Nyanya", GREEN, GREENS),
    "Wheat flour": Known("Unga wa ngano", SHOP),
}


def about(name: str) -> Known:
    return COMMODITIES.get(name) or COMMODITIES.get(name.split(" ", 1)[0]) or Known()
