// Two days compared: two fields, what changed in words with areas, the treaties in between, and the same as text to take along.
import {difference} from './difference.js';
import {formatDay, readDate} from './dates.js';
import {h} from './dom.js';
import {recordLine} from './record.js';
import {icon, swatch} from './signs.js';

const NAMED = 12;
/** A comma that no line begins with. */
const COMMA = '\u2060, ';

/** The panel's view of the comparison: `{key, draw}`. */
export function compareView(ctx, {from, to}) {
  const {day} = ctx.store.get();
  return {key: `compare:${from}:${to}:${Math.floor(day) === from}:${Math.floor(day) === to}`, draw: () => draw(ctx, from, to)};
}

function draw(ctx, from, to) {
  const {atlas, store} = ctx;
  const words = ctx.words();
  const {lang} = store.get();
  const found = difference(atlas, from, to);
  const ours = found.passages.filter(({ours: story}) => story);
  const rest = found.passages.filter(({ours: story}) => !story);
  const treaties = atlas.records.filter((r) => r.layer === 'treaties' && r.happened !== false && r.from > from && r.from <= to).sort((a, b) => a.from - b.from);
  const body = [
    h('h2', {class: 'title small', tabindex: '-1'}, words.changedBetween(formatDay(from, lang), formatDay(to, lang))),
    form(ctx, from, to),
    shows(ctx, from, to),
    h('p', {class: 'summary'}, found.cells.length ? words.changedHands(found.cells.length, figure(found.km2, lang)) : words.unchanged),
    ours.length ? h('ul', {class: 'passages'}, ours.map((passage) => passageRow(ctx, passage, from, to))) : null,
    found.net.length ? section(words.netChange, netTable(ctx, found.net, from, to)) : null,
    treaties.length ? section(words.treatiesBetween, treaties.map((r) => recordLine(ctx, r, () => ctx.goTo(r.from, r.layer, r.id), r.from))) : null,
    found.successions.length ? section(words.successions, h('ul', {class: 'passages'}, found.successions.map((passage) => passageRow(ctx, passage, from, to)))) : null,
    found.standings.length ? section(words.changedStanding, h('ul', {class: 'passages'}, found.standings.map((standing) => standingRow(ctx, standing, from, to)))) : null,
    rest.length ? h('details', {class: 'rest-changes'}, h('summary', {}, `${words.bystanderChanges} (${rest.length})`), h('ul', {class: 'passages'}, rest.map((passage) => passageRow(ctx, passage, from, to)))) : null,
  ];
  const copy = h('button', {class: 'link', type: 'button', 'data-does': 'copy-changes', onclick: () => ctx.copy(asText(ctx, from, to))}, icon('copy', 16), words.copyText);
  return {
    kicker: h('p', {class: 'kicker-line'}, icon('compare', 20), h('span', {class: 'kicker'}, words.compare)),
    body, foot: [h('span', {}, `${figure(found.km2, lang)} km²`), copy], back: () => ctx.endTask(),
  };
}

const section = (title, ...inner) => h('section', {class: 'others'}, h('h3', {class: 'kicker'}, title), inner);
const figure = (km2, lang) => Math.round(km2).toLocaleString(lang);
const signed = (km2, lang) => `${km2 > 0 ? '+' : km2 < 0 ? '−' : ''}${figure(Math.abs(km2), lang)}`;

/** A holder's name, on the day for which it is told. */
function nameOf(ctx, polity, day) {
  const {atlas, store} = ctx;
  return polity < 0 ? ctx.words().legendItems.unknown : atlas.polityName(polity, day, store.get().lang);
}

function form(ctx, from, to) {
  const words = ctx.words();
  const {lang} = ctx.store.get();
  const fault = h('p', {class: 'compare-fault', role: 'alert'});
  const field = (name, label, day) => h('label', {}, h('span', {}, label), h('input', {type: 'text', name, value: formatDay(day, lang), autocomplete: 'off', spellcheck: 'false', title: words.compareHelp, 'data-does': `compare-${name}`}));
  const submit = (event) => {
    event.preventDefault();
    const [a, b] = ['from', 'to'].map((name) => readDay(ctx, event.target.elements[name].value));
    const wrong = [a, b].find((read) => read.fault);
    fault.textContent = wrong ? wrong.fault : a.day === b.day ? words.sameDay : '';
    if (!fault.textContent) ctx.compare(Math.min(a.day, b.day), Math.max(a.day, b.day));
  };
  return h('form', {class: 'compare-form', onsubmit: submit}, field('from', words.compareFrom, from), field('to', words.compareTo, to),
    h('button', {type: 'submit', class: 'do', 'data-does': 'compare-go'}, words.compareGo), h('p', {class: 'quiet'}, words.compareHelp), fault);
}

/** A day as typed: a date, or the title of a record, a treaty before anything else. */
function readDay(ctx, typed) {
  const {atlas, store} = ctx;
  const read = readDate(typed, atlas.span);
  if (read.day !== undefined) return read;
  const words = ctx.words();
  const {lang} = store.get();
  if (read.fault === 'outside') return {fault: words.outside(formatDay(atlas.span[0], lang), formatDay(atlas.span[1] - 1, lang))};
  const found = ctx.findRecords(typed).filter((r) => r.from !== null && r.from >= atlas.span[0] && r.from < atlas.span[1]);
  const record = found.find((r) => r.layer === 'treaties') ?? found[0];
  return record ? {day: record.from} : {fault: words.unreadable(typed.trim())};
}

