"""Fills a session file with interviews whose every text is hostile to a page of HTML, and looks at the page made of one.

Each text begins with a word of its own, `h00000` and so on, and holds markup that would run something, fetch something or
break out of where it stands, and something that steers terminals from `hostile_strings.py`.

hostile_pages.py fill PATH COUNT     fills a database that the program has made: the session `page` with so many texts
hostile_pages.py check PAGE          reads a page; says which marks are in its text, or what in it is not the program's
hostile_pages.py raw COUNT           prints the texts as they are, between the tags of a page: what a browser must find
"""

import json
import random
import re
import sqlite3
import sys
from html.parser import HTMLParser

from hostile_strings import SEED, hostile, object_id

# What it would run or fetch if it could.
RUN = "document.documentElement.dataset.ran=1;alert(1)"
PLACE = "http://127.0.0.1:9/hostile"

MARKUP = [
    f"<script>{RUN}</script>", f"<img src=x onerror='{RUN}'>", f"<svg onload='{RUN}'>", f"<SCRIPT\n>{RUN}</SCRIPT >",
    f"</p></div></article></section></main></body></html><script>{RUN}</script>", f"<!-- --><script>{RUN}</script><!--",
    f"<iframe src=\"javascript:{RUN}\"></iframe>", f"<a href=\"javascript:{RUN}\" id=question-1>x</a>",
    f"[x](javascript:{RUN})", f"![x]({PLACE}.png)", f"[x]({PLACE})", f"[x](<data:text/html,<script>{RUN}</script>>)",
    f"<style>body{{background:url({PLACE})}}</style>", f"</style><script>{RUN}</script>",
    f"</title><script>{RUN}</script>", f"\" onmouseover=\"{RUN}", f"' autofocus onfocus='{RUN}' x='", f"x onclick={RUN}",
    f"&lt;script&gt;{RUN}&lt;/script&gt;", f"&#60;script&#62;{RUN}&#60;/script&#62;", f"&LT;img src=x onerror={RUN}&GT;",
    f"<base href=\"{PLACE}/\">", f"<meta http-equiv=refresh content=\"0;url={PLACE}\">", f"<link rel=stylesheet href={PLACE}>",
    f"<form action={PLACE}><input autofocus onfocus='{RUN}'><button>Go</button></form>", f"<object data={PLACE}></object>",
    f"```html\n<script>{RUN}</script>\n```", f"```\"><script>{RUN}</script>\nx\n```", f"`<script>{RUN}</script>`",
    f"| a | <script>{RUN}</script> |\n|--|--|\n| <img src=x onerror='{RUN}'> | b |", f"\n- <script>{RUN}</script>\n  1. <b onclick={RUN}>",
    f"\n> <img src=x onerror='{RUN}'>\n> > - x", f"<details open ontoggle='{RUN}'>", "<plaintext>", "<textarea><title>",
    f"<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror='{RUN}'&gt;\">",
    f"<noscript><p title=\"</noscript><img src=x onerror='{RUN}'>\">", f"]]><script>{RUN}</script>", f"<![CDATA[<img src=x onerror='{RUN}'>]]>",
    f"<?x {RUN} ?>", f"<template><script>{RUN}</script></template>", "\n# Heading\n\nHeading\n=======", "<h1>Heading</h1><hr>",
    f"\n\n[ref]: javascript:{RUN}\n\n[ref] <{PLACE}> {PLACE}/auto", f"<video src={PLACE} onerror='{RUN}' autoplay></video>",
    f"<svg><a xlink:href=\"javascript:{RUN}\"><rect/></a><use href=\"{PLACE}#x\"/></svg>", f"<body onload='{RUN}'>",
    f"<img src={PLACE} style=position:fixed;inset:0>", "\n\n---\n\n***\n\n~~x~~ **y** _z_", f"\0<script\0>{RUN}</script>",
]


def text(number):
    return f"h{number:05} {MARKUP[number % len(MARKUP)]} {random.Random(SEED + number).choice(MARKUP)} {hostile(number)[7:]}"


