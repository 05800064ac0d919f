"""Nobody speaks to the reader but the catalogues: no words elsewhere, no word unused."""

import ast
import re
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src" / "geohist"
PLAYER = SRC / "player"
CATALOGUES = {"dates.js", "edtf.js", "numbers.js"}  # beside every file called words…: how dates and numbers are said
NAMES = {"Escape", "Enter", "Tab", "Fault", "Geohist Serif", "Geohist Sans"}
ACCENTED = re.compile(r"[À-ÖØ-öø-ɏЀ-ӿ]")
SENTENCE = re.compile(r"[A-Z][a-z]+ [A-Za-z]+|[a-z]{2,} [a-z]{2,}[^\n]*[.?!]$|^[A-Z][a-z]+[.!?]?$")
UNHEARD = re.compile(r"(class: [^,{}]*|console\.\w+\(|new RangeError\(|constructor\(message = |font(-family)?[:=] ?|SANS = )$")


def literals(script):
    """Every string of a script that is no comment: what stands before it, and it, with the holes of templates left out."""
    at = 0
    while at < len(script):
        if script.startswith("//", at):
            at = script.find("\n", at) % (len(script) + 1)
        elif script.startswith("/*", at):
            at = script.index("*/", at) + 2
        elif script.startswith("/", at) and (regex := re.compile(r"/(?![*/ ])(\\.|\[[^\]\n]*\]|[^/\n\\])+/[a-z]*").match(script, at)):
            at = regex.end() if re.search(r"[=(,:\[!&|?{};]\s*$|return\s*$", script[max(0, at - 12) : at]) else at + 1
        elif script[at] in "'\"`":
            end = closing(script, at)
            yield script[max(0, at - 60) : at].replace("\n", " "), re.sub(r"\$\{[^{}]*(\{[^{}]*\}[^{}]*)*\}", "…", script[at + 1 : end])
            at = end + 1
        else:
            at += 1


def closing(script, at):
    """Where the string ends that begins here."""
    quote, at = script[at], at + 1
    while script[at] != quote:
        if script.startswith("${", at) and quote == "`":
            depth = 1
            at += 2
            while depth:
                depth += {"{": 1, "}": -1}.get(script[at], 0)
                at = closing(script, at) + 1 if script[at] in "'\"`" else at + 1
        else:
            at += 2 if script[at] == "\\" else 1
    return at


def scripts():
    return [file for folder in ("", "shell", "map", "labels") for file in sorted((PLAYER / folder).glob("*.js"))]


@pytest.mark.parametrize(
    "file", [f for f in scripts() if f.name not in CATALOGUES and not f.name.startswith("words")], ids=lambda f: f.name
)
def test_no_script_of_the_player_has_words_of_its_own(file):
    text = file.read_text("utf-8")
    spoken = [
        words
        for before, words in literals(text)
        if (SENTENCE.search(words) or ACCENTED.search(words))
        and words not in NAMES
        and not UNHEARD.search(before)
        and "\n" not in words  # shaders
        and '"' not in words  # stacks of fonts
    ]
    assert spoken == []


@pytest.mark.parametrize("catalogue", ["words.js", "words-finding.js", "words-showing.js"])
def test_no_word_of_the_player_is_unused(catalogue):
    text = (PLAYER / "shell" / catalogue).read_text("utf-8")
    english = text[text.index("const en = {") : text.index("\n};")]
    keys = re.findall(r"^  (\w+):", english, re.MULTILINE)
    assert len(keys) > 8
    used = "".join(file.read_text("utf-8") for file in scripts() if not file.name.startswith("words"))
    assert [key for key in keys if not re.search(rf"\.{key}\b|\[?'{key}'|[{{,] {key}\b", used)] == []


def spoken_in(module):
    """The strings of a module that are words, but those of docstrings, errors, and tables by language."""
    tree = ast.parse(module.read_text("utf-8"))
    silent = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            silent.add(id(node.value))
        name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
        if isinstance(node, ast.Raise) or name.endswith("Error"):
            silent |= {id(part) for part in ast.walk(node)}
        if isinstance(node, ast.Dict):
            by_language = [
                value for key, value in zip(node.keys, node.values, strict=True) if getattr(key, "value", "") in {"en", "tr", "ru"}
            ]
            silent |= {id(part) for value in by_language for part in ast.walk(value)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            words = re.sub(r"<[^>]*>?|[\w-]+=\"", "", node.value)
            if "{" not in words and "\n" not in words and (SENTENCE.search(words) or ACCENTED.search(words)):
                yield words


PROPER = {"Linked Places", "Web Annotations", "Shapefile", "Language"}  # formats, by their own names; a type


@pytest.mark.parametrize("page", sorted(p for p in (SRC / "pages").glob("*.py") if not p.name.startswith("words")), ids=lambda p: p.name)
def test_no_page_has_words_of_its_own(page):
    assert [words for words in spoken_in(page) if words not in PROPER and len(words) > 1] == []


def test_no_word_of_the_pages_is_unused():
    from geohist.pages.words import WORDS

    code = "".join(page.read_text("utf-8") for page in (SRC / "pages").glob("*.py") if not page.name.startswith("words"))
    made = tuple(re.findall(r"""f["'](\w+_)\{""", code))  # about_{subject}
    ends = tuple(re.findall(r"""f["']\{\w+\}(_\w+)["']""", code))  # {form}_note
    said = set(re.findall(r"""["'](\w[\w-]*)["']""", code))
    unused = [key for key in WORDS if key not in said and not (made and key.startswith(made)) and not (ends and key.endswith(ends))]
    assert unused == []
