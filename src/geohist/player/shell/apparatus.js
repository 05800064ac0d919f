// The apparatus: who says what about a thing, where they differ, which reading the map draws and why.
import {cellApparatus} from './apparatus-cell.js';
import {placeApparatus} from './apparatus-place.js';
import {atlasCitation} from './cite.js';
import {dayStrip} from './daystrip.js';
import {h} from './dom.js';
import {disputes} from './disputes.js';
import {drawnValue, isTime, same, valueWords, witnesses} from './evidence.js';
import {excerpt, paraphrase} from './excerpt.js';
import {dateLine, kicker, partyLine} from './record.js';
import {routeTable} from './route.js';
import {inTongue} from './tongue.js';

/** The apparatus of a selection: a record, a cell or a place. */
export function apparatus(ctx, {layer, id}) {
  const {atlas} = ctx;
  if (layer === 'cells') return cellApparatus(ctx, id);
  if (layer === 'places' && atlas.places[id]) return placeApparatus(ctx, id);
  const record = atlas.recordById.get(id);
  if (record) return recordApparatus(ctx, record);
  return {kicker: null, body: [h('p', {class: 'quiet'}, id)], foot: []};
}

function recordApparatus(ctx, record) {
  const words = ctx.words();
  const {lang} = ctx.store.get();
  const title = ctx.atlas.text(record.title, lang);
  const disputed = disputes(record);
  const asked = disputed[0] ? `${title}: ${questionOf(ctx, disputed[0])}` : title;
  const shown = new Set(disputed.flatMap(({cards}) => cards.map(({witness}) => witness.key)));
  const rest = witnesses(record).filter(({key}) => !shown.has(key));
  const body = [
    h('h2', {class: 'title', tabindex: '-1'}, asked),
    disputed.length ? null : partyLine(ctx, record).map((line) => h('p', {class: 'parties'}, line)),
    disputed.length ? null : h('p', {class: 'own-date'}, dateLine(ctx, record)),
    disputed.map((item, i) => disputeView(ctx, record, item, i)),
    propertyTable(ctx, record),
    record.stops ? routeTable(ctx, record) : null,
    slips(ctx, record),
    record.note ? h('p', {class: 'note'}, h('b', {}, `${words.editorsNote}. `), inTongue(record.note, lang)) : null,
    rest.length ? h('section', {class: 'witnesses'}, h('h3', {class: 'kicker'}, words.otherEvidence), rest.map((witness) => witnessView(ctx, record, witness))) : null,
  ];
  return {kicker: kicker(ctx, record, words.apparatus), body, foot: footOf(ctx, record), back: () => ctx.select(record.layer, record.id, false)};
}

/** `on which day?`, with the place where a journey's stop is in dispute. */
function questionOf(ctx, {about, place}) {
  const words = ctx.words();
  const where = place ? `${ctx.atlas.placeName(place, ctx.store.get().day, words.locale)}, ` : '';
  return where + (words.question[about] ?? '');
}

function disputeView(ctx, record, item, index) {
  const words = ctx.words();
  const {lang} = ctx.store.get();
  const day = record.from ?? ctx.store.get().day;
  const value = valueWords(ctx.atlas, item.about, item.value, lang, day);
  const strip = isTime(item.about) ? dayStrip(item.cards.map(({witness, claim, drawn}) => ({letter: witness.letter, value: claim.value, drawn})), words, ctx.store.get().layout === 'narrow' ? 354 : 560) : null;
  const others = [...new Set(item.cards.filter(({drawn, claim}) => !drawn && !claim.slip).map(({claim}) => valueWords(ctx.atlas, item.about, claim.value, lang, day)))];
  return h('section', {class: 'dispute', 'data-about': item.about},
    index > 0 ? h('h3', {class: 'sub-title'}, `${words.abouts[item.about] ?? item.about}: ${questionOf(ctx, item)}`) : null,
    h('div', {class: 'cards'}, item.cards.map((card, i) => cardView(ctx, item, card, i, day))),
    strip,
    h('div', {class: 'reading'}, h('h3', {class: 'kicker'}, words.reading),
      h('p', {class: 'reading-value'}, `${words.mapDraws} `, h('b', {}, value), others.length ? [' ', h('i', {}, `≠ ${others.join(', ')}`)] : null, '.'),
      h('p', {}, item.why ? [h('b', {}, words.why), ' ', inTongue(item.why, lang)] : words.noReading)));
}

