from django.urls import path

from community.alerts.views import alerts

app_name = "alerts"
urlpatterns = [
    path("alerts/", alerts.alerts, name="list"),
    path("alerts/new/", alerts.new, name="new"),
    path("alerts/<int:pk>/", alerts.alert, name="alert"),
    path("alerts/<int:pk>/echoes/", alerts.echoes, name="echoes"),
    path("alerts/<int:pk>/withdrawal/", alerts.withdrawal, name="withdrawal"),
]
