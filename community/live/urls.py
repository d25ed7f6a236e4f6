from django.urls import path

from community.live import views

app_name = "live"
urlpatterns = [
    path("live/<topic>/events", views.events, name="events"),
]
