from django.urls import path

from community.imports.views import finds, imports, writers

app_name = "imports"
urlpatterns = [
    path("groups/<slug:slug>/import/", imports.imports, name="imports"),
    path("imports/<int:pk>/", imports.imported, name="imported"),
    path("imports/<int:pk>/order/", imports.order, name="order"),
    path("imports/<int:pk>/dropping/", imports.dropping, name="dropping"),
    path("imports/<int:pk>/keeping/", finds.keeping_all, name="keeping_all"),
    path("imports/<int:pk>/writers/", writers.writers, name="writers"),
    path("imports/writers/<int:pk>/", writers.writer, name="writer"),
    path("finds/<int:pk>/keeping/", finds.keeping, name="keeping"),
    path("finds/<int:pk>/acceptance/", finds.acceptance, name="acceptance"),
    path("finds/<int:pk>/refusal/", finds.refusal, name="refusal"),
    path("me/imports/", finds.mine, name="mine"),
    path("me/imports/acceptances/", finds.acceptances, name="acceptances"),
]
