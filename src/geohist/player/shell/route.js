// A journey as a table: where, when, attested or inferred, and how one went on from there.
import {h} from './dom.js';
import {formatSpan} from './dates.js';

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
