"""Settings of the doors: how one comes in, and how one shows that it is still oneself."""

from community.machine.environment import flag

ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"phone"}
ACCOUNT_SIGNUP_FIELDS = ["phone*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "community.members.adapter.Adapter"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

# In a demo one signs in as the same few members from here and there.
TRIED_OUT = flag("SOKONI_DEMO")
FREEZING = flag("SOKONI_FREEZING", not TRIED_OUT)

# A second key beside the code: offered to all, asked of stewards and staff for acts of power.
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ADAPTER = "community.members.adapter.Keys"
MFA_TOTP_ISSUER = "Sokoni"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = TRIED_OUT or flag("SOKONI_DEBUG")
SECOND_KEY = flag("SOKONI_SECOND_KEY", not (TRIED_OUT or flag("SOKONI_DEBUG")))
