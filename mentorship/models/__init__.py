from mentorship.models.answer import Answer, Help
from mentorship.models.appeal import Appeal, Opinion
from mentorship.models.application import Application, Sighting
from mentorship.models.asking import Asking, Readiness
from mentorship.models.attempt import Attempt
from mentorship.models.edition import Edition, Review
from mentorship.models.experiment import Experiment, Idea, Tally
from mentorship.models.interest import Interest
from mentorship.models.keeping import Credit, Keeping
from mentorship.models.opening import Opening
from mentorship.models.question import Question
from mentorship.models.trial import Trial
from mentorship.models.tutorial import Tutorial
from mentorship.models.verification import Revocation, Verification

__all__ = [
    "Answer",
    "Appeal",
    "Application",
    "Asking",
    "Attempt",
    "Credit",
    "Edition",
    "Experiment",
    "Help",
    "Idea",
    "Interest",
    "Keeping",
    "Opening",
    "Opinion",
    "Question",
    "Readiness",
    "Review",
    "Revocation",
    "Sighting",
    "Tally",
    "Trial",
    "Tutorial",
    "Verification",
]
