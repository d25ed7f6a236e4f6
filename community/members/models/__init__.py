from community.members.models.attendance import Attendance
from community.members.models.authored import Authored
from community.members.models.block import Block
from community.members.models.browser import Browser
from community.members.models.change import Change, Handover
from community.members.models.deed import Deed
from community.members.models.erasure import Erasure
from community.members.models.freeze import Confirmation, Freeze
from community.members.models.handshake import Handshake
from community.members.models.member import Member
from community.members.models.standing import Ring, Standing
from community.members.models.token import Token
from community.members.models.tries import Tries
from community.members.models.vouch import Vouch

__all__ = [
    "Attendance",
    "Authored",
    "Block",
    "Browser",
    "Change",
    "Confirmation",
    "Deed",
    "Erasure",
    "Freeze",
    "Handover",
    "Handshake",
    "Member",
    "Ring",
    "Standing",
    "Token",
    "Tries",
    "Vouch",
]
