"""The way in and out, under the names django-allauth knows them by."""

from django.urls import path

from community.members.views import codes, doors, keys

urlpatterns = [
    path("in/", codes.sign_in, name="account_login"),
    path("in/", codes.sign_in, name="account_request_login_code"),
    path("in/code/", codes.code, name="account_confirm_login_code"),
    path("in/code/again/", codes.again, name="account_resend_login_code"),
    path("in/key/", keys.authenticate, name="mfa_authenticate"),
    path("me/keys/", keys.index, name="mfa_index"),
    path("me/keys/again/", keys.reauthenticate, name="mfa_reauthenticate"),
    path("me/keys/again/passkey/", keys.reauthenticate_passkey, name="mfa_reauthenticate_webauthn"),
    path("me/keys/app/", keys.app, name="mfa_activate_totp"),
    path("me/keys/app/removal/", keys.app_removal, name="mfa_deactivate_totp"),
    path("me/keys/passkeys/", keys.index, name="mfa_list_webauthn"),
    path("me/keys/passkeys/new/", keys.passkey, name="mfa_add_webauthn"),
    path("me/keys/passkeys/<int:pk>/removal/", keys.passkey_removal, name="mfa_remove_webauthn"),
    path("me/keys/codes/", keys.codes, name="mfa_view_recovery_codes"),
    path("me/keys/codes/new/", keys.new_codes, name="mfa_generate_recovery_codes"),
    path("me/keys/codes/file/", keys.codes_file, name="mfa_download_recovery_codes"),
    path("in/closed/", doors.inactive, name="account_inactive"),
    path("out/", doors.sign_out, name="account_logout"),
    path("admin/login/", doors.staff_door),
]
