"""Russian: for the interface, dates and names, where an atlas names its polities and places in it."""

import pytest

pytestmark = pytest.mark.browser


def test_dates_and_counts_take_their_russian_forms(at):
    found = at("#date=1920-12-02").evaluate("""async () => {
      const {formatDay, formatOneOf, readDate} = await import('/player/shell/dates.js');
      const {plural} = await import('/player/shell/words-ru.js');
      const {iso, fromIso} = await import('/player/shell/days.js');
      const day = fromIso('1920-12-02');
      const forms = ['отрывок', 'отрывка', 'отрывков'];
      const read = readDate('16 марта 1921', [0, 800000]).day;
      return [formatDay(day, 'ru'), formatOneOf([day, day + 1], 'ru'), iso(read), ...[1, 2, 5, 11, 21, 112].map((n) => plural(n, forms))];
    }""")
    counts = ["1 отрывок", "2 отрывка", "5 отрывков", "11 отрывков", "21 отрывок", "112 отрывков"]
    assert found == ["2 декабря 1920", "2 или 3 декабря 1920", "1921-03-16", *counts]


def test_the_russian_catalogue_has_no_words_the_english_one_lacks(at):
    lacking = at("#date=1920-12-02").evaluate("""async () => {
      const {CATALOGUES} = await import('/player/shell/words.js');
      const {RU} = await import('/player/shell/words-ru.js');
      const inner = (v) => v && typeof v === 'object' && !Array.isArray(v);
      const walk = (o, at = '') => Object.entries(o).flatMap(([k, v]) => (inner(v) ? walk(v, `${at}${k}.`) : [`${at}${k}:${typeof v}`]));
      const english = new Set(walk(CATALOGUES.en));
      return walk(RU).filter((key) => !english.has(key));
    }""")
    assert lacking == []


def test_russian_is_offered_only_where_everything_is_named_in_it(at):
    offered = at("#date=1920-12-02").evaluate("""async () => {
      const {decodeAtlas} = await import('/player/decode.js');
      const {raw} = document.querySelector('.geohist-player').player.atlas;
      const named = (thing) => ({...thing, title: {...thing.title, ru: 'Имя'}});
      const places = Object.fromEntries(Object.entries(raw.places).map(([id, place]) => [id, named(place)]));
      return [decodeAtlas(raw).tongues, decodeAtlas({...raw, polities: raw.polities.map(named), places}).tongues];
    }""")
    assert offered == [["en", "tr"], ["en", "tr", "ru"]]
