"""When: laws that hold for every date, and a table of cases with their reasons."""

import datetime as dt
from pathlib import Path

import edtf
import pytest
from convertdate import julian
from hypothesis import given
from hypothesis import strategies as st

from geohist.errors import GeohistError
from geohist.when import (
    OPEN_FUTURE,
    OPEN_PAST,
    When,
    WhenError,
    day_iso,
    day_number,
    day_parts,
    day_to_julian,
    day_to_rumi,
    format_span,
    iso_to_span,
    julian_to_day,
    parse_day,
    rumi_to_day,
    span_to_iso,
)

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "when_cases.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]

days = st.integers(day_number(-5000, 1, 1), day_number(2100, 1, 1))
marks = st.sampled_from(["", "~", "?", "%"])


@st.composite
def dates(draw):
    year, month, day = day_parts(draw(days))
    sign = "-" if year < 0 else ""
    text = f"{sign}{abs(year):04d}"
    text += draw(st.sampled_from(["", f"-{month:02d}", f"-{month:02d}-{day:02d}"]))
    return text + draw(marks)


@st.composite
def intervals(draw):
    one, two = draw(dates()), draw(dates())
    if When.parse(one).core_lo > When.parse(two).core_lo:
        one, two = two, one
    return draw(st.sampled_from([f"{one}/{two}", f"{one}/..", f"../{two}", f"{one}/", f"/{two}"]))


@st.composite
def sets(draw):
    return "[" + ",".join(draw(st.lists(dates(), min_size=1, max_size=3))) + "]"


whens = st.one_of(dates(), intervals(), sets()).map(When.parse)


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_a_date_means_what_the_table_says(case):
    text, lo, hi, start, end, turkish, english = case[:7]
    when = When.parse(text)
    assert when.lo == (OPEN_PAST if lo == "open" else _day(lo))
    assert when.hi == (OPEN_FUTURE if hi == "open" else _day(hi))
    assert (when.start or "", when.end or "") == (start, end)
    assert (when.format("tr"), when.format("en")) == (turkish, english)


def _day(text):
    year, month, day = text.rsplit("-", 2)
    return day_number(int(year), int(month), int(day))


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_the_edtf_package_accepts_what_we_read(case):
    assert edtf.parse_edtf(case[0]) is not None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1900-02-29", "1900-02 has 28 days; expected a day from 1 to 28, given '1900-02-29'; did you mean '1900-02-28'?"),
        ("2001/1999", "the end lies before the start; expected the earlier date first, given '2001/1999'; did you mean '1999/2001'?"),
        (
            "[1919,1922..1921]",
            "the end lies before the start; expected the earlier date first, given '[1919,1922..1921]'; did you mean '[1919,1921..1922]'?",
        ),
        ("1920-13", "no such month; expected 1 to 12, given '1920-13'"),
        ("../..", "an interval needs at least one end"),
        ("{1920,1921}", "an all-of set says several dates at once"),
        ("192X-05", "a month of an unspecified year"),
        ("1920-XX-05", "a day of an unspecified month"),
        ("1920-22-05", "a season has no days"),
        ("1920/1921/1922", "an interval has two ends"),
        ("[1920..]", "a one-of set with an open end"),
        ("16.03.1921", "not a date"),
        ("", "no date"),
    ],
)
def test_a_bad_date_is_refused_with_a_sentence(text, says):
    with pytest.raises(WhenError) as refused:
        When.parse(text)
    assert str(refused.value).startswith(says)


@given(days)
def test_a_day_number_and_its_parts_are_each_others_inverse(number):
    assert day_number(*day_parts(number)) == number


@given(st.dates())
def test_day_numbers_are_those_of_the_standard_library(date):
    assert day_number(date.year, date.month, date.day) == date.toordinal()
    assert day_iso(date.toordinal()) == date.isoformat()


@given(st.dates(min_value=dt.date(2, 1, 1), max_value=dt.date(2100, 1, 1)))
def test_old_style_days_are_those_of_convertdate(date):
    written = day_to_julian(date.toordinal())
    assert julian.to_gregorian(*written) == (date.year, date.month, date.day)
    assert julian_to_day(*written) == date.toordinal()


