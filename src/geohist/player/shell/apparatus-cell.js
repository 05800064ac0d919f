// The apparatus of a piece of ground: who holds it on the day, in what capacity, by which instrument, and who held it before and after.
import {worn} from '../look.js';
import {atlasCitation} from './cite.js';
import {formatDay, formatSpan} from './dates.js';
import {h} from './dom.js';
import {excerpt} from './excerpt.js';
import {inside} from './ground-at.js';
import {instrumentOf, recordLine} from './record.js';
import {sign, swatch} from './signs.js';
import {inTongue} from './tongue.js';

/** What the panel shows for a cell. */
export function cellApparatus(ctx, id) {
  const {atlas, store} = ctx;
  const words = ctx.words();
  const {lang, day} = store.get();
  const index = atlas.cellIndex.get(id) ?? Number(id);
  const cell = atlas.cells[index];
  if (!cell) return {kicker: null, body: [h('p', {class: 'quiet'}, id)], foot: []};
  const row = atlas.holderOn(index, day);
  const title = atlas.text(cell.title, lang);
  const zones = zonesAt(atlas, cell.xy, day);
  const body = [
    h('h2', {class: 'title', tabindex: '-1'}, title),
    h('p', {class: 'parties'}, `${words.heldBy(formatDay(day, lang))}:`),
    row ? holding(ctx, row, day) : null,
    row?.note ? h('p', {class: 'note'}, h('b', {}, `${words.editorsNote}. `), inTongue(row.note, lang)) : null,
    row?.excerpts.length ? h('div', {class: 'evidence'}, row.excerpts.map((key, i) => excerpt(ctx, key, {size: i ? 'next' : 'first'}))) : null,
    zones.length ? h('section', {class: 'others'}, h('h3', {class: 'kicker'}, words.zonesHere), zones.map((zone) => recordLine(ctx, zone, () => ctx.select('zones', zone.id, true)))) : null,
    history(ctx, index, day),
  ];
  const cite = h('button', {class: 'link', type: 'button', onclick: () => ctx.copy(atlasCitation(atlas, words, day, ctx.address(), title))}, words.citeApparatus);
  return {
    kicker: h('p', {class: 'kicker-line is-cell'}, sign('cells', 20), h('span', {class: 'kicker'}, words.apparatus), h('span', {class: 'rest'}, ` · ${words.kinds.territory}`)),
    body, foot: [h('span', {}, cell.km2 ? words.areaKm2(Math.round(cell.km2)) : ''), cite],
    back: () => ctx.select(null),
  };
}

const fill = (atlas, row) => {
  const striped = row.capacity !== 'sovereign' && row.sovereign >= 0 && row.sovereign !== row.polity;
  return swatch(atlas.polities[row.polity]?.fill ?? worn().map.unknown, striped ? {sign: row.capacity, stripe: atlas.polities[row.sovereign].fill} : {});
};

function holding(ctx, row, day) {
  const {atlas, store} = ctx;
  const words = ctx.words();
  const {lang} = store.get();
  const facts = [
    [words.capacity, words.capacities[row.capacity] ?? row.capacity],
    row.sovereign >= 0 && row.sovereign !== row.polity ? [words.sovereign, atlas.polityName(row.sovereign, day, lang)] : null,
    [words.instrument, instrumentOf(ctx, row.instrument) ?? words.noInstrument],
    [words.certainty, words.certainties[row.certainty] ?? row.certainty],
    row.accuracy_km ? [words.accuracy, words.km(row.accuracy_km)] : null,
  ];
  return h('div', {class: 'holding'}, h('p', {class: 'holder'}, fill(atlas, row), atlas.polityName(row.polity, day, lang)),
    h('dl', {}, facts.filter(Boolean).map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)])));
}

/** The whole tenure of a cell; the row of the day is marked, pressing one goes to its first day. */
function history(ctx, index, day) {
  const {atlas, store} = ctx;
  const words = ctx.words();
  const {lang} = store.get();
  const [first, end] = atlas.span;
  // A holder may have changed its name while it held: both are said.
  const names = ({polity}, from, to) => [...new Set([atlas.polityName(polity, from, lang), atlas.polityName(polity, to - 1, lang)])].join(' → ');
  const rows = atlas.tenureOf[index].map((row) => {
    const from = Math.max(row.from ?? first, first);
    const to = Math.min(row.to ?? end, end);
    const now = from <= day && day < to;
    const capacity = row.capacity === 'sovereign' ? '' : words.capacities[row.capacity] ?? row.capacity;
    return h('li', {class: now ? 'now' : null, 'aria-current': now ? 'date' : null},
      h('button', {type: 'button', onclick: () => ctx.clock.scrub(from)}, fill(atlas, row),
        h('span', {}, h('b', {}, names(row, from, to)), capacity ? `, ${capacity}` : '', h('small', {}, from === first && to === end ? words.always : formatSpan(from, to - 1, lang)))));
  });
  return h('section', {}, h('h3', {class: 'kicker'}, words.history), h('ol', {class: 'history'}, rows));
}

/** The zones in force on a day at a point. */
function zonesAt(atlas, [lon, lat], day) {
  return atlas.recordsOn(day, 'zones').filter((zone) => (zone.polygons ?? []).some((rings) => inside(rings, lon, lat)));
}
