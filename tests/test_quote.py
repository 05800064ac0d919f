"""Quotes: the normal form of a text, cutting, and proof."""

import hashlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geohist.quote import QuoteError, cut, nearest, prove
from geohist.source_text import normalise, read

TEXT = normalise(
    "Özet\n\nTürk-\n\nRus siyasi yakınlaş-\nması, 313-\n330. Antlaşma 2  Aralık\n1920’de imzalandı.3 Son söz: antlaşma bitti.\n"
)


def source_of(text, *excerpts):
    return {"id": "s", "text": {"file": "s.txt", "sha256": text.sha256, "letters": len(text)}, "excerpts": list(excerpts)}


def test_a_hyphen_before_a_lower_case_letter_is_dropped():
    assert "yakınlaşması" in TEXT.text


def test_a_hyphen_before_a_capital_or_a_digit_stays():
    assert "Türk-Rus" in TEXT.text
    assert "313-330" in TEXT.text


def test_white_space_becomes_one_space_and_none_at_the_ends():
    assert "2 Aralık 1920" in TEXT.text
    assert TEXT.text == TEXT.text.strip()


def test_a_dash_at_a_line_end_is_no_hyphen():
    assert normalise("bir -\niki").text == "bir - iki"


@given(st.text(alphabet="ab Ç-\n\tı1I’.\u0327", max_size=60))
def test_normal_form_is_composed_and_single_spaced(raw):
    text = normalise(raw).text
    assert text == unicodedata.normalize("NFC", text)
    assert text == " ".join(text.split())
    assert normalise(text).text == text


@given(st.text(alphabet="ab Ç-\n\tı1I’.İ", max_size=80))
def test_folding_keeps_every_position(raw):
    text = normalise(raw)
    assert len(text.folded) == len(text.text)


def test_a_position_leads_back_to_the_line_of_the_file():
    assert TEXT.line(TEXT.text.index("Rus")) == 5
    assert TEXT.line(TEXT.text.index("imzalandı")) == 8
    assert TEXT.line(0) == 1


def test_a_passage_is_cut_with_its_surroundings():
    found = cut(TEXT, "2 aralık 1920'de İmzalandı")
    assert found.exact == "2 Aralık 1920’de imzalandı"
    assert found.prefix.endswith("Antlaşma ")
    assert found.suffix.startswith(".3 Son")
    assert TEXT.text[slice(*found.position)] == found.exact


def test_a_long_passage_is_cut_by_its_ends():
    assert cut(TEXT, "Türk-Rus siyasi … 313-330").exact == "Türk-Rus siyasi yakınlaşması, 313-330"
    assert cut(TEXT, "Son ... bitti.").exact == "Son söz: antlaşma bitti."


def test_words_that_stand_twice_are_refused_until_one_is_chosen():
    with pytest.raises(QuoteError, match="2 times"):
        cut(TEXT, "antlaşma")
    assert cut(TEXT, "antlaşma", occurrence=2).exact == "antlaşma"


def test_a_passage_does_not_begin_or_end_within_a_word():
    with pytest.raises(QuoteError, match="does not say"):
        cut(TEXT, "imzalan")


def test_words_that_are_not_there_name_the_nearest_passage():
    with pytest.raises(QuoteError, match="did you mean") as caught:
        cut(TEXT, "antlaşma 3 aralık 1920’de imzalandı")
    assert "Aralık 1920’de imzalandı" in (caught.value.nearest or "")
    assert nearest(TEXT, "xyz") is None


def test_a_passage_of_more_than_sixty_words_is_refused():
    long = normalise("bir " * 70 + "son")
    with pytest.raises(QuoteError, match="71 words"):
        cut(long, long.text)


def test_a_cut_excerpt_is_proved():
    excerpt = {"id": "a", **cut(TEXT, "2 Aralık 1920’de").to_dict()}
    assert prove(source_of(TEXT, excerpt), TEXT) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"exact": "3 Aralık 1920’de"}, "nowhere in the text"),
        ({"position": [0, 4]}, "these words stand at"),
        ({"prefix": "x"}, "its prefix is"),
        ({"suffix": "x"}, "its suffix is"),
        ({"position": None}, "no position"),
    ],
)
def test_an_excerpt_that_differs_from_the_text_is_not_proved(change, says):
    excerpt = {"id": "a", **cut(TEXT, "2 Aralık 1920’de").to_dict(), **change}
    (flaw,) = prove(source_of(TEXT, excerpt), TEXT)
    assert says in str(flaw)
    assert str(flaw).startswith("s#a: ")


def test_a_passage_passed_over_may_be_told_by_its_ends():
    whole = TEXT.text[:40].rstrip()
    first, last = whole.split()[0], whole.split()[-1]
    told = {"exact": f"{first} … {last}", "position": [0, len(whole)], "reason": "no-scene"}
    assert prove({**source_of(TEXT), "passed_over": [told]}, TEXT) == []
    assert prove({**source_of(TEXT), "passed_over": [{**told, "exact": f"{first} … x{last}"}]}, TEXT) != []
    assert prove(source_of(TEXT, {"id": "a", **told}), TEXT) != []


def test_another_text_is_noticed():
    other = normalise("Başka bir metin.")
    assert {flaw.excerpt for flaw in prove(source_of(TEXT), other)} == {""}
    assert len(prove(source_of(TEXT), other)) == 2


def test_the_fingerprint_is_that_of_the_file(tmp_path):
    path = tmp_path / "s.txt"
    path.write_bytes(b"a\r\nb")
    assert read(path).sha256 == hashlib.sha256(b"a\r\nb").hexdigest()
    assert read(path).text == "a b"
