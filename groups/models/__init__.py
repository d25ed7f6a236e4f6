from groups.models.arrival import Arrival
from groups.models.attendee import Attendee
from groups.models.attention import Attention
from groups.models.ballot import Ballot, Choice, Vote
from groups.models.buddy import Buddy
from groups.models.caution import Caution
from groups.models.coming import Coming
from groups.models.craft import Craft
from groups.models.enrolment import Enrolment
from groups.models.finding import Appeal, Finding, Opinion, Suspension
from groups.models.group import Group
from groups.models.look import Look
from groups.models.meetup import Meetup
from groups.models.membership import Invitation, Membership, Removal
from groups.models.message import Edition, Message, Withdrawal
from groups.models.minutes import Minutes
from groups.models.move import Move
from groups.models.pin import Pin
from groups.models.reaction import Reaction
from groups.models.recall import Elector, Paper, Recall, Signature
from groups.models.report import Report
from groups.models.request import Request
from groups.models.room import Pointer, Room
from groups.models.rules import Rules
from groups.models.slip import Slip
from groups.models.summary import Summary
from groups.models.sweep import Sweep
from groups.models.synonym import Synonym
from groups.models.ticket import Admission, Ticket

__all__ = [
    "Admission",
    "Appeal",
    "Arrival",
    "Attendee",
    "Attention",
    "Ballot",
    "Buddy",
    "Caution",
    "Choice",
    "Coming",
    "Craft",
    "Edition",
    "Elector",
    "Enrolment",
    "Finding",
    "Group",
    "Invitation",
    "Look",
    "Meetup",
    "Membership",
    "Message",
    "Minutes",
    "Move",
    "Opinion",
    "Paper",
    "Pin",
    "Pointer",
    "Reaction",
    "Recall",
    "Removal",
    "Report",
    "Request",
    "Room",
    "Rules",
    "Signature",
    "Slip",
    "Summary",
    "Suspension",
    "Sweep",
    "Synonym",
    "Ticket",
    "Vote",
    "Withdrawal",
]
