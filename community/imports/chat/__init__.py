"""The text of a WhatsApp export, taken apart. Pure: it knows no Django."""

from community.imports.chat.heads import DAY_FIRST, MONTH_FIRST, ORDERS
from community.imports.chat.lines import Chat, Entry, joined, look, plain, read

__all__ = [
    "DAY_FIRST",
    "MONTH_FIRST",
    "ORDERS",
    "Chat",
    "Entry",
    "joined",
    "look",
    "plain",
    "read",
]