/** Which of the two days the map shows. */
function shows(ctx, from, to) {
  const words = ctx.words();
  const {day, lang} = ctx.store.get();
  const button = (at, does) => h('button', {type: 'button', class: 'chip', 'aria-pressed': String(Math.floor(day) === at), 'data-does': does, onclick: () => ctx.clock.scrub(at)}, formatDay(at, lang));
  return h('div', {class: 'chips', role: 'group', 'aria-label': words.mapShows}, h('span', {class: 'quiet'}, words.mapShows), button(from, 'show-from'), button(to, 'show-to'));
}

function cellNames(ctx, cells) {
  const {atlas, store} = ctx;
  const {lang} = store.get();
  return [...cells].sort((a, b) => (atlas.cells[b].km2 ?? 0) - (atlas.cells[a].km2 ?? 0)).map((i) => [atlas.cells[i].id, atlas.text(atlas.cells[i].title, lang)]);
}

function areaList(ctx, cells) {
  const names = cellNames(ctx, cells);
  const go = ([id, title]) => h('button', {type: 'button', class: 'area', onclick: () => ctx.goTo(null, 'cells', id, true)}, title);
  const join = (list) => list.map((one, i) => [i ? COMMA : '', go(one)]);
  if (names.length <= NAMED) return h('p', {class: 'areas'}, join(names));
  return h('details', {class: 'areas'}, h('summary', {}, `${names.slice(0, 6).map(([, title]) => title).join(', ')} … +${names.length - 6}`), join(names));
}

function passageRow(ctx, {from: loser, to: gainer, cells, km2}, from, to) {
  const {atlas, store} = ctx;
  const fill = (polity) => swatch(atlas.polities[polity]?.fill ?? '#E1DBCD');
  return h('li', {'data-from': atlas.polities[loser]?.id ?? '', 'data-to': atlas.polities[gainer]?.id ?? ''}, h('span', {class: 'two'}, fill(loser), fill(gainer)),
    h('div', {}, h('p', {}, h('b', {}, ctx.words().fromTo(nameOf(ctx, loser, from), nameOf(ctx, gainer, to)))),
      h('p', {class: 'figures'}, `${figure(km2, store.get().lang)} km² · ${ctx.words().areas(cells.length)}`), areaList(ctx, cells)));
}

/** `occupier, sovereign Ottoman Empire`: in what right ground was held. */
function rightOf(ctx, polity, {capacity, sovereign}, day) {
  const words = ctx.words();
  const under = sovereign !== polity ? `; ${words.sovereign.toLocaleLowerCase(words.locale)}: ${nameOf(ctx, sovereign, day)}` : '';
  return `${words.capacities[capacity] ?? capacity}${under}`;
}

function standingRow(ctx, {polity, before, after, cells, km2}, from, to) {
  const {atlas, store} = ctx;
  return h('li', {}, swatch(atlas.polities[polity]?.fill ?? '#E1DBCD'),
    h('div', {}, h('p', {}, h('b', {}, nameOf(ctx, polity, to)), `: ${ctx.words().fromTo(rightOf(ctx, polity, before, from), rightOf(ctx, polity, after, to))}`),
      h('p', {class: 'figures'}, `${figure(km2, store.get().lang)} km² · ${ctx.words().areas(cells.length)}`), areaList(ctx, cells)));
}

function netTable(ctx, net, from, to) {
  const {atlas, store} = ctx;
  const {lang} = store.get();
  const words = ctx.words();
  const rows = net.filter(({polity}) => atlas.polities[polity]?.actor).map(({polity, gained, lost}) => h('tr', {'data-polity': atlas.polities[polity].id},
    h('th', {scope: 'row'}, nameOf(ctx, polity, gained ? to : from)), h('td', {}, gained ? signed(gained, lang) : ''), h('td', {}, lost ? signed(-lost, lang) : ''), h('td', {}, h('b', {}, signed(gained - lost, lang)))));
  return h('table', {class: 'net'}, h('thead', {}, h('tr', {}, h('th', {scope: 'col'}, 'km²'), h('th', {scope: 'col'}, words.gained), h('th', {scope: 'col'}, words.lost), h('th', {scope: 'col'}, words.netChange))), h('tbody', {}, rows));
}

/** The comparison as plain text, with version and address. */
export function asText(ctx, from, to) {
  const {atlas, store} = ctx;
  const words = ctx.words();
  const {lang} = store.get();
  const found = difference(atlas, from, to);
  const names = (cells) => cellNames(ctx, cells).map(([, title]) => title).join(', ');
  const size = (km2) => `${figure(km2, lang)} km²`;
  const lines = [words.changedBetween(formatDay(from, lang), formatDay(to, lang)), found.cells.length ? words.changedHands(found.cells.length, figure(found.km2, lang)) : words.unchanged, ''];
  for (const p of found.passages) lines.push(`${words.fromTo(nameOf(ctx, p.from, from), nameOf(ctx, p.to, to))}: ${size(p.km2)} (${names(p.cells)})`);
  if (found.successions.length) lines.push('', `${words.successions}:`);
  for (const p of found.successions) lines.push(`${words.fromTo(nameOf(ctx, p.from, from), nameOf(ctx, p.to, to))}: ${size(p.km2)} (${names(p.cells)})`);
  if (found.standings.length) lines.push('', `${words.changedStanding}:`);
  for (const s of found.standings) lines.push(`${nameOf(ctx, s.polity, to)}: ${words.fromTo(rightOf(ctx, s.polity, s.before, from), rightOf(ctx, s.polity, s.after, to))}: ${size(s.km2)} (${names(s.cells)})`);
  if (found.net.length) lines.push('', `${words.netChange}:`);
  for (const {polity, gained, lost} of found.net) lines.push(`${nameOf(ctx, polity, gained ? to : from)}: ${signed(gained - lost, lang)} km²`);
  return [...lines, '', words.citeAtlas(atlas.text(atlas.title, lang), atlas.version, formatDay(to, lang), ctx.address())].join('\n');
}
