from groups.models.group import Group
from groups.models.membership import Invitation, Membership, Removal
from groups.models.message import Edition, Message, Withdrawal
from groups.models.request import Request
from groups.models.room import Pointer, Room
from groups.models.synonym import Synonym

__all__ = [
    "Edition",
    "Group",
    "Invitation",
    "Membership",
    "Message",
    "Pointer",
    "Removal",
    "Request",
    "Room",
    "Synonym",
    "Withdrawal",
]
