"""What a post is compared with: a Django view that inserts one row, on the same server.

`tests.benchmarks.bare` keeps the site's middleware; with BARE=alone none but what an app
insists on.
"""

import os
from uuid import uuid4

from community.settings import *  # noqa: F403

ROOT_URLCONF = "tests.benchmarks.bare"
if os.environ.get("BARE") == "alone":
    MIDDLEWARE = ["allauth.account.middleware.AccountMiddleware"]  # it will not start without


def insert(request):
    from django.http import HttpResponse

    from community.live.models import Topic

    Topic.objects.create(name=f"bare.{uuid4()}", head=0)
    return HttpResponse(status=204)


def __getattr__(name):
    """Read as a URLconf too, when the settings stand."""
    if name != "urlpatterns":
        raise AttributeError(name)
    from django.urls import path

    return [path("bare/", insert)]
