// A journey as a table: where, when, attested or inferred, and how one went on from there.
import {h} from './dom.js';
import {formatDay, formatSpan} from './dates.js';

/** Stops and legs in order; pressing a stop moves the clock to it. */
export function routeTable(ctx, record) {
  const words = ctx.words();
  const {lang, day} = ctx.store.get();
  const rows = record.stops.map((stop, i) => {
    const leg = record.legs?.[i];
    const first = stop.from === null || stop.from === undefined ? null : Math.floor(stop.from);
    // Half-open inside, inclusive on screen; a stop of no length is its one day.
    const last = first === null ? null : Math.max(first, Math.ceil(stop.to ?? first + 1) - 1);
    return [
      h('li', {class: stop.attested ? 'stop attested' : 'stop inferred'},
        h('button', {class: 'link', type: 'button', disabled: first === null, onclick: () => ctx.clock.scrub(first)}, ctx.atlas.placeName(stop.place, first ?? day, lang)),
        h('span', {}, first === null ? '' : formatSpan(first, last, lang)), h('small', {}, stop.attested ? words.attestedStop : words.inferredStop)),
      leg ? h('li', {class: leg.attested ? 'leg attested' : 'leg inferred'}, `${words.modesOfTravel[leg.mode] ?? leg.mode}${leg.attested ? '' : ` · ${words.inferredStop}`}`) : null,
    ];
  });
  return h('section', {}, h('h3', {class: 'kicker'}, words.stops), h('ol', {class: 'stops'}, rows));
}

/** Where a journey stands at noon of the day on the clock, or null on days outside it and where its legs have no times. */
export function whereabouts(ctx, record) {
  const {atlas, store} = ctx;
  const words = ctx.words();
  const {lang, day} = store.get();
  const today = Math.floor(day);
  const legs = record.legs ?? [];
  const [first, last] = [legs[0]?.from ?? null, legs.at(-1)?.to ?? null];
  if (first === null || last === null || today < Math.floor(first) || today > Math.ceil(last)) return null;
  const noon = today + 0.5;
  const on = legs.findIndex(({from, to}) => from < noon && noon < to);
  const name = (i) => atlas.placeName(record.stops[i].place, today, lang);
  const arrived = legs.filter(({to}) => to <= noon).length;
  const certain = on >= 0 ? legs[on].attested : record.stops[arrived].attested;
  const where = on >= 0 ? words.onTheWay(formatDay(today, lang), name(on), name(on + 1)) : words.atPlace(formatDay(today, lang), name(arrived));
  return h('p', {class: 'own-date', 'data-whereabouts': ''}, h('b', {}, where), ` · ${certain ? words.attestedStop : words.inferredStop}`);
}
