"""Mails as mail programs write them: 30, made here, with what is to be read in each."""

from __future__ import annotations

import base64
import quopri
from email import policy
from email.message import EmailMessage
from itertools import islice, product

from carecompanion.domain.intake import BroughtKind
from tests.exchange.intake.texts_and_pages import Sample
from tests.ui.papers import image, pdf

_SUBJECTS = (
    ("Your visit on 3 May", "Your visit on 3 May"),
    ("=?UTF-8?B?R3LDvMOfZSBhdXMgZGVyIEtsaW5paw==?=", "Grüße aus der Klinik"),
    ("=?iso-8859-1?Q?R=E9sultats_de_l=27examen?=", "Résultats de l'examen"),
    ("=?windows-1252?Q?Caf=E9_=96_news?= from =?utf-8?Q?the_trust?=", "Café – news from the trust"),
)
_WORDS = (
    "Dear family,\n\nthe next visit is on 3 May at 10:30.\nPlease bring “the list”.\n\nDr Bauer\n"
)


def mails() -> tuple[Sample, ...]:
    """30 mails of several programs."""
    makers = (_gmail, _outlook, _apple, _plain, _forwarded, _html_only, _newsletter, _old_server)
    each = (make(raw, said) for (raw, said), make in product(_SUBJECTS, makers))
    return tuple(islice(each, 30))


def _head(subject: str, *lines: str) -> str:
    usual = (
        "Return-Path: <bauer@clinic.example>",
        "Received: from mx.clinic.example (mx.clinic.example [192.0.2.7])",
        "        by mail.home.example with ESMTPS id abc123",
        "        for <family@home.example>; Tue, 21 Apr 2026 09:15:02 +0200 (CEST)",
        "From: =?utf-8?Q?Dr=2E_J=C3=B6rg_Bauer?= <bauer@clinic.example>",
        "To: family@home.example",
        f"Subject: {subject}",
        "Date: Tue, 21 Apr 2026 09:15:00 +0200",
        "Message-ID: <1@clinic.example>",
        "MIME-Version: 1.0",
    )
    return "\r\n".join((*usual, *lines)) + "\r\n\r\n"


def _sample(content: bytes, title: str, *, parts: int = 0, never: tuple[str, ...] = ()) -> Sample:
    says = ("the next visit is on 3 May at 10:30.", "“the list”", "Dr Bauer")
    return Sample(
        "mail.eml",
        content,
        BroughtKind.MAIL,
        says,
        (*never, "<div", "=E2=80", "cid:"),
        title=title,
        on="2026-04-21",
        parts=parts,
    )


def _qp(text: str, charset: str = "utf-8") -> str:
    return quopri.encodestring(text.encode(charset)).decode("ascii").replace("\n", "\r\n")


def _b64(content: bytes) -> str:
    return base64.encodebytes(content).decode("ascii").replace("\n", "\r\n")


def _html(words: str = _WORDS) -> str:
    lines = "".join(f"<div>{line or '<br>'}</div>" for line in words.split("\n"))
    return f'<div dir="ltr">{lines}</div>'


def _gmail(subject: str, said: str) -> Sample:
    body = (
        '--000000000000abc\r\nContent-Type: text/plain; charset="UTF-8"\r\n'
        f"Content-Transfer-Encoding: quoted-printable\r\n\r\n{_qp(_WORDS)}\r\n"
        '--000000000000abc\r\nContent-Type: text/html; charset="UTF-8"\r\n'
        f"Content-Transfer-Encoding: quoted-printable\r\n\r\n{_qp(_html('ANOTHER'))}\r\n"
        "--000000000000abc--\r\n"
    )
    head = _head(
        subject,
        "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=gmail.com; s=20230601; bh=a=; b=b",
        'Content-Type: multipart/alternative; boundary="000000000000abc"',
    )
    return _sample((head + body).encode(), said, never=("ANOTHER",))


