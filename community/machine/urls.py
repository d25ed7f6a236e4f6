from django.urls import path

from community.machine import views

app_name = "machine"
urlpatterns = [
    path("livez", views.livez, name="livez"),
    path("readyz", views.readyz, name="readyz"),
]
