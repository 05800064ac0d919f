// Two days compared: how the map shows them, two fields, what changed in words with areas, and the treaties in between.
import {worn} from '../look.js';
import {compareForm, presets} from './compare-form.js';
import {asText, downloadTable} from './compare-text.js';
import {difference} from './difference.js';
import {formatDay} from './dates.js';
import {h} from './dom.js';
import {recordLine} from './record.js';
import {icon, swatch} from './signs.js';
import {MODES} from './swipe.js';

const NAMED = 12;
/** A comma that no line begins with. */
const COMMA = '\u2060, ';

/** The panel's view of the comparison: `{key, draw}`. */
export function compareView(ctx, {from, to, mode = 'list'}) {
  const day = Math.floor(ctx.store.get().day);
  const stands = mode === 'list' ? `${day === from}:${day === to}` : day;
  return {key: `compare:${from}:${to}:${mode}:${stands}`, draw: () => draw(ctx, from, to, mode)};
}

function draw(ctx, from, to, mode) {
  const {atlas, store} = ctx;
  const words = ctx.words();
  const {lang} = store.get();
  const found = difference(atlas, from, to);
  const ours = found.passages.filter(({ours: story}) => story);
  const rest = found.passages.filter(({ours: story}) => !story);
  const treaties = atlas.records.filter((r) => r.layer === 'treaties' && r.happened !== false && r.from > Math.min(from, to) && r.from <= Math.max(from, to)).sort((a, b) => a.from - b.from);
  const body = [
    h('h2', {class: 'title small', tabindex: '-1'}, words.changedBetween(formatDay(from, lang), formatDay(to, lang))),
    modes(ctx, mode),
    compareForm(ctx, from, to, mode),
    presets(ctx, from, to, mode),
    mode === 'list' ? shows(ctx, from, to) : follows(ctx, from, to, mode),
    h('p', {class: 'summary'}, found.cells.length ? words.changedHands(found.cells.length, figure(found.km2, lang)) : words.unchanged),
    ours.length ? h('ul', {class: 'passages'}, grouped(ctx, ours, from, to)) : null,
    found.net.length ? section(words.netChange, netTable(ctx, found.net, from, to)) : null,
    treaties.length ? section(words.treatiesBetween, treaties.map((r) => recordLine(ctx, r, () => ctx.goTo(r.from, r.layer, r.id), r.from))) : null,
    found.successions.length ? section(words.successions, h('ul', {class: 'passages'}, found.successions.map((passage) => passageRow(ctx, passage, from, to)))) : null,
    found.standings.length ? section(words.changedStanding, h('ul', {class: 'passages'}, found.standings.map((standing) => standingRow(ctx, standing, from, to)))) : null,
    rest.length ? h('details', {class: 'rest-changes'}, h('summary', {}, `${words.bystanderChanges} (${rest.length})`), h('ul', {class: 'passages'}, rest.map((passage) => passageRow(ctx, passage, from, to)))) : null,
  ];
  const takes = h('span', {class: 'takes'}, h('button', {class: 'link', type: 'button', 'data-does': 'copy-changes', onclick: () => ctx.copy(asText(ctx, from, to))}, icon('copy', 16), words.copyText),
    h('button', {class: 'link', type: 'button', 'data-does': 'save-changes', title: words.saveTable, onclick: () => downloadTable(ctx, from, to)}, icon('save', 16), 'CSV'));
  return {
    kicker: h('p', {class: 'kicker-line'}, icon('compare', 20), h('span', {class: 'kicker'}, words.compare)),
    body, foot: [h('span', {}, `${figure(found.km2, lang)} km²`), takes], back: () => ctx.endTask(),
  };
}

const section = (title, ...inner) => h('section', {class: 'others'}, h('h3', {class: 'kicker'}, title), inner);
export const figure = (km2, lang) => Math.round(km2).toLocaleString(lang);
export const signed = (km2, lang) => `${km2 > 0 ? '+' : km2 < 0 ? '−' : ''}${figure(Math.abs(km2), lang)}`;

/** A holder's name, on the day for which it is told. */
export function nameOf(ctx, polity, day) {
  const {atlas, store} = ctx;
  return polity < 0 ? ctx.words().legendItems.unknown : atlas.polityName(polity, day, store.get().lang);
}

