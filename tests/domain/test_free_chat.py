from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from trayapp.domain.free_chat import CHAT, LONGEST, Link, chat_link

PAGE = "https://m365.cloud.microsoft/chat"
WHOLE = st.characters(exclude_categories=["Cs"])


def carried(url):
    return parse_qs(urlsplit(url).query, keep_blank_values=True).get("q")


def test_the_bare_page_unless_prefill_is_wanted():
    assert CHAT == PAGE
    assert chat_link("What is a monad?", prefill=False) == Link(PAGE, prefilled=False)
    assert chat_link("What is a monad?", prefill=True) == Link(
        f"{PAGE}?q=What%20is%20a%20monad%3F", prefilled=True
    )


def test_nothing_to_prefill_is_the_bare_page():
    assert chat_link("", prefill=True) == Link(PAGE, prefilled=False)


@given(st.text(WHOLE))
@example("two\nlines\r\n\tand more")
@example("&q=other#part+plus %41 100% ?a=b;c=d")
@example("Grüße, 你好, 👩‍👩‍👧 and \U0001f600")
@example(" ")
@example("\x00")
def test_a_prompt_arrives_as_it_was_typed_or_not_at_all(prompt):
    link = chat_link(prompt, prefill=True)
    assert len(link.url) <= LONGEST
    if link.prefilled:
        assert carried(link.url) == [prompt]
        assert not urlsplit(link.url).fragment
    else:
        assert link.url == PAGE
        assert not prompt or len(prompt.encode()) > 500


@given(st.text(WHOLE, max_size=100))
def test_short_prompts_are_always_carried(prompt):
    assume(prompt)
    assert chat_link(prompt, prefill=True).prefilled


@given(st.text(st.characters(categories=["Cs"]), min_size=1), st.text(max_size=20))
def test_half_characters_are_neither_changed_nor_sent(half, rest):
    assert chat_link(half + rest, prefill=True) == Link(PAGE, prefilled=False)


@pytest.mark.parametrize("work_account", [False, True])
@pytest.mark.parametrize(("char", "cost"), [("a", 1), (" ", 3), ("ü", 6), ("😀", 12)])
def test_the_longest_address_is_exactly_2000_characters(char, cost, work_account):
    assert LONGEST == 2000
    room = LONGEST - len(chat_link("x", prefill=True, work_account=work_account).url) + 1
    count, rest = divmod(room, cost)
    fits = char * count + "a" * rest
    longest = chat_link(fits, prefill=True, work_account=work_account)
    assert (len(longest.url), longest.prefilled) == (2000, True)
    assert carried(longest.url) == [fits]
    for over in (fits + "a", "a" + fits):
        assert chat_link(over, prefill=True, work_account=work_account) == Link(
            chat_link("", prefill=False, work_account=work_account).url, prefilled=False
        )


def test_the_work_account_is_asked_for_on_request():
    assert chat_link("hi", prefill=False, work_account=True).url == f"{PAGE}?auth=2"
    assert chat_link("hi", prefill=True, work_account=True).url == f"{PAGE}?auth=2&q=hi"


@pytest.mark.parametrize("base", ["https://chat.example.com/", "https://chat.example.com/a/chat"])
def test_a_company_may_have_a_page_of_its_own(base):
    assert chat_link("hi", prefill=True, base=base).url == f"{base}?q=hi"
    assert chat_link("hi", prefill=False, base=base).url == base


@pytest.mark.parametrize(
    "base",
    [
        "http://m365.cloud.microsoft/chat",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "chat",
        "",
        "https://",
        "https:///",
        f"{PAGE}?q=not+typed+by+you",
        f"{PAGE}#top",
    ],
)
def test_only_a_private_address_without_words_of_its_own_is_opened(base):
    with pytest.raises(ValueError, match="https://"):
        chat_link("hi", prefill=True, base=base)


@pytest.mark.parametrize("code", range(128))
def test_every_plain_character_arrives(code):
    assert carried(chat_link(f"a{chr(code)}b", prefill=True).url) == [f"a{chr(code)}b"]
