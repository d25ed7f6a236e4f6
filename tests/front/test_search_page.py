from django.test import Client


def test_a_visitor_is_sent_to_sign_in_and_back(client: Client, db: None) -> None:
    answer = client.get("/search/?q=sukari")
    assert answer.status_code == 302
    assert "next=/search/%3Fq%3Dsukari" in answer.headers["Location"]
