// The search field: as one types, people, places, records, quotes and ground are found, told with when and where; choosing one goes there.
import {formatDay, formatSpan} from './dates.js';
import {formatEdtf} from './edtf.js';
import {h, refill} from './dom.js';
import {lifeOf} from './life.js';
import {cellAt} from './ground-at.js';
import {readAsked, readChapter} from './search-asked.js';
import {buildIndex, quotedBy, snippet} from './search-index.js';
import {icon, sign} from './signs.js';

const LIMITS = {actors: 4, places: 4, records: 7, tours: 3, excerpts: 5, cells: 3};

/** Makes the field with its list. `data-search` on the root says whether it is open. */
export function createSearch(ctx, root) {
  const {store, atlas} = ctx;
  const input = h('input', {type: 'text', role: 'combobox', id: 'gh-search', 'aria-controls': 'gh-found', 'aria-autocomplete': 'list', 'aria-expanded': 'false', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', enterkeyhint: 'search', 'data-does': 'search'});
  const list = h('div', {class: 'found', id: 'gh-found', role: 'listbox', hidden: true});
  const said = h('p', {class: 'for-readers', role: 'status'});
  const opener = h('button', {class: 'action search-button', type: 'button', 'data-does': 'open-search', onclick: () => open()}, icon('search', 22));
  const closer = h('button', {class: 'tool search-close', type: 'button', onclick: () => close(true)}, icon('close', 18));
  const element = h('div', {class: 'search', role: 'search'}, opener, h('div', {class: 'search-field'}, icon('search', 17), input, closer), list, said);
  let index = null;
  let quoted = null;
  let options = [];
  let active = -1;
  let before = null;

  /** Built when the field is first entered, so that a page nobody searches pays nothing. */
  function ready() {
    index ??= buildIndex(atlas);
    quoted ??= quotedBy(atlas);
  }

  function open() {
    before = before ?? root.getRootNode().activeElement;
    root.dataset.search = 'true';
    store.set({searching: true});
    input.focus();
    input.select();
  }

  function close(giveBack = false) {
    const back = before;
    before = null;
    root.dataset.search = 'false';
    store.set({searching: false});
    hide();
    if (!giveBack) return;
    input.blur();
    if (back?.isConnected && back !== input) back.focus();
  }

  function hide() {
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  function draw() {
    ready();
    const start = performance.now();
    const typed = input.value;
    if (!typed.trim()) {
      options = [];
      said.textContent = '';
      return hide();
    }
    const asked = readAsked(typed, atlas.span);
    // A date beside words narrows nothing out; it says on which day what is found is to be shown.
    const found = index.find(asked.words, LIMITS);
    const whole = asked.day !== null && asked.words ? index.find(typed, LIMITS) : null;
    options = [];
    const groups = [];
    if (asked.day !== null) groups.push(group('days', [dayRow(asked)]));
    const lives = chapterRows(asked);
    if (lives.length) groups.push(group('actors', lives));
    for (const [name, entries] of found) {
      const more = whole?.get(name).filter((entry) => !entries.some(({id}) => id === entry.id)) ?? [];
      const rows = [...near(entries, asked), ...more].slice(0, LIMITS[name]).map((entry) => row(entry, asked, typed));
      if (rows.length) groups.push(group(name, rows));
    }
    const words = ctx.words();
    refill(list, groups.length ? groups : h('p', {class: 'quiet nothing'}, words.nothingFound(typed.trim())));
    list.hidden = false;
    list.scrollTop = 0;
    input.setAttribute('aria-expanded', String(groups.length > 0));
    said.textContent = options.length ? words.foundSome(options.length) : words.nothingFound(typed.trim());
    activate(options.length ? 0 : -1);
    list.dataset.took = (performance.now() - start).toFixed(1);
  }

  /** Records within the time named come first. */
  function near(entries, {day, last}) {
    if (day === null) return entries;
    const within = ({group: of, id}) => of === 'records' && (atlas.recordById.get(id).from ?? -Infinity) <= last && (atlas.recordById.get(id).to ?? Infinity) > day;
    return [...entries].sort((a, b) => within(b) - within(a));
  }

  function group(name, rows) {
    const label = ctx.words().foundGroups[name];
    return h('div', {class: 'found-group', role: 'group', 'aria-label': label}, h('p', {class: 'kicker', 'aria-hidden': 'true'}, label), rows);
  }

  function option(does, mark, title, beside, extra = null) {
    const at = options.push(does) - 1;
    return h('div', {class: 'found-row', role: 'option', id: `gh-found-${at}`, 'aria-selected': 'false', 'data-at': at, onpointerdown: (event) => event.preventDefault(), onclick: () => choose(at), onpointermove: () => activate(at, false)},
      mark, h('span', {class: 'found-title'}, title, extra), beside ? h('small', {}, beside) : null);
  }

  function dayRow({day, last}) {
    const {lang} = store.get();
    return option(() => ctx.goTo(day), icon('calendar', 17), formatDay(day, lang), last > day ? formatSpan(day, last, lang) : ctx.words().goTo);
  }

  /** `letters of Chicherin`: the life, opened at that chapter. */
  function chapterRows(asked) {
    const words = ctx.words();
    const part = readChapter(asked.words, words.chapterAsked);
    if (!part) return [];
    const count = (id) => lifeOf(atlas, id).filter(({chapter}) => chapter === part.chapter).length;
    return index.find(part.rest, {actors: 2}).get('actors').filter(({id}) => count(id)).map(({id}) => option(() => ctx.openPerson(id, asked.day, part.chapter), sign('actors', 17),
      marked(atlas.text(atlas.actors[id].title, store.get().lang), part.rest), `${words.chapters[part.chapter]} · ${count(id)}`));
  }

  function row(entry, asked, typed) {
    const {lang, day: now} = store.get();
    const on = asked.day ?? now;
    const at = asked.day;
    if (entry.group === 'actors') {
      const title = atlas.text(atlas.actors[entry.id].title, lang);
      return option(() => ctx.openPerson(entry.id, at), sign('actors', 17), marked(title, typed), lifeLine(entry.id, lang));
    }
    if (entry.group === 'places') return placeRow(entry, at, on, lang, typed);
    if (entry.group === 'cells') {
      const cell = atlas.cellIndex.get(entry.id);
      const holder = atlas.holderOn(cell, on);
      return option(() => ctx.goTo(at ?? Math.floor(now), 'cells', entry.id, true), sign('cells', 17), marked(atlas.text(atlas.cells[cell].title, lang), typed),
        `${formatDay(on, lang)}: ${holder ? atlas.polityName(holder.polity, on, lang) : '–'}`);
    }
    if (entry.group === 'records') {
      const record = atlas.recordById.get(entry.id);
      // A day that was asked for and on which it lasts is kept: where a journey had come to by then.
      const then = at !== null && record.from <= at && at < (record.to ?? Infinity) ? at : record.from;
      return option(() => ctx.goTo(then, record.layer, record.id), sign(record.layer, 17), marked(atlas.text(record.title, lang), typed), whenWhere(record, lang));
    }
    if (entry.group === 'tours') return tourRow(entry, lang, typed);
    return quoteRow(entry, lang, typed);
  }

  function placeRow(entry, at, on, lang, typed) {
    const place = atlas.places[entry.id];
    const now = atlas.placeName(entry.id, on, lang);
    // The name that was met, where it is not the one on the map that day.
    const others = [...Object.values(place.title), ...(place.names ?? []).flatMap((n) => Object.values(n.name))];
    const met = snippet(now, typed).hit ? null : others.find((name) => snippet(name, typed).hit);
    const records = atlas.records.filter((r) => r.place === entry.id).length;
    const holder = at === null ? null : atlas.holderOn(cellAt(atlas, place.xy), on);
    const beside = holder ? `${formatDay(on, lang)}: ${atlas.polityName(holder.polity, on, lang)}` : ctx.words().recordsCount(records);
    return option(() => ctx.goTo(at ?? null, 'places', entry.id), sign('places', 17), marked(now, typed), beside, met && met !== now ? h('i', {}, ` ${met}`) : null);
  }

  function tourRow({id}, lang, typed) {
    const [name, number] = id.split('/');
    const tour = ctx.tours.find(name);
    const title = atlas.text(tour.title, lang);
    const words = ctx.words();
    if (number === undefined) return option(() => ctx.tours.enter(name, 0), icon('tour', 17), marked(title, typed), words.scenes(tour.scenes.length));
    const at = Number(number);
    const scene = tour.scenes[at];
    return option(() => ctx.tours.enter(name, at), icon('tour', 17), marked(atlas.text(scene.title, lang), typed), `${title} · ${words.sceneOf(at + 1, tour.scenes.length)}`);
  }

  function quoteRow(entry, lang, typed) {
    const item = atlas.excerpts[entry.id];
    const by = quoted.get(entry.id);
    const texts = [item.translation?.[lang], item.exact, ...Object.values(item.translation ?? {})].filter(Boolean);
    const cut = texts.map((text) => snippet(text, typed)).find(({hit}) => hit) ?? snippet(texts[0], typed);
    const source = atlas.sources[entry.id.slice(0, entry.id.indexOf('#'))]?.short ?? '';
    const when = by?.record ? whenWhere(by.record, lang) : by?.tenure ? `${by.tenure.from ? formatDay(by.tenure.from, lang) : ''} · ${atlas.text(atlas.cells[by.tenure.cell].title, lang)}` : '';
    const go = () => {
      if (by?.record) ctx.goTo(by.record.from, by.record.layer, by.record.id, false, entry.id);
      else if (by?.tenure) ctx.goTo(by.tenure.from, 'cells', atlas.cells[by.tenure.cell].id, true, entry.id);
    };
    const [left, word, right] = cut.parts;
    return option(go, icon('cite', 17), h('span', {class: 'found-quote'}, `“${left}`, word ? h('mark', {}, word) : null, `${right}”`), [source, when].filter(Boolean).join(' · '));
  }

  function whenWhere(record, lang) {
    const name = (id) => id && atlas.placeName(id, record.from ?? store.get().day, lang);
    const ends = [record.from_place ?? record.stops?.[0]?.place, record.to_place ?? record.stops?.at(-1)?.place];
    const where = ends[0] && ends[1] ? `${name(ends[0])} → ${name(ends[1])}` : name(record.place);
    return [formatEdtf(record.date, lang), where].filter(Boolean).join(' · ');
  }

  function lifeLine(id, lang) {
    const life = lifeOf(atlas, id).filter(({day}) => day !== null);
    if (!life.length) return '';
    const years = [life[0].day, life.at(-1).day].map((day) => formatDay(day, lang).split(' ').at(-1));
    return `${ctx.words().recordsCount(life.length)} · ${[...new Set(years)].join('–')}`;
  }

  function marked(title, typed) {
    const {hit, parts: [left, word, right]} = snippet(title, typed, 200);
    return hit ? [left, h('b', {}, word), right] : title;
  }

  function activate(at, scroll = true) {
    list.querySelector('[aria-selected=true]')?.setAttribute('aria-selected', 'false');
    active = at;
    const row_ = at >= 0 ? list.querySelector(`[data-at="${at}"]`) : null;
    if (!row_) return input.removeAttribute('aria-activedescendant');
    row_.setAttribute('aria-selected', 'true');
    input.setAttribute('aria-activedescendant', row_.id);
    if (scroll) row_.scrollIntoView({block: 'nearest'});
  }

  function choose(at) {
    const go = options[at];
    if (!go) return;
    close();
    input.blur();
    go();
    ctx.focusPanel();
  }

  const step = {ArrowDown: 1, ArrowUp: -1};
  input.addEventListener('keydown', (event) => {
    if (step[event.key] && options.length) {
      event.preventDefault();
      activate((active + step[event.key] + options.length) % options.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(active);
    }
  });
  input.addEventListener('input', draw);
  input.addEventListener('focus', () => {
    // The first picture of the caret comes before the index.
    requestAnimationFrame(() => setTimeout(ready));
    root.dataset.search = 'true';
    store.set({searching: true});
    if (input.value.trim()) draw();
  });
  element.addEventListener('focusout', (event) => {
    if (!element.contains(event.relatedTarget)) close();
  });

  function name() {
    const words = ctx.words();
    input.setAttribute('aria-label', words.searchFor);
    input.placeholder = words.searchPlaceholder;
    list.setAttribute('aria-label', words.searchFor);
    opener.setAttribute('aria-label', words.searchFor);
    closer.setAttribute('aria-label', words.close);
  }
  store.on('lang', () => {
    name();
    if (!list.hidden) draw();
  });
  store.on('searching', ({searching}) => !searching && root.dataset.search === 'true' && close(true));
  root.dataset.search = 'false';
  name();
  return {
    element, open, close,
    index() {
      ready();
      return index;
    },
  };
}
