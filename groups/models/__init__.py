from groups.models.group import Group
from groups.models.membership import Membership, Request
from groups.models.message import Edition, Message
from groups.models.room import Pointer, Room

__all__ = ["Edition", "Group", "Membership", "Message", "Pointer", "Request", "Room"]
