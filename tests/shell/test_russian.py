"""The languages of the page: catalogues alike, dates and counts in their right forms, Russian where an atlas is named in it."""

import pytest

pytestmark = pytest.mark.browser


def test_dates_and_counts_take_their_russian_forms(at):
    found = at("#date=1920-12-02").evaluate("""async () => {
      const {formatDay, formatOneOf, readDate} = await import('/player/shell/dates.js');
      const {counted} = await import('/player/shell/numbers.js');
      const {iso, fromIso} = await import('/player/shell/days.js');
      const day = fromIso('1920-12-02');
      const forms = ['отрывок', 'отрывка', 'отрывков'];
      const read = readDate('16 марта 1921', [0, 800000]).day;
      const counts = [1, 2, 5, 11, 21, 112].map((n) => counted('ru', n, ...forms));
      return [formatDay(day, 'ru'), formatOneOf([day, day + 1], 'ru'), iso(read), ...counts];
    }""")
    counts = ["1 отрывок", "2 отрывка", "5 отрывков", "11 отрывков", "21 отрывок", "112 отрывков"]
    assert found == ["2 декабря 1920", "2 или 3 декабря 1920", "1921-03-16", *counts]


def test_english_has_two_forms_after_a_number_and_turkish_one(at):
    found = at("#date=1920-12-02").evaluate("""async () => {
      const {counted} = await import('/player/shell/numbers.js');
      const english = [1, 0, 1200].map((n) => counted('en', n, 'record', 'records'));
      return [...english, ...[1, 1200].map((n) => counted('tr', n, 'kayıt'))];
    }""")
    assert found == ["1 record", "0 records", "1,200 records", "1 kayıt", "1.200 kayıt"]


def test_turkish_endings_follow_how_the_year_is_spoken(at):
    """Spoken bir, altı, kırk, üç, yirmi, on, yüz, bin: vowel, buffer and hard sound each as they must be."""
    found = at("#date=1920-12-02").evaluate("""async () => {
      const {turkish} = await import('/player/shell/numbers.js');
      const years = [1921, 1926, 1940, 1923, 1920, 1910, 1900, 2000];
      const dative = years.map((year) => turkish(`16 Mart ${year}`, 'dative').slice(8));
      const locative = years.map((year) => turkish(String(year), 'locative'));
      return [...dative, ...locative, turkish('1914', 'ablative'), turkish('MÖ 30', 'ablative')];
    }""")
    dative = ["1921’e", "1926’ya", "1940’a", "1923’e", "1920’ye", "1910’a", "1900’e", "2000’e"]
    locative = ["1921’de", "1926’da", "1940’ta", "1923’te", "1920’de", "1910’da", "1900’de", "2000’de"]
    assert found == [*dative, *locative, "1914’ten", "MÖ 30’dan"]


def test_the_catalogues_have_the_same_keys_and_kinds_of_words(at):
    differing = at("#date=1920-12-02").evaluate("""async () => {
      const {CATALOGUES} = await import('/player/shell/words.js');
      const {SHOWING} = await import('/player/shell/words-showing.js');
      const inner = (v) => v && typeof v === 'object' && !Array.isArray(v);
      const shape = (v) => (Array.isArray(v) ? `list of ${v.length}` : typeof v === 'function' ? `function of ${v.length}` : typeof v);
      const walk = (o, at = '') => Object.entries(o).flatMap(([k, v]) => (inner(v) ? walk(v, `${at}${k}.`) : [`${at}${k}: ${shape(v)}`]));
      const differ = (one, other) => walk(one).filter((key) => !new Set(walk(other)).has(key));
      const both = (one, other) => [...differ(one, other), ...differ(other, one)];
      const found = ([all, lang]) => both(all.en, all[lang]).map((key) => `${lang} ${key}`);
      return [[CATALOGUES, 'tr'], [CATALOGUES, 'ru'], [SHOWING, 'tr'], [SHOWING, 'ru']].flatMap(found);
    }""")
    assert differing == []


def test_russian_is_offered_only_where_everything_is_named_in_it(at):
    offered = at("#date=1920-12-02").evaluate("""async () => {
      const {decodeAtlas} = await import('/player/decode.js');
      const {raw} = document.querySelector('.geohist-player').player.atlas;
      const named = (thing) => ({...thing, title: {...thing.title, ru: 'Имя'}});
      const places = Object.fromEntries(Object.entries(raw.places).map(([id, place]) => [id, named(place)]));
      return [decodeAtlas(raw).tongues, decodeAtlas({...raw, polities: raw.polities.map(named), places}).tongues];
    }""")
    assert offered == [["en", "tr"], ["en", "tr", "ru"]]
