from community.members.models.authored import Authored
from community.members.models.member import Member

__all__ = ["Authored", "Member"]
