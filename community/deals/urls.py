from django.urls import path

from community.deals.views import deals, terms, witnesses

app_name = "deals"
urlpatterns = [
    path("deals/", deals.mine, name="list"),
    path("members/<slug:handle>/deals/new/", deals.new, name="new"),
    path("deals/<int:pk>/", deals.deal, name="deal"),
    path("deals/<int:pk>/terms/", terms.terms, name="terms"),
    path("deals/<int:pk>/calling-off/", terms.calling_off, name="calling_off"),
    path("deals/<int:pk>/results/", deals.results, name="results"),
    path("deals/<int:pk>/vouch/", deals.vouch, name="vouch"),
    path("deals/<int:pk>/witnesses/", witnesses.witnesses, name="witnesses"),
    path("witnesses/<int:pk>/", witnesses.witness, name="witness"),
    path("terms/<int:pk>/agreement/", terms.agreement, name="agreement"),
    path("terms/<int:pk>/refusal/", terms.refusal, name="refusal"),
    path("terms/<int:pk>/withdrawal/", terms.withdrawal, name="withdrawal"),
]
