from django.urls import path

from community.front.views import about, home, language, search

app_name = "front"
urlpatterns = [
    path("", home.home, name="home"),
    path("about/", about.about, name="about"),
    path("search/", search.search, name="search"),
    path("language/", language.language, name="language"),
]
