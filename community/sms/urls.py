from django.urls import path

from community.sms.views.incoming import incoming
from community.sms.views.texts import texts

app_name = "sms"
urlpatterns = [
    path("texts/", texts, name="texts"),
    path("sms/in/", incoming, name="incoming"),
]
