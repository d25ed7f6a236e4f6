from mentorship.models.answer import Answer, Help
from mentorship.models.edition import Edition, Review
from mentorship.models.question import Question
from mentorship.models.trial import Trial
from mentorship.models.tutorial import Tutorial
from mentorship.models.verification import Revocation, Verification

__all__ = [
    "Answer",
    "Edition",
    "Help",
    "Question",
    "Review",
    "Revocation",
    "Trial",
    "Tutorial",
    "Verification",
]
