"""What each reader makes of what it is given, where it is not plain from the samples."""

from __future__ import annotations

import pytest

from carecompanion.domain.errors import PaperLockedError, PaperUnreadableError
from carecompanion.domain.intake import (
    INTAKE_DEPTH,
    INTAKE_LETTERS,
    INTAKE_PARTS,
    Brought,
    BroughtKind,
    IntakeWarning,
)
from carecompanion.exchange.intake.html_text import reduce_html
from carecompanion.exchange.intake.kinds import kind_of
from carecompanion.exchange.intake.letters import decoded
from carecompanion.exchange.intake.pdf_text import read_pdf
from carecompanion.exchange.intake.read import read
from tests.exchange.intake.malformed import trap
from tests.ui.papers import image, pdf

HEAD = b"From: Dr Bauer <b@c.example>\nDate: Tue, 21 Apr 2026 09:15:00 +0200\nSubject: A visit\n"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"Dear diary", BroughtKind.TEXT),
        (b"From: the heart\nto you", BroughtKind.TEXT),
        (b"Subject: ideas\nTo: do\n\nmore", BroughtKind.TEXT),
        (b"a < b and <p> is a tag", BroughtKind.TEXT),
        (b"<3 <3 <3", BroughtKind.TEXT),
        (b"\r\n\r\n" + HEAD + b"\nhello", BroughtKind.MAIL),
        (b"\xef\xbb\xbf  <!DOCTYPE HTML><p>x", BroughtKind.WEB_PAGE),
        (b"<div><p>part of a page</p></div>", BroughtKind.WEB_PAGE),
        (b"\n %PDF-1.4\n", BroughtKind.PDF),
        (image(2, 2), BroughtKind.PICTURE),
        (image(2, 2, kind="jpg"), BroughtKind.PICTURE),
        (b"GIF89a\x01\x00\x01\x00", BroughtKind.OTHER),
        (b"PK\x03\x04\x14\x00\x06\x00", BroughtKind.OTHER),
        (b"{\\rtf1\\ansi hello}", BroughtKind.OTHER),
        (bytes(range(256)), BroughtKind.OTHER),
    ],
)
def test_a_kind_is_told_by_content(content: bytes, kind: BroughtKind) -> None:
    assert kind_of(content) is kind
    assert read(content, name="holiday.jpg").kind is kind


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>one<p>two", "one\n\ntwo"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<b>no</b><i>space</i> <u>space</u>", "nospace space"),
        ("<table><tr><th>Test<th>Result<tr><td>A<td>1</table>", "Test | Result\nA | 1"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "- a\n\n  - b\n\n- c"),
        ("<pre>a  b\n  c</pre>", "a  b\n  c"),
        ('<a href="https://x.y/z">here</a>', "here (https://x.y/z)"),
        ('<a href="https://x.y/z">https://x.y/z</a>', "https://x.y/z"),
        ('<a href="javascript:run()">here</a>', "here"),
        ('<a href="file:///etc/passwd">here</a>', "here"),
        ("&lt;b&gt; &amp; caf&eacute; &#x2014; &nbsp;x", "<b> & café — x"),
        ("<script>x</script><style>y</style>z<!-- c -->", "z"),
        ('<p style="DISPLAY : none">hidden</p><p hidden>too</p>seen', "seen"),
        ("<head><title>t</title><body>an open head", "an open head"),
        ("a\x00b\x1bc", "abc"),
    ],
)
def test_a_page_becomes_plain_lines(page: str, text: str) -> None:
    assert reduce_html(page).text == text


def test_a_link_that_is_dropped_stays_a_text() -> None:
    brought = read(b"https://news.example/story?id=1")
    assert (brought.kind, brought.text) == (BroughtKind.TEXT, "https://news.example/story?id=1")