@given(st.integers(parse_day("1840-03-13"), parse_day("1925-12-31")))
def test_a_rumi_day_converts_there_and_back(number):
    assert rumi_to_day(*day_to_rumi(number)) == number


def test_the_rumi_calendar_skips_thirteen_days_in_1917():
    assert day_to_rumi(parse_day("1917-02-28")) == (1332, 2, 15)
    assert day_to_rumi(parse_day("1917-03-01")) == (1333, 3, 1)
    assert day_to_rumi(parse_day("1918-01-01")) == (1334, 1, 1)
    assert day_to_rumi(parse_day("1926-01-01")) is None


def test_the_last_day_of_1917_old_style_is_in_1918():
    when = When.from_calendar(1917, 12, 31, "julian", written="31 Aralık 1917")
    assert when.edtf == "1918-01-13"
    assert when.written.text == "31 Aralık 1917"


def test_16_march_1921_is_3_march_old_style_and_16_mart_1337():
    number = parse_day("1921-03-16")
    assert day_to_julian(number) == (1921, 3, 3)
    assert day_to_rumi(number) == (1337, 3, 16)


@given(whens)
def test_a_span_is_never_empty_and_padding_only_widens(when):
    assert when.lo <= when.core_lo < when.core_hi <= when.hi


@given(whens, whens)
def test_overlap_is_symmetric(one, two):
    assert one.overlaps(two) == two.overlaps(one)


@given(whens, whens)
def test_containment_implies_overlap(one, two):
    if one.contains(two):
        assert one.overlaps(two)


@given(whens)
def test_a_date_contains_and_overlaps_itself(when):
    assert when.contains(when)
    assert when.overlaps(when)


@given(whens, whens)
def test_what_is_certainly_before_does_not_overlap_and_is_never_after(one, two):
    if one.certainly_before(two):
        assert not one.overlaps(two)
        assert not two.certainly_before(one)


@given(whens, whens)
def test_equal_dates_have_equal_hashes(one, two):
    assert one == When.parse(one.edtf)
    assert hash(one) == hash(When.parse(one.edtf))
    assert (one == two) == (one.edtf == two.edtf)


@given(whens)
def test_iso_days_are_inclusive_and_read_back_to_the_same_span(when):
    if when.start is not None and when.end is not None:
        assert iso_to_span(when.start, when.end) == (when.core_lo, when.core_hi)


@given(whens)
def test_every_date_can_be_written_in_both_languages(when):
    assert when.format("tr")
    assert when.format("en")


def test_an_end_is_never_rounded_down():
    assert span_to_iso(*iso_to_span("1920-12-02", "1920-12-02")) == ("1920-12-02", "1920-12-02")
    assert When.parse("1920-12-02/1921").end == "1921-12-31"


def test_the_same_date_in_another_calendar_is_another_value():
    assert When.parse("1918-01-13") != When.from_calendar(1917, 12, 31, "julian")


def test_a_new_style_day_needs_no_conversion():
    assert When.from_calendar(1921, 3, 16, "gregorian").edtf == "1921-03-16"


def test_an_end_before_its_start_is_refused():
    with pytest.raises(GeohistError, match="the end lies before the start"):
        iso_to_span("1920-12-02", "1920-12-01")


def test_spans_share_what_they_can():
    assert format_span(parse_day("1920-12-30"), parse_day("1921-01-03"), "en") == "30 December 1920 – 2 January 1921"
    assert format_span(parse_day("1920-07-17"), parse_day("1920-08-25"), "tr") == "17 Temmuz – 24 Ağustos 1920"


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1921-03-16", "16 марта 1921"),
        ("1920-12~", "ок. декабря 1920"),
        ("1919-09-04/1919-09-11", "4–11 сентября 1919"),
        ("1920-05-11/1920-07-19", "11 мая – 19 июля 1920"),
        ("[1920-12-02,1920-12-03]", "2 или 3 декабря 1920"),
        ("1938-02-02/..", "2 февраля 1938 и позже"),
        ("-0020", "21 до н. э."),
    ],
)
def test_dates_are_said_in_russian(edtf, words):
    assert When.parse(edtf).format("ru") == words