def _outlook(subject: str, said: str) -> Sample:
    html = (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{}</style>'
        f'</head><body lang=EN-GB>{_html()}<img src="cid:image001.png@01D"></body></html>'
    )
    body = (
        "This is a multi-part message in MIME format.\r\n\r\n"
        "------=_NextPart_000\r\n"
        'Content-Type: multipart/related; boundary="----=_NextPart_001"\r\n\r\n'
        '------=_NextPart_001\r\nContent-Type: text/html; charset="Windows-1252"\r\n'
        f"Content-Transfer-Encoding: quoted-printable\r\n\r\n{_qp(html, 'windows-1252')}\r\n"
        '------=_NextPart_001\r\nContent-Type: image/png; name="image001.png"\r\n'
        "Content-ID: <image001.png@01D>\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        f"{_b64(image(9, 9))}\r\n------=_NextPart_001--\r\n"
        '------=_NextPart_000\r\nContent-Type: application/pdf; name="Letter.pdf"\r\n'
        "Content-Transfer-Encoding: base64\r\n"
        'Content-Disposition: attachment; filename="Letter.pdf"'
        f"\r\n\r\n{_b64(pdf('Letter of the clinic'))}\r\n------=_NextPart_000--\r\n"
    )
    head = _head(
        subject,
        "X-Mailer: Microsoft Outlook 16.0",
        "Thread-Topic: visit",
        'Content-Type: multipart/mixed; boundary="----=_NextPart_000"',
    )
    return _sample((head + body).encode(), said, parts=2)


def _apple(subject: str, said: str) -> Sample:
    body = (
        "--Apple-Mail=_1\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Type: text/plain;\r\n\tcharset=utf-8\r\n\r\n{_qp(_WORDS)}\r\n"
        "--Apple-Mail=_1\r\nContent-Disposition: inline;\r\n\tfilename*=utf-8''L%C3%A4nge.jpg\r\n"
        'Content-Type: image/jpeg;\r\n\tname="=?utf-8?Q?L=C3=A4nge=2Ejpg?="\r\n'
        f"Content-Transfer-Encoding: base64\r\n\r\n{_b64(image(8, 8, kind='jpg'))}\r\n"
        "--Apple-Mail=_1--\r\n"
    )
    head = _head(
        subject,
        "X-Mailer: Apple Mail (2.3774.300.61.1.2)",
        'Content-Type: multipart/mixed;\r\n\tboundary="Apple-Mail=_1"',
    )
    return _sample((head + body).encode(), said, parts=1)


def _plain(subject: str, said: str) -> Sample:
    head = _head(
        subject,
        "Content-Type: text/plain; charset=utf-8; format=flowed",
        "Content-Transfer-Encoding: 8bit",
    )
    flowed = _WORDS.replace("visit is on", "visit \nis on")
    return _sample((head + flowed.replace("\n", "\r\n")).encode(), said)


def _forwarded(subject: str, said: str) -> Sample:
    inner = EmailMessage(policy=policy.SMTP)
    inner["From"], inner["To"] = "Lab <lab@lab.example>", "bauer@clinic.example"
    inner["Date"], inner["Subject"] = "Mon, 20 Apr 2026 08:00:00 +0000", "Result of the test"
    inner.set_content("The result is on the second page.")
    outer = EmailMessage(policy=policy.SMTP)
    outer.set_content(_WORDS)
    outer.add_attachment(inner)
    payload = outer.as_bytes().partition(b"MIME-Version: 1.0\r\n")[2]
    head = _head(subject).removesuffix("\r\n\r\n") + "\r\n"
    kind = f"Content-Type: {outer['Content-Type']}\r\n"
    body = payload.partition(b"\r\n\r\n")[2]
    return _sample(head.encode() + kind.encode() + b"\r\n" + body, said, parts=1)


def _html_only(subject: str, said: str) -> Sample:
    head = _head(
        subject, "Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: base64"
    )
    page = f"<html><head><title>x</title></head><body>{_html()}</body></html>"
    return _sample((head + _b64(page.encode())).encode(), said)


def _newsletter(subject: str, said: str) -> Sample:
    html = (
        '<div style="display:none;max-height:0">HIDDEN PREVIEW</div><table><tr><td>'
        f'{_html()}</td></tr></table><img src="https://track.example/open.gif" width="1">'
    )
    body = (
        "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n  \r\n"
        f"--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}\r\n--b--\r\n"
    )
    head = _head(
        subject,
        "List-Unsubscribe: <https://list.example/u?1>",
        "Content-Type: multipart/alternative; boundary=b",
    )
    return _sample((head + body).encode(), said, never=("HIDDEN", "track.example"))


def _old_server(subject: str, said: str) -> Sample:
    """As a folder of mails holds it, in Windows-1252 that calls itself Latin 1."""
    head = _head(
        subject,
        "Content-Type: text/plain; charset=iso-8859-1",
        "Content-Transfer-Encoding: quoted-printable",
    )
    text = "From bauer@clinic.example Tue Apr 21 09:15:02 2026\n" + head.replace("\r\n", "\n")
    return _sample((text + _qp(_WORDS, "windows-1252")).encode(), said)
