from django.urls import path

from community.front.views import about, home, language, member, search

app_name = "front"
urlpatterns = [
    path("", home.home, name="home"),
    path("about/", about.about, name="about"),
    path("members/<slug:handle>/", member.member, name="member"),
    path("search/", search.search, name="search"),
    path("language/", language.language, name="language"),
]
