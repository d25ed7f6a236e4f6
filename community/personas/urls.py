from django.urls import path

from community.personas.views import (
    callings,
    dictations,
    numbers,
    pages,
    personas,
    photos,
    placings,
    proofs,
)

app_name = "personas"
urlpatterns = [
    path("me/business/", personas.mine, name="mine"),
    path("me/business/check/", personas.check, name="check"),
    path("me/business/as/<slug:level>/", personas.preview, name="preview"),
    path("me/business/page/", pages.switch, name="switch"),
    path("me/business/pictures/", photos.photos, name="photos"),
    path("me/business/pictures/<int:pk>/withdrawal/", photos.withdrawal, name="photo_withdrawal"),
    path("me/business/proofs/", proofs.mine, name="proofs"),
    path("me/business/proofs/<int:pk>/", proofs.proof, name="proof"),
    path("me/business/proofs/<int:pk>/withdrawal/", proofs.withdrawal, name="proof_withdrawal"),
    path("me/numbers/", numbers.listed, name="numbers"),
    path("members/<slug:handle>/business/", pages.of, name="of"),
    path("members/<slug:handle>/number/", numbers.share, name="share"),
    path("members/<slug:handle>/town/", placings.placing, name="attest"),
    path("members/<slug:handle>/calling/", callings.ask, name="call"),
    path("callings/<int:pk>/refusal/", callings.refusal, name="call_refusal"),
    path("groups/<slug:slug>/people/<slug:handle>/about/", dictations.new, name="dictation_new"),
    path("dictations/<int:pk>/answer/", dictations.answer, name="dictation_answer"),
    path("numbers/<int:pk>/withdrawal/", numbers.withdrawal, name="number_withdrawal"),
    path("members/<slug:handle>/pictures/<int:pk>/<slug:width>/", photos.picture, name="photo"),
    path("b/<slug:slug>/", pages.page, name="page"),
    path("b/<slug:slug>/pictures/<int:pk>/<slug:width>/", pages.picture, name="page_photo"),
    path("check/<str:token>/", proofs.check, name="proof_check"),
]