/** How the map shows the two days. */
function modes(ctx, mode) {
  const words = ctx.words();
  const icons = {list: 'list', swipe: 'swipe', side: 'compare'};
  const button = (name) => h('button', {type: 'button', 'aria-pressed': String(mode === name), 'data-does': `compare-by-${name}`, disabled: name !== 'list' && !ctx.swipe.able, onclick: () => ctx.compareBy(name)}, icon(icons[name], 18), words.compareModes[name]);
  return h('div', {class: 'segments', role: 'group', 'aria-label': words.compareHow}, MODES.map(button));
}

/** Where the clock has left the second day: what the map shows instead, and the way back or on. */
function follows(ctx, from, to, mode) {
  const words = ctx.words();
  const {lang} = ctx.store.get();
  const day = Math.floor(ctx.store.get().day);
  if (day === to) return null;
  const chip = (does, label, onclick) => h('button', {type: 'button', class: 'chip', 'data-does': does, onclick}, label);
  return h('div', {class: 'chips', role: 'group', 'aria-label': words.mapShows}, h('span', {class: 'quiet'}, words.followsClock(formatDay(day, lang))),
    chip('back-to-second', words.backToDay(formatDay(to, lang)), () => ctx.clock.scrub(to)),
    day === from ? null : chip('take-day', words.takeDay(formatDay(day, lang)), () => ctx.compare(from, day, mode)));
}

/** Which of the two days the map shows. */
function shows(ctx, from, to) {
  const words = ctx.words();
  const {day, lang} = ctx.store.get();
  const button = (at, does) => h('button', {type: 'button', class: 'chip', 'aria-pressed': String(Math.floor(day) === at), 'data-does': does, onclick: () => ctx.clock.scrub(at)}, formatDay(at, lang));
  return h('div', {class: 'chips', role: 'group', 'aria-label': words.mapShows}, h('span', {class: 'quiet'}, words.mapShows), button(from, 'show-from'), button(to, 'show-to'));
}

export function cellNames(ctx, cells) {
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

/** Rows of passages, which stand by gainer: who gained from several has a line for the sum. */
function grouped(ctx, passages, from, to) {
  const words = ctx.words();
  return passages.flatMap((passage, i) => {
    const row = passageRow(ctx, passage, from, to);
    const group = passages.filter((one) => one.to === passage.to);
    if (passages[i - 1]?.to === passage.to || group.length < 2) return [row];
    const sum = group.reduce((all, {km2}) => all + km2, 0);
    return [h('li', {class: 'gainer'}, h('p', {}, words.gainedInAll(nameOf(ctx, passage.to, to), figure(sum, ctx.store.get().lang)))), row];
  });
}

function passageRow(ctx, {from: loser, to: gainer, cells, km2}, from, to) {
  const {atlas, store} = ctx;
  const fill = (polity) => swatch(atlas.polities[polity]?.fill ?? worn().map.unknown);
  return h('li', {'data-from': atlas.polities[loser]?.id ?? '', 'data-to': atlas.polities[gainer]?.id ?? ''}, h('span', {class: 'two'}, fill(loser), fill(gainer)),
    h('div', {}, h('p', {}, h('b', {}, ctx.words().fromTo(nameOf(ctx, loser, from), nameOf(ctx, gainer, to)))),
      h('p', {class: 'figures'}, `${figure(km2, store.get().lang)} km² · ${ctx.words().areas(cells.length)}`), areaList(ctx, cells)));
}

/** `occupier, sovereign Ottoman Empire`: in what right ground was held. */
export function rightOf(ctx, polity, {capacity, sovereign}, day) {
  const words = ctx.words();
  const under = sovereign !== polity ? `; ${words.sovereign.toLocaleLowerCase(words.locale)}: ${nameOf(ctx, sovereign, day)}` : '';
  return `${words.capacities[capacity] ?? capacity}${under}`;
}

function standingRow(ctx, {polity, before, after, cells, km2}, from, to) {
  const {atlas, store} = ctx;
  return h('li', {}, swatch(atlas.polities[polity]?.fill ?? worn().map.unknown),
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
