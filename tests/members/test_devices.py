import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from community.members.devices import device

TECNO = "Mozilla/5.0 (Linux; Android 8.1.0; TECNO B1f) AppleWebKit/537.36"


@pytest.mark.parametrize(
    ("browser", "name"),
    [
        (f"{TECNO} Chrome/80.0 Mobile Safari/537.36", "Chrome on Android"),
        (f"{TECNO} SamsungBrowser/20 Chrome/106 Safari/537.36", "Samsung Internet on Android"),
        (f"{TECNO} Chrome/80 Mobile Safari/537.36 OPR/61.2", "Opera on Android"),
        ("Opera/9.80 (Android; Opera Mini/36.2; U; en) Presto/2", "Opera Mini on Android"),
        ("Mozilla/5.0 (Mobile; Nokia 8110; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5",
         "Firefox on KaiOS"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17 Safari/604",
         "Safari on iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/130 Safari/537 Edg/130", "Edge on Windows"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) Version/17 Safari/605", "Safari on Mac"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko Firefox/130.0", "Firefox on Linux"),
        ("curl/8.5", "Some device"),
        ("", "Some device"),
    ],
)  # fmt: skip
def test_a_browser_is_named_as_its_owner_would(browser: str, name: str) -> None:
    with override("en"):
        assert device(browser) == name


@given(st.text(max_size=200))
def test_any_browser_has_some_name(browser: str) -> None:
    assert device(browser)