function cardView(ctx, item, {witness, claim, drawn}, index, day) {
  const words = ctx.words();
  const {lang} = ctx.store.get();
  return h('article', {class: drawn ? 'card is-drawn' : 'card', 'data-witness': witness.letter},
    index > 0 ? h('span', {class: 'unequal', 'aria-hidden': 'true'}, '≠') : null,
    h('p', {class: 'card-head'}, h('b', {class: 'letter'}, witness.letter), h('span', {class: 'kicker'}, words.says)),
    h('p', {class: 'card-value'}, valueWords(ctx.atlas, item.about, claim.value, lang, day)),
    claim.excerpt ? excerpt(ctx, claim.excerpt, {size: 'in-card', claim, copy: false}) : paraphrase(ctx, claim),
    claim.slip ? h('p', {class: 'slip'}, h('b', {}, `${words.slip}. `), inTongue(claim.slip, lang)) : null);
}

/** For each property: the value drawn, who speaks of it, whether they agree. */
function propertyTable(ctx, record) {
  const words = ctx.words();
  const {lang} = ctx.store.get();
  const day = record.from ?? ctx.store.get().day;
  const all = witnesses(record);
  const own = (claim) => !claim.stop && claim.about !== 'text';
  const abouts = [...new Set(all.flatMap(({claims}) => claims.filter(own).map((claim) => claim.about)))];
  if (!abouts.length) return null;
  const rows = abouts.map((about) => {
    const told = all.filter(({claims}) => claims.some((claim) => own(claim) && claim.about === about));
    const values = told.flatMap(({claims}) => claims.filter((claim) => own(claim) && claim.about === about).map((claim) => claim.value));
    const differ = (record.disagreements ?? []).includes(about);
    // Several parties or signatories are a list, not a dispute: all of them are drawn.
    const drawn = differ ? [drawnValue(record, about)] : values.filter((value, i) => values.findIndex((other) => same(other, value)) === i);
    const shown = about === 'date' && !differ ? [record.date] : drawn;
    return h('tr', {class: differ ? 'differ' : null}, h('th', {scope: 'row'}, words.abouts[about] ?? about),
      h('td', {}, shown.map((value) => valueWords(ctx.atlas, about, value, lang, day)).join(', ')), h('td', {}, told.map(({letter}) => letter).join(', ')),
      h('td', {}, differ ? words.disagree : told.length > 1 ? words.agree : words.oneClaim));
  });
  return h('table', {class: 'properties'}, h('thead', {}, h('tr', {}, [words.property, words.valueDrawn, words.claims, ''].map((name) => h('th', {scope: 'col'}, name)))), h('tbody', {}, rows));
}

function slips(ctx, record) {
  const words = ctx.words();
  const disputed = new Set(record.disagreements ?? []);
  const found = witnesses(record).flatMap(({letter, claims}) => claims.filter((claim) => claim.slip && !disputed.has(claim.about)).map((claim) => ({letter, claim})));
  return found.map(({letter, claim}) => h('p', {class: 'slip'}, h('b', {}, `${letter}: ${words.slip}. `), inTongue(claim.slip, ctx.store.get().lang)));
}

function witnessView(ctx, record, witness) {
  const {lang} = ctx.store.get();
  const day = record.from ?? ctx.store.get().day;
  const told = witness.claims.filter((claim) => claim.about !== 'text' && claim.value !== undefined && claim.value !== null);
  const says = told.map((claim) => {
    const value = valueWords(ctx.atlas, claim.about, claim.value, lang, day);
    const where = claim.stop ? ` (${ctx.atlas.placeName(claim.stop, day, lang)})` : '';
    return h('span', {class: 'says'}, h('span', {}, ctx.words().abouts[claim.about] ?? claim.about), ` ${value}${where}`);
  });
  return h('article', {class: 'witness', 'data-witness': witness.letter}, h('p', {class: 'card-head'}, h('b', {class: 'letter'}, witness.letter), says),
    witness.excerpt ? excerpt(ctx, witness.excerpt, {claim: told[0] ?? null}) : paraphrase(ctx, witness.claims[0]));
}

function footOf(ctx, record) {
  const words = ctx.words();
  const disputed = ctx.atlas.records.filter((r) => r.disagreements?.length).sort((a, b) => (a.from ?? 0) - (b.from ?? 0));
  const at = disputed.indexOf(record);
  const next = disputed[(at + 1) % disputed.length];
  const go = () => {
    if (next.from !== null) ctx.clock.scrub(next.from);
    ctx.select(next.layer, next.id, true);
  };
  return [
    at >= 0 ? h('span', {}, words.disagreementOf(at + 1, disputed.length), ' ', disputed.length > 1 ? h('button', {class: 'link', type: 'button', onclick: go}, words.nextOne) : null) : h('span'),
    h('button', {class: 'link', type: 'button', onclick: () => ctx.copy(atlasCitation(ctx.atlas, words, ctx.store.get().day, ctx.address(), ctx.atlas.text(record.title, words.locale)))}, words.citeApparatus),
  ];
}