@pytest.mark.parametrize(
    ("content", "said", "text", "is_odd"),
    [
        ("naïve".encode("cp1252"), "ISO-8859-1", "naïve", False),
        ("“x”".encode("cp1252"), "iso-8859-1", "“x”", False),
        ("żółć".encode("iso-8859-2"), "iso-8859-2", "żółć", False),
        ("žluť".encode(), "us-ascii", "žluť", False),
        ("かな".encode("iso-2022-jp"), "iso-2022-jp", "かな", False),
        ("naïve".encode("cp1252"), "utf-8", "naïve", True),
        ("naïve".encode(), "x-unknown", "naïve", False),
        (b"abc", "zlib", "abc", False),
        (b"abc", "\0", "abc", False),
        ("x".encode("utf-16"), "", "x", False),
        (b"\xff\xfea\x00\x00\xd8", "", "a\ufffd", True),
    ],
)
def test_letters_are_found_whatever_they_are_written_in(
    content: bytes, said: str, text: str, is_odd: bool
) -> None:
    assert decoded(content, said) == (text, is_odd)


def test_a_text_that_is_too_long_is_cut_and_says_so() -> None:
    brought = read(b"word " * (INTAKE_LETTERS // 4))
    assert len(brought.text) == INTAKE_LETTERS
    assert brought.warnings == (IntakeWarning.CUT_SHORT,)


def mail(*lines: bytes, body: bytes = b"hello") -> Brought:
    return read(HEAD + b"".join(line + b"\n" for line in lines) + b"\n" + body)


def test_broken_base64_is_read_as_far_as_it_goes() -> None:
    brought = mail(b"Content-Transfer-Encoding: base64", body=b"SGVsbG8gdGhlcmU*\n=!garbage")
    assert brought.text.startswith("Hello there")
    assert brought.warnings[0] is IntakeWarning.DAMAGED


@pytest.mark.parametrize(
    ("date", "on"),
    [
        (b"Tue, 21 Apr 2026 23:59:00 -0800", "2026-04-21"),
        (b"21 Apr 26 10:00 GMT", "2026-04-21"),
        (b"yesterday", ""),
        (b"Tue, 99 Apr 2026 00:00:00 +0000", ""),
        (b"Tue, 1 Jan 2500 00:00:00 +0000", ""),
    ],
)
def test_the_day_of_a_mail_is_that_of_its_header(date: bytes, on: str) -> None:
    brought = read(b"From: a@b.c\nMessage-ID: <1@x>\nDate: " + date + b"\n\nhello")
    assert brought.on == on


def test_a_mail_takes_as_many_files_as_the_limit_allows() -> None:
    content = trap("parts.eml")
    brought = read(content)
    assert len(brought.parts) == INTAKE_PARTS
    assert brought.warnings == (IntakeWarning.LEFT_OUT,)


def test_mails_inside_each_other_are_followed_to_the_limit() -> None:
    content = trap("mails.eml")
    brought, depth = read(content), 1
    while brought.parts:
        (brought,), depth = brought.parts, depth + 1
    assert depth == INTAKE_DEPTH
    assert brought.warnings == (IntakeWarning.LEFT_OUT,)


def test_parts_inside_each_other_without_end_are_damage() -> None:
    content = trap("deep.eml")
    assert read(content).warnings == (IntakeWarning.DAMAGED,)


def test_the_words_of_a_pdf_end_at_the_limits() -> None:
    content = pdf(*(f"page {number}" for number in range(5)))
    assert read_pdf(content, limit_pages=2).text == "page 0\n\npage 1"
    assert read_pdf(content, limit_chars=8).text == "page 0"
    assert read_pdf(content).text.count("page") == 5


def test_a_pdf_that_cannot_be_read_says_why() -> None:
    with pytest.raises(PaperLockedError):
        read_pdf(pdf("x", password="own"))
    with pytest.raises(PaperUnreadableError):
        read_pdf(b"%PDF-1.7 rubbish")


@pytest.mark.parametrize("kind", ["png", "jpg"])
def test_a_picture_that_ends_too_early_is_damaged(kind: str) -> None:
    whole = image(40, 30, kind=kind)
    assert read(whole, name="x").warnings == ()
    assert read(whole[: len(whole) // 2], name="x").warnings == (IntakeWarning.DAMAGED,)
