from community.members.models.attendance import Attendance
from community.members.models.authored import Authored
from community.members.models.member import Member
from community.members.models.token import Token
from community.members.models.tries import Tries

__all__ = ["Attendance", "Authored", "Member", "Token", "Tries"]