class Filling:
    def __init__(self):
        self.number = 0

    def next(self):
        self.number += 1
        return text(self.number - 1)

    def report(self, count):
        """A report as data, and in Markdown as another program might have left it."""
        def points(messages):
            return [
                {"id": self.next(), "sentence": self.next(), "quotation": self.next(), "message": messages, "unaided": True},
                {"id": "missed", "sentence": self.next(), "unaided": False}]
        sections = [
            {"number": n + 1, "question": self.next(), "topic": self.next(), "hints": n % 4, "follow_ups": 0,
             "state": ["scored", "counted", "not_assessed", "skipped", "unanswered"][n % 5], "fruitful_aids": 0, "unassessed": 0,
             "key_points": points(object_id(103, 1)), "reference": self.next(), "reference_label": self.next(),
             **({"score": 3} if n % 5 == 0 else {})}
            for n in range(count)]
        return {
            "method": "model", "judges": [self.next()], "sections": sections, "total": 3, "dimensions": [], "strengths": [],
            "next_steps": []}

    def write(self, path, count):
        database = sqlite3.connect(path)
        at = 1_700_000_000_000
        report = self.report(5)
        # In the results the topics and the key points' sentences stand; the rest of a report is read from its Markdown.
        unseen = [n for section in report["sections"] for n in self.numbers(
            section["question"], section["reference"], section["reference_label"], section["key_points"][0]["id"],
            section["key_points"][0]["quotation"])] + self.numbers(report["judges"][0])
        unseen += [n for section in report["sections"] if section["state"] not in ("scored", "counted")
                   for n in self.numbers(*(point["sentence"] for point in section["key_points"]))]
        role, level, author = self.next(), self.next(), self.next()
        content = "\n".join("## Question " + self.next() + "\n\n- " + self.next() + "\n\n> " + self.next() for _ in range(20))
        feedback = {
            "_id": object_id(109, 1), "session_id": "page", "created_at": "2026-03-01T09:30:00.000Z", "outcome": "written",
            "author": author, "program_version": "x", "content": content, "report": report}
        with database:
            database.execute(
                "INSERT INTO sessions VALUES (?,?,?,?,?,?,?,?,?,?)",
                ("page", object_id(101, 1), role, level, "completed", at, at, at, at, 600.0))
            for n in range(count - self.number):
                database.execute(
                    "INSERT INTO messages VALUES (?,?,?,?,?)",
                    (object_id(103, n), ["assistant", "user", "user"][n % 3], self.next(), at + n * 1000, "page"))
            database.execute("INSERT INTO feedback VALUES (?,?,?)", (object_id(109, 1), "page", json.dumps(feedback)))
        database.close()
        print(json.dumps(sorted(set(range(count)) - set(unseen))))

    @staticmethod
    def numbers(*texts):
        return [int(text[1:6]) for text in texts]


# MARK: What the program writes

FLOW = ["article", "section", "div", "main", "header", "footer", "nav", "dl", "dt", "dd", "p", "h1", "h2", "h3", "h4", "h5", "h6",
        "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "span", "br", "hr", "table", "thead", "tbody", "tr", "th", "td",
        "bdi", "time", "a", "svg", "rect", "circle", "path", "title", "html", "head", "body", "meta", "style"]
VOID = {"br", "hr", "meta"}
NAME, NUMBER, ID = r"[a-z]+( [a-z]+)?", r"-?[0-9.]+", r"(results|feedback|transcript|question-[0-9]+)"
ATTRIBUTES = {
    "class": NAME, "dir": "auto", "lang": "en", "id": ID + "(-title)?", "aria-labelledby": ID + "-title", "href": "#" + ID,
    "scope": "row|col", "value": "-?[0-9]+", "role": "img", "aria-hidden": "true", "aria-label": "[0-9.]+ of [0-9]+( key points)?|On this page",
    "data-label": "Score|Result|Key points|Hints|Time", "datetime": "[0-9TZ:.-]+", "viewbox": "0 0 [0-9]+ [0-9]+", "width": NUMBER,
    "height": NUMBER, "rx": NUMBER, "cx": NUMBER, "cy": NUMBER, "r": NUMBER, "d": "M[0-9]+ 2a5 5 0 0 1 0 10z"}
META = ["utf-8", "Content-Security-Policy", "viewport", "color-scheme", "referrer", "generator"]
UNSEEN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb]")


class Page(HTMLParser):
    """Finds what is not the program's: tags, attributes and values beyond its own, what is closed that was not opened."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.faults, self.open, self.text, self.metas, self.styles, self.count = [], [], [], [], 0, 0

    def handle_decl(self, decl):
        if decl != "DOCTYPE html":
            self.faults.append(f"declaration {decl!r}")

    def handle_comment(self, data):
        self.faults.append(f"comment {data!r}")

    def handle_pi(self, data):
        self.faults.append(f"instruction {data!r}")

    def unknown_decl(self, data):
        self.faults.append(f"declaration {data!r}")

    def handle_starttag(self, tag, attributes):
        self.count += 1
        if tag not in FLOW or self.open and self.open[0] != "html":
            self.faults.append(f"<{tag}>")
        if tag == "meta":
            self.metas += [value for name, value in attributes if name in ("charset", "http-equiv", "name")]
        else:
            for name, value in attributes:
                if name not in ATTRIBUTES or not re.fullmatch(ATTRIBUTES[name], value or ""):
                    self.faults.append(f"{tag} {name}={value!r}")
        if tag == "style":
            self.styles += 1
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> in the wrong place")

    def handle_data(self, data):
        self.text.append(data)
        if UNSEEN.search(data):
            self.faults.append(f"control characters in {data[:60]!r}")
        if self.open and self.open[-1] == "style" and "<" in data:
            self.faults.append("markup in the style")


def check(path):
    page = Page()
    with open(path, encoding="utf-8", newline="") as file:
        page.feed(file.read())
    page.close()
    if page.open:
        page.faults.append(f"left open: {page.open}")
    if page.metas != META or page.styles != 1:
        page.faults.append(f"metas {page.metas}, styles {page.styles}")
    if page.faults:
        sys.exit(f"{len(page.faults)} faults: " + "; ".join(page.faults[:8]))
    # Topics begin with a capital.
    marks = sorted({int(mark) for mark in re.findall(r"[hH](\d{5})", "".join(page.text))})
    print(json.dumps({"marks": marks, "elements": page.count}))


def main():
    command, *arguments = sys.argv[1:]
    if command == "fill":
        Filling().write(arguments[0], int(arguments[1]))
    elif command == "check":
        check(arguments[0])
    elif command == "raw":
        print("<!DOCTYPE html><html lang=en><title>x</title><body>")
        for number in range(int(arguments[0])):
            print(f"<p>{text(number)}</p>")


if __name__ == "__main__":
    main()
