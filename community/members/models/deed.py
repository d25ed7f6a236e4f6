from django.db import models
from django.utils.translation import gettext_lazy as _

from community.members.models.member import Member

REASON, STATE = 300, 200


class Verb(models.TextChoices):
    """What may be done to others by office. A new one is a line here and no migration."""

    MESSAGE_PINNED = "message.pinned", _("pinned a message")
    MESSAGE_UNPINNED = "message.unpinned", _("took a pin off")
    MESSAGE_MOVED = "message.moved", _("moved a message")
    MESSAGE_WITHDRAWN = "message.withdrawn", _("withdrew a message")
    MESSAGE_RESTORED = "message.restored", _("put a message back")
    ROOM_SLOWED = "room.slowed", _("slowed a room")
    ROOM_FREED = "room.freed", _("let a room run free again")
    ROOM_CLOSED = "room.closed", _("closed a room")
    ROOM_REOPENED = "room.reopened", _("opened a room again")
    ROOM_RENAMED = "room.renamed", _("renamed a room")
    MEMBER_REMOVED = "member.removed", _("put a member out")
    MEMBER_WARNED = "member.warned", _("warned a member")
    MEMBER_SLOWED = "member.slowed", _("slowed a member down for a day")
    MEMBER_SUSPENDED = "member.suspended", _("put a member out for some days")
    REPORT_DISMISSED = "report.dismissed", _("found nothing wrong with what was reported")
    REPORTED_TAKEN = "report.taken", _("took away what was reported")
    FINDING_LIFTED = "finding.lifted", _("lifted a finding on appeal")
    FINDING_UPHELD = "finding.upheld", _("let a finding stand on appeal")
    STEWARD_RECALLED = "steward.recalled", _("the members recalled a steward")
    STEWARD_KEPT = "steward.kept", _("the members voted, and kept a steward")
    FEEDBACK_LIFTED = "feedback.lifted", _("lifted what was said of a deal, on appeal")
    FEEDBACK_UPHELD = "feedback.upheld", _("let stand what was said of a deal, on appeal")
    CLAIM_FOUND = "claim.found", _("found that somebody was not paid")
    CLAIM_UNSHOWN = "claim.unshown", _("found a claim not shown")
    CLAIM_FALSE = "claim.false", _("found a claim made up")
    CLAIM_LIFTED = "claim.lifted", _("lifted a finding about a claim on appeal")
    CLAIM_UPHELD = "claim.upheld", _("let a finding about a claim stand on appeal")
    CASE_CLOSED = "case.closed", _("closed a complaint of many")
    CASE_REOPENED = "case.reopened", _("opened a complaint of many again")
    RING_JUDGED = "ring.judged", _("looked at a ring of vouches")
    RULES_CHANGED = "rules.changed", _("changed the rules")
    TUTORIAL_WARNED = "tutorial.warned", _("marked a lesson as dangerous")
    TUTORIAL_DELISTED = "tutorial.delisted", _("took a lesson off the shelf")
    TUTORIAL_FREED = "tutorial.freed", _("took the mark off a lesson")
    QUESTION_WITHDRAWN = "question.withdrawn", _("withdrew a question")
    QUESTION_RESTORED = "question.restored", _("put a question back")
    ANSWER_WITHDRAWN = "answer.withdrawn", _("withdrew an answer")
    ANSWER_RESTORED = "answer.restored", _("put an answer back")
    ANSWER_WARNED = "answer.warned", _("marked an answer as dangerous")
    ANSWER_FREED = "answer.freed", _("took the mark off an answer")
    QUESTION_MERGED = "question.merged", _("found that a question was asked before")
    QUESTION_PARTED = "question.parted", _("let a question stand alone again")
    STEWARD_MADE = "steward.made", _("made a steward")
    BADGE_GIVEN = "badge.given", _("verified a skill")
    BADGE_RENEWED = "badge.renewed", _("verified a skill again")
    BADGE_REVOKED = "badge.revoked", _("took a badge back")
    BADGE_LIFTED = "badge.lifted", _("gave a badge back on appeal")
    BADGE_UPHELD = "badge.upheld", _("let it stand that a badge was taken back")
    BADGE_LAPSED = "badge.lapsed", _("let a badge end after its time")
    BADGE_SUSPENDED = "badge.suspended", _("suspended a badge")
    BADGE_RESTORED = "badge.restored", _("ended the suspension of a badge")
    BADGE_RESTED = "badge.rested", _("let a badge rest until it is known who it is")
    BADGE_RESUMED = "badge.resumed", _("let a badge that rested go on")
    CRAFT_DROPPED = "craft.dropped", _("took a line out of what members can do")
    CRAFT_RESTORED = "craft.restored", _("put back a line of what members can do")
    MEMBER_WRITTEN_DOWN = "member.written_down", _("wrote somebody down at a meeting")
    ABOUT_DICTATED = "about.dictated", _("wrote down what a member said of their business")
    TICKET_MADE = "ticket.made", _("made an invitation to pass on")
    TICKET_REVOKED = "ticket.revoked", _("took an invitation back")
    MEMBER_CONFIRMED = "member.confirmed", _("confirmed that a member is still the same person")
    MEMBER_FROZEN = "member.frozen", _("let badges rest until it is known who it is")
    HANDOVER_SETTLED = "handover.settled", _("found that an account did not change hands")
    REQUEST_ACCEPTED = "request.accepted", _("let a member in who had asked")
    REQUEST_REFUSED = "request.refused", _("did not let in who had asked")
    INVITATION_MADE = "invitation.made", _("invited a member")
    FREEZE_BEGAN = "freeze.began", _("let badges rest after a change")
    FREEZE_LIFTED = "freeze.lifted", _("let badges count again")
    MEMBER_RENAMED = "member.renamed", _("gave a member another name")
    ACCOUNT_CLOSED = "account.closed", _("closed an account")
    ACCOUNT_OPENED = "account.opened", _("opened an account again")
    STAFF_MADE = "staff.made", _("made somebody staff")
    STAFF_UNMADE = "staff.unmade", _("ended the office of staff")
    STEWARD_UNMADE = "steward.unmade", _("ended the office of a steward")


class DeedQuerySet(models.QuerySet["Deed"]):
    def at(self, where: str) -> "DeedQuerySet":
        """What was done there, newest first."""
        names = self.select_related("by", "member")
        return names.filter(where=where).order_by("-pk")


class Deed(models.Model):
    """An act of power: who did what, to whom, where and why. The database refuses to alter or
    delete one. `by` is empty where a rule did it."""

    verb = models.CharField(max_length=40)
    by = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="+")
    where = models.CharField(max_length=100)  # a topic word: group.3
    subject = models.PositiveBigIntegerField(default=0)
    before = models.CharField(max_length=STATE, blank=True)
    after = models.CharField(max_length=STATE, blank=True)
    reason = models.CharField(max_length=REASON, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = DeedQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["where", "id"])]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject or self.member or ''}".strip()

    @property
    def what(self) -> str:
        return str(Verb(self.verb).label) if self.verb in Verb else self.verb
