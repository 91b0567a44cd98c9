"""Texts and web pages as families have them: 30 of each, made here, with what is to be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product

from carecompanion.domain.intake import BroughtKind


@dataclass(frozen=True, slots=True)
class Sample:
    """A file, the kind it is, words it says, and words that may not be left in it."""

    name: str
    content: bytes
    kind: BroughtKind
    says: tuple[str, ...]
    never: tuple[str, ...] = ()
    title: str | None = None
    on: str | None = None
    parts: int = 0


_NOTES = (
    (
        "What Dr Bauer said.txt",
        "Visit of 3 May\nWeight 14.2 kg, 98 cm.\nNext time: bring the list.\n",
    ),
    ("Größe.txt", "Größe und Gewicht\nSie läuft 20 m ohne Hilfe — müde danach.\n"),
    ("compte rendu.txt", "Compte rendu\nL’enfant a été vue à l’hôpital : « stable ».\nPrix 40 €\n"),
    ("notatka.txt", "Notatka z wizyty\nŻółć, łóżko, źdźbło.\n"),
    ("list.txt", "- SGSH\n- c.734G>A\n- p.(Arg245His)\n\n\n\nAsk: α-gal, µg, ≥ 2 years?\n"),
    ("copied from chat.txt", "[03/05, 10:12] Mum: they called 📞\n[03/05, 10:13] Dad: and?\n"),
)
_WRITINGS = (
    ("utf-8", b"", "\n"),
    ("utf-8-sig", b"", "\r\n"),
    ("utf-16", b"", "\r\n"),
    ("utf-16-le", b"", "\n"),
    ("utf-16-be", b"\xfe\xff", "\n"),
    ("windows-1252", b"", "\r\n"),
    ("utf-8", b"", "\r"),
)


def texts() -> tuple[Sample, ...]:
    """30 texts in the writings of several programs and decades."""
    return tuple(islice(_texts(), 30))


def _texts() -> Iterator[Sample]:
    for (name, text), (writing, mark, line_end) in product(_NOTES, _WRITINGS):
        try:
            content = mark + text.replace("\n", line_end).encode(writing)
        except UnicodeEncodeError:
            continue  # nobody could have written this in that
        lines = tuple(line for line in text.split("\n") if line.strip())
        yield Sample(name, content, BroughtKind.TEXT, lines)


_STORIES = (
    ("Gene therapy trial opens for Sanfilippo syndrome", "five children", "The Example Post"),
    ("Forscher prüfen neue Gentherapie – „ein erster Schritt“", "fünf Kinder", "Beispiel-Zeitung"),
    ("Une thérapie génique à l’étude pour l’été", "cinq enfants", "Le Journal d’Exemple"),
)
_WORD = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"><head>
<meta http-equiv=Content-Type content="text/html; charset={charset}">
<meta name=Generator content="Microsoft Word 15">
<title>{title}</title>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {{margin:0cm; mso-fareast-language:EN-US;}} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt'><div class=WordSection1>
<p class=MsoTitle><b>{title}<o:p></o:p></b></p><p class=MsoNormal>
<span style='font-size:11.0pt'>{words} were
  treated.<o:p>&nbsp;</o:p></span></p>
<table class=MsoTable border=1><tr><td><p class=MsoNormal>Weight</p></td><td>
<p class=MsoNormal>14.2&nbsp;kg</p></td></tr></table>
</div></body></html>"""
_PAPER = """<!DOCTYPE html>
<html lang="en"><head><meta charset="{charset}"><title>{title} | {site}</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="{site}">
<meta property="article:published_time" content="2026-03-14T06:00:00+00:00">
<script>window.ads = "<p>BUY NOW</p>";</script>
<script type="application/ld+json">{{"@type":"NewsArticle"}}</script>
<style>.a{{background:url(https://tracker.example/x.png)}}</style></head>
<body><header><nav><ul><li><a href="/">Home</a></li><li><a href="/health">Health</a></li></ul>
</nav></header>
<noscript>Enable JavaScript to read this</noscript><div hidden>SECRET PREHEADER</div>
<article><h1>{title}</h1>
<p class="byline">By A. Reporter, <time datetime="2026-03-14">14 March</time></p>
<p>Doctors said that {words} took part.<br>More at
<a href="https://hospital.example/study?id=1&amp;x=2">the study page</a>.</p>
<figure><img src="https://cdn.example/big.jpg" alt="A child in a garden">
<figcaption>Archive</figcaption></figure>
<blockquote>&ldquo;It is early,&rdquo; she said.</blockquote></article>
<iframe src="https://ads.example/frame">BUY NOW</iframe>
<img src="https://pixel.example/1.gif" width=1 height=1>
<footer>&copy; 2026 {site}</footer></body></html>"""
_OLD = """<HTML><HEAD><TITLE>{title}</TITLE>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset={charset}">
</HEAD><BODY BGCOLOR=#FFFFFF><CENTER><FONT SIZE=+2>{title}</FONT></CENTER>
<P>{words}<P>Second line<BR>
<TABLE><TR><TH>Test<TH>Result<TR><TD>Urine<TD>High</TABLE><UL><LI>one<LI>two<UL><LI>inner</UL>
</UL></BODY></HTML>"""
_SNIPPET = """<meta http-equiv="content-type" content="text/html; charset={charset}">
<div class="post"><p>{title}</p>
<div>{words}</div><p><a href='javascript:alert(1)'>Read more</a></p><pre>  a   b
    c</pre></div>"""
_XHTML = """<?xml version="1.0" encoding="{charset}"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"
"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<!-- saved from url=(0031)https://news.example/a.html -->
<html xmlns="http://www.w3.org/1999/xhtml"><head>
<meta content="text/html; charset={charset}" http-equiv="Content-Type" />
<title>{title}</title></head><body><h2>{title}</h2><dl><dt>Who</dt><dd>{words}</dd></dl><hr />
</body></html>"""


def pages() -> tuple[Sample, ...]:
    """30 web pages: news sites, Word, the nineties, a snippet, XHTML, in several writings."""
    return tuple(islice(_pages(), 30))


def _pages() -> Iterator[Sample]:
    makes = ((_PAPER, "2026-03-14"), (_WORD, ""), (_OLD, ""), (_SNIPPET, ""), (_XHTML, ""))
    for (title, words, site), charset, (make, on) in product(
        _STORIES, ("utf-8", "windows-1252", "utf-16"), makes
    ):
        page = make.format(title=title, words=words, site=site, charset=charset)
        never = ("BUY NOW", "SECRET", "tracker.example", "pixel.example", "MsoNormal", "<p", "ads")
        yield Sample(
            "saved page.html",
            page.encode(charset),
            BroughtKind.WEB_PAGE,
            (title, words),
            never,
            title=None if make is _PAPER else title,
            on=on,
        )
