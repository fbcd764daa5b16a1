"""How a trace looks in a notebook: the HTML itself, and what Chromium shows on a light background and on a dark one."""

import json
import re
import shutil
import subprocess

import pytest

import rucorpus

TEXT = 'Он\u00a0- врач... Сказал: "Cлово <b>и</b> дело",- и ушёл.\n- Да?... зна\u00adчит, -5 °C.'
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PAGES = {"light": ((255, 255, 255), (31, 35, 40)), "dark": ((17, 17, 17), (230, 237, 243))}
# Returns what the browser shows of each change: its text, its colours, its size, and the rule under the pointer.
SCRIPT = """<script>
const shown = [...document.querySelectorAll("del, ins")].map(change => {
    const style = getComputedStyle(change), box = change.getBoundingClientRect();
    return {name: change.tagName, text: change.textContent, ground: style.backgroundColor, letters: style.color,
            width: box.width, height: box.height, rule: document.elementFromPoint(box.x + box.width / 2,
            box.y + box.height / 2).closest("[title]").title};
});
document.body.innerHTML = `<pre id="shown">${JSON.stringify(shown)}</pre>`;
</script>"""


def test_the_text_is_escaped_and_every_edit_is_shown_with_its_rule():
    traced = rucorpus.trace(TEXT)
    html = traced._repr_html_()
    assert "<b>" not in html
    assert re.findall('<span title="(.*?)">', html) == [edit.rule for edit in traced.edits]
    assert 'title="unicode.blank+dashes.between_words"><del>U+00A0-</del><ins> —</ins><sup>1</sup>' in html
    listed = re.findall("<li>(.*?)</li>", html)
    assert [listed[int(number) - 1] for number in re.findall(r"<sup>(\d+)</sup>", html)] == [
        edit.rule for edit in traced.edits
    ]
    assert len(listed) == len(set(listed))


def test_a_long_text_is_cut_and_says_so():
    html = rucorpus.trace('"Да" - нет. ' * 10_000)._repr_html_()
    assert len(html) < 1_000_000
    assert re.search(r"the first 200\d\d of 120000 characters", html)
    assert "characters" not in rucorpus.trace(TEXT)._repr_html_()


def test_traces_compare_by_value():
    traced = rucorpus.trace(TEXT)
    again = rucorpus.trace(TEXT)
    assert traced == again
    assert hash(traced) == hash(again)
    assert traced != rucorpus.trace(TEXT, style="ascii")
    assert traced != rucorpus.trace(f"{TEXT} ")
    assert traced != TEXT


@pytest.mark.parametrize("name", ["source", "text", "edits", "stages"])
def test_a_trace_cannot_be_changed(name):
    traced = rucorpus.trace(TEXT)
    with pytest.raises(AttributeError):
        setattr(traced, name, "")
    traced.edits.clear()
    traced.stages[0][1].clear()
    assert traced == rucorpus.trace(TEXT)
    assert traced.stages == rucorpus.trace(TEXT).stages


def test_line_ends_and_invisible_characters_are_shown():
    traced = rucorpus.trace("шко-\nла", stages=(rucorpus.dehyphenate,))
    assert traced.explain() == "3:5 hyphens.letters шко[-⏎→]ла\n7:7 hyphens.line_end шко-⏎ла[→⏎]"


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed: apt-get install chromium")
@pytest.mark.parametrize(("ground", "letters"), PAGES.values(), ids=PAGES)
def test_in_a_browser_changes_are_coloured_readable_and_show_their_rule(tmp_path, ground, letters):
    traced = rucorpus.trace(TEXT)
    changes = rendered(traced, f"body {{ background: rgb{ground}; color: rgb{letters} }}", tmp_path)
    pairs = [(name, text) for edit in traced.edits for name, text in (("DEL", edit[:2]), ("INS", edit.new)) if text]
    assert [change["name"] for change in changes] == [name for name, _ in pairs]
    assert {change["rule"] for change in changes} == {edit.rule for edit in traced.edits}
    for change in changes:
        *colour, opacity = numbers(change["ground"])
        seen = [opacity * over + (1 - opacity) * under for over, under in zip(colour, ground, strict=True)]
        red, green, _ = seen
        assert (red > green + 30) if change["name"] == "DEL" else (green > red + 20)
        assert tuple(numbers(change["letters"])) == letters
        assert contrast(letters, seen) >= 4.5
        assert change["width"] > 1
        assert change["height"] > 10


def rendered(traced, style, folder):
    page = folder / "trace.html"
    page.write_text(f"<!doctype html><meta charset=utf-8><style>{style}</style>{traced._repr_html_()}{SCRIPT}", "utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}", "--dump-dom"]
    answer = subprocess.run([CHROMIUM, *options, page.as_uri()], check=True, capture_output=True, timeout=120)
    return json.loads(re.search('<pre id="shown">(.*)</pre>', answer.stdout.decode())[1])


def numbers(colour):
    return [float(number) for number in re.findall(r"[\d.]+", colour)]


def contrast(one, other):
    """Return the contrast of the Web Content Accessibility Guidelines, from 1 to 21; text wants 4.5."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour):
    parts = [part / 255 for part in colour]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
