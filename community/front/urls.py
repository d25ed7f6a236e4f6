from django.urls import path

from community.front.views import about, catch_up, home, language, member, search, takeaway, tips

app_name = "front"
urlpatterns = [
    path("", home.home, name="home"),
    path("catch-up/", catch_up.latest, name="catch_up"),
    path("catch-up/dismissal/", catch_up.dismissal, name="dismissal"),
    path("tips/<slug:rule>/dismissal/", tips.dismissal, name="tip_dismissal"),
    path("about/", about.about, name="about"),
    path("members/<slug:handle>/", member.member, name="member"),
    path("me/takeaway/", takeaway.mine, name="my_data"),
    path("takeaways/<int:pk>/", takeaway.file, name="takeaway"),
    path("groups/<slug:slug>/data/", takeaway.group, name="group_data"),
    path("search/", search.search, name="search"),
    path("language/", language.language, name="language"),
]
