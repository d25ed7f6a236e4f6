from django.urls import path

from community.deals.views import claims, deals, feedback, hearings, terms, witnesses

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
    path("deals/<int:pk>/claims/new/", claims.of_deal, name="claim_of_deal"),
    path("members/<slug:handle>/feedback/", feedback.of_member, name="feedback_of"),
    path("feedback/<int:pk>/", feedback.feedback, name="feedback"),
    path("feedback/<int:pk>/mending/", feedback.mending, name="mending"),
    path("feedback/<int:pk>/withdrawal/", feedback.withdrawal, name="feedback_withdrawal"),
    path("feedback/<int:pk>/reply/", feedback.reply, name="feedback_reply"),
    path("feedback/<int:pk>/appeal/", feedback.appeal, name="feedback_appeal"),
    path("feedback/<slug:noun>/<int:pk>/", feedback.new, name="feedback_new"),
    path("register/", claims.register, name="register"),
    path("register/lookups/<int:pk>/", claims.lookup, name="lookup"),
    path("claims/new/", claims.new, name="claim_new"),
    path("claims/<int:pk>/", claims.claim, name="claim"),
    path("claims/<int:pk>/reply/", claims.reply, name="reply"),
    path("claims/<int:pk>/withdrawal/", claims.withdrawal, name="claim_withdrawal"),
    path("claims/<int:pk>/appeal/", claims.appeal, name="claim_appeal"),
    path("claims/<int:pk>/picture/<slug:width>/", claims.picture, name="claim_picture"),
    path("hearings/", hearings.hearings, name="hearings"),
    path("hearings/<int:pk>/", hearings.hearing, name="hearing"),
    path("terms/<int:pk>/agreement/", terms.agreement, name="agreement"),
    path("terms/<int:pk>/refusal/", terms.refusal, name="refusal"),
    path("terms/<int:pk>/withdrawal/", terms.withdrawal, name="withdrawal"),
]
