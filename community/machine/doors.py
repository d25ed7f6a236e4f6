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
