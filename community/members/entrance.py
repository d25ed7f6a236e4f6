"""The way in and out, under the names django-allauth knows them by."""

from django.urls import path

from community.members.views import codes, doors

urlpatterns = [
    path("in/", codes.sign_in, name="account_login"),
    path("in/code/", codes.code, name="account_confirm_login_code"),
    path("in/code/again/", codes.again, name="account_resend_login_code"),
    path("in/closed/", doors.inactive, name="account_inactive"),
    path("out/", doors.sign_out, name="account_logout"),
    path("admin/login/", doors.staff_door),
]
