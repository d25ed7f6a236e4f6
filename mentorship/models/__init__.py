from mentorship.models.answer import Answer, Help
from mentorship.models.appeal import Appeal, Opinion
from mentorship.models.application import Application, Sighting
from mentorship.models.asking import Asking, Readiness
from mentorship.models.attempt import Attempt
from mentorship.models.card import Card
from mentorship.models.collection import Collection, Step
from mentorship.models.danger import Danger
from mentorship.models.edition import Edition, Review
from mentorship.models.entry import Attestation, Correction, Entry
from mentorship.models.experiment import Experiment, Idea, Tally
from mentorship.models.hour import Hour, Turn
from mentorship.models.interest import Interest
from mentorship.models.keeping import Credit, Keeping
from mentorship.models.mark import Mark, Renewal
from mentorship.models.merger import Merger
from mentorship.models.opening import Opening
from mentorship.models.picture import Illustration
from mentorship.models.platform import Platform
from mentorship.models.question import Question
from mentorship.models.showing import Showing
from mentorship.models.term import Party, Relay, Term
from mentorship.models.trial import Trial
from mentorship.models.tutorial import Tutorial
from mentorship.models.verification import Revocation, Verification
from mentorship.models.video import Video

__all__ = [
    "Answer",
    "Appeal",
    "Application",
    "Asking",
    "Attempt",
    "Attestation",
    "Card",
    "Collection",
    "Correction",
    "Credit",
    "Danger",
    "Edition",
    "Entry",
    "Experiment",
    "Help",
    "Hour",
    "Idea",
    "Illustration",
    "Interest",
    "Keeping",
    "Mark",
    "Merger",
    "Opening",
    "Opinion",
    "Party",
    "Platform",
    "Question",
    "Readiness",
    "Relay",
    "Renewal",
    "Review",
    "Revocation",
    "Showing",
    "Sighting",
    "Step",
    "Tally",
    "Term",
    "Trial",
    "Turn",
    "Tutorial",
    "Verification",
    "Video",
]
