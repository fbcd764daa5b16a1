"""Look at the built site in Chromium: `python tools/check_site.py build/docs`; screenshots go to build/screenshots.

Every page, light and dark, as wide as a desktop and as a phone: no console errors, no requests to other hosts, nothing
wider than the window. The searches below find their pages and recipes first. Examples that run in the page print what
it shows.
"""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import which
from typing import Any

from playwright.sync_api import Page, sync_playwright

SEARCHES = {
    "dehyphenate": "dehyphenation.html",
    "переносы": "dehyphenation.html",
    "переносов": "dehyphenation.html",
    "кавычки": "typography.html",
    "passport": "transliteration.html",
    "загранпаспорт": "transliteration.html",
    "предложения": "sentences.html",
    "mojibake": "encodings.html",
    "крокозябры": "encodings.html",
    "лемматизация": "limits.html",
    "cli": "command-line.html",
    "license": "index.html",
    "выключить правило": "rules.html#switch-a-rule-off",
    "дамп википедии": "corpus.html#opencorpora-and-wikipedia",
    "кавычки ёлочки": "typography.html#normalize-quotes",
    "тире вместо дефиса": "typography.html#normalize-dashes",
}
RECIPES = {
    "csv-from-excel": ("Excel", "excel csv", "csv с точкой с запятой"),
    "text-of-a-pdf-with-its-annotations-kept": ("pdf text", "текст из pdf"),
    "recognized-pages-ocr": ("ocr text cleanup", "распознанный текст"),
    "answers-of-a-language-model": ("llm answer", "ответы нейросети"),
    "a-corpus-for-a-language-model-end-to-end": ("llm training corpus", "корпус для языковой модели"),
    "names-in-a-passport": ("passport name", "загранпаспорт"),
    "slugs-for-addresses": ("slug", "чпу"),
    "lenta-ru": ("lenta", "лента.ру"),
    "taiga": ("Taiga", "корпус тайга"),
    "a-library-of-fb2-books": ("FB2", "книги fb2"),
    "undo-one-rule-in-one-place": ("undo rule", "отменить правку"),
    "a-stage-of-your-own": ("custom rule", "своё правило"),
    "abbreviations-of-your-own": ("custom abbreviations", "свои сокращения"),
    "chats-one-message-a-line-names-and-emoji-untouched": ("chats", "разбить чат на сообщения"),
    "text-that-was-decoded-wrongly": ("fix mojibake", "исправить кодировку"),
    "speech-synthesis": ("speech", "синтез речи"),
    "subtitles": ("srt", "субтитры"),
    "what-was-changed-most": ("count changes", "статистика правок"),
    "frequency-list": ("word frequencies", "частотный словарь"),
    "pandas-polars-duckdb-datasets-ray-spark": ("pandas", "pandas датафрейм"),
    "workers-on-windows-and-macos": ("freeze_support windows", "многопроцессорность"),
}
SEARCHES |= {words: f"cookbook.html#{recipe}" for recipe, searches in RECIPES.items() for words in searches}
FIRST = 3  # results among which the page must be
RUN = ("index", "sentences", "others-bugs")
SHOWN_AND_PRINTED = """blocks => blocks.map(block => [block.textContent.trim(), block.runOutput?.textContent.trim()])"""
WIDTHS = {"desktop": 1280, "phone": 390}
PICTURED = ("index", "tutorial", "typography", "rules", "reference", "cookbook", "ru/index", "search")


class _Quiet(SimpleHTTPRequestHandler):
    def log_request(self, code: object = "-", size: object = "-") -> None:
        """Keep the log of requests off the terminal."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine while the context lasts; return its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


def watched(page: Page, site: str, problems: list[str]) -> None:
    """Collect what a page complains about and asks of other hosts."""
    page.on("console", lambda message: problems.append(f"{page.url}: {message.text}") if is_problem(message) else None)
    page.on("pageerror", lambda error: problems.append(f"{page.url}: {error}"))
    page.on("request", lambda request: None if is_local(request.url, site) else problems.append(f"asks {request.url}"))


def is_problem(message: Any) -> bool:
    return message.type in ("error", "warning")


def is_local(address: str, site: str) -> bool:
    return address.startswith((site, "data:", "blob:"))


def look(page: Page, site: str, folder: Path, kind: str) -> Iterator[str]:
    """Visit every page; yield those that are wider than the window."""
    pictures = folder.parent / "screenshots"
    pictures.mkdir(exist_ok=True)
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).with_suffix("").as_posix()
        page.goto(f"{site}{name}.html")
        if page.evaluate("document.scrollingElement.scrollWidth > innerWidth"):
            yield f"{name}: wider than the window of a {kind}"
        if name in PICTURED:
            page.screenshot(path=pictures / f"{name.replace('/', '-')}-{kind}.png")


def search(page: Page, site: str) -> Iterator[str]:
    """Yield the searches that do not find their page or their section."""
    for words, wanted in SEARCHES.items():
        page.goto(f"{site}search.html?q={words}")
        page.wait_for_function("document.querySelector('.search-summary')?.textContent.includes('Search ')")
        found = page.eval_on_selector_all("#search-results ul.search li a", "links => links.map(a => a.href)")
        if not any(wanted in address for address in found[:FIRST]):
            yield f"search for {words}: {wanted} is not among the first {FIRST}: {found[:FIRST]}"


def run(page: Page, site: str) -> Iterator[str]:
    """Yield the examples that print something else in the page than it shows."""
    for name in RUN:
        page.goto(f"{site}{name}.html")
        for button in page.locator(".run-button").all():
            button.click()
            page.wait_for_function("!document.querySelector('.run-button:disabled')")
        blocks = ":has(> .run-button) > pre"
        for shown, printed in page.eval_on_selector_all(blocks, SHOWN_AND_PRINTED):
            if shown != printed:
                yield f"{name}: run in the page, {shown!r} prints {printed!r}"


def main(folder: Path) -> int:
    """Print the problems of a site; return the exit status."""
    problems: list[str] = []
    chromium = which("chromium") or which("chromium-browser") or which("google-chrome")
    if chromium is None:
        print("Chromium is not installed: the site was not looked at", file=sys.stderr)
        return 0
    with served(folder) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for scheme in ("light", "dark"):
            for device, width in WIDTHS.items():
                page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
                watched(page, site, problems)
                problems += look(page, site, folder, f"{device}-{scheme}")
        problems += search(page, site)
        problems += run(page, site)
        browser.close()
    print(*dict.fromkeys(problems) or ["The site is fine."], sep="\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
