"""Everything one can do in mentorship."""

from django.urls import path

from mentorship.views import (
    answers,
    askings,
    attempts,
    editions,
    experiments,
    keepings,
    questions,
    reviews,
    trials,
    tutorials,
    verifications,
)

app_name = "mentorship"
urlpatterns = [
    path("groups/<slug:slug>/questions/", questions.questions, name="questions"),
    path("groups/<slug:slug>/questions/new/", questions.question_new, name="question_new"),
    path("questions/<int:pk>/", questions.question, name="question"),
    path("questions/<int:pk>/edition/", questions.question_edition, name="question_edition"),
    path(
        "questions/<int:pk>/withdrawal/", questions.question_withdrawal, name="question_withdrawal"
    ),
    path("questions/<int:pk>/declining/", askings.declining, name="declining"),
    path("me/questions/", askings.readiness, name="readiness"),
    path("questions/<int:pk>/answers/", answers.answers, name="answers"),
    path("answers/<int:pk>/", answers.answer, name="answer"),
    path("answers/<int:pk>/edition/", answers.answer_edition, name="answer_edition"),
    path("answers/<int:pk>/withdrawal/", answers.answer_withdrawal, name="answer_withdrawal"),
    path("answers/<int:pk>/help/", answers.help, name="help"),
    path("answers/<int:pk>/attempt/", attempts.attempt, name="attempt"),
    path("answers/<int:pk>/result/", attempts.result, name="result"),
    path("rooms/<int:pk>/kept/", keepings.keep, name="keep"),
    path("rooms/<int:pk>/kept/lesson/", keepings.lesson, name="kept_lesson"),
    path("rooms/<int:pk>/kept/answer/", keepings.answer, name="kept_answer"),
    path("kept/<int:pk>/", keepings.keeping, name="keeping"),
    path("kept/<int:pk>/answer/", keepings.sending, name="kept_sending"),
    path("kept/<int:pk>/refusal/", keepings.refusal, name="kept_refusal"),
    path("mentors/", verifications.mentors, name="mentors"),
    path("mentors/new/", verifications.verification_new, name="verification_new"),
    path("verifications/<int:pk>/", verifications.verification, name="verification"),
    path("verifications/<int:pk>/revocation/", verifications.revocation, name="revocation"),
    path("groups/<slug:slug>/library/", tutorials.library, name="library"),
    path("tutorials/new/", tutorials.tutorial_new, name="tutorial_new"),
    path("tutorials/<slug:slug>/", tutorials.tutorial, name="tutorial"),
    path("tutorials/<slug:slug>/edition/", editions.edition_new, name="edition_new"),
    path("tutorials/<slug:slug>/editions/", editions.editions, name="editions"),
    path("tutorials/<slug:slug>/editions/<int:number>/", editions.edition, name="edition"),
    path("tutorials/<slug:slug>/submission/", editions.submission, name="submission"),
    path(
        "tutorials/<slug:slug>/editions/<int:number>/publication/",
        reviews.publication,
        name="publication",
    ),
    path(
        "tutorials/<slug:slug>/editions/<int:number>/return/",
        reviews.sending_back,
        name="sending_back",
    ),
    path("tutorials/<slug:slug>/trials/", trials.trials, name="trials"),
    path("notebook/", experiments.notebook, name="notebook"),
    path("notebook/new/", experiments.idea_new, name="idea_new"),
    path("notebook/<int:pk>/", experiments.experiment, name="experiment"),
    path("notebook/<int:pk>/tallies/", experiments.tallies, name="tallies"),
    path("notebook/<int:pk>/end/", experiments.end, name="experiment_end"),
    path("ideas/<int:pk>/", experiments.idea, name="idea"),
    path("reviews/", reviews.reviews, name="reviews"),
]
