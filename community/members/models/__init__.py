from community.members.models.authored import Authored
from community.members.models.member import Member
from community.members.models.token import Token

__all__ = ["Authored", "Member", "Token"]
