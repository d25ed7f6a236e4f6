from mentorship.models.answer import Answer, Help
from mentorship.models.asking import Asking, Readiness
from mentorship.models.attempt import Attempt
from mentorship.models.edition import Edition, Review
from mentorship.models.experiment import Experiment, Idea, Tally
from mentorship.models.keeping import Credit, Keeping
from mentorship.models.question import Question
from mentorship.models.trial import Trial
from mentorship.models.tutorial import Tutorial
from mentorship.models.verification import Revocation, Verification

__all__ = [
    "Answer",
    "Asking",
    "Attempt",
    "Credit",
    "Edition",
    "Experiment",
    "Help",
    "Idea",
    "Keeping",
    "Question",
    "Readiness",
    "Review",
    "Revocation",
    "Tally",
    "Trial",
    "Tutorial",
    "Verification",
]
