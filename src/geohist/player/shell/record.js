// One record in the reading panel: kind and place, title, what it did, its excerpts.
import {h} from './dom.js';
import {excerpt, paraphrase} from './excerpt.js';
import {disputedDays} from './disputes.js';
import {claimsOf, sourceOf, valueWords} from './evidence.js';
import {formatDay, formatOneOf} from './dates.js';
import {formatEdtf} from './edtf.js';
import {whereabouts} from './route.js';
import {icon, sign} from './signs.js';
import {inTongue} from './tongue.js';

const KICKER_CLASS = {treaties: 'is-treaty', events: 'is-event', letters: 'is-letter', missions: 'is-mission', routes: 'is-route', zones: 'is-zone', cells: 'is-cell'};

/** Kind and place, with the sign. */
export function kicker(ctx, record, prefix = null) {
  const words = ctx.words();
  const {day, lang} = ctx.store.get();
  const kind = words.kinds[record.kind] ?? words.layerKind[record.layer] ?? record.layer;
  const place = placeLine(ctx, record, day, lang);
  return h('p', {class: `kicker-line ${KICKER_CLASS[record.layer] ?? ''}`}, sign(record.layer, 20),
    h('span', {class: 'kicker'}, prefix ?? kind), h('span', {class: 'rest'}, prefix ? ` · ${kind}` : null, place ? ` · ${place}` : null));
}

function placeLine(ctx, record, day, lang) {
  const name = (id) => ctx.atlas.placeName(id, day, lang);
  const ends = [record.from_place ?? record.stops?.[0]?.place, record.to_place ?? record.stops?.at(-1)?.place];
  if (ends[0] && ends[1]) return `${name(ends[0])} → ${name(ends[1])}`;
  return record.place ? name(record.place) : '';
}

/** A person's name; pressing it follows the life. */
function personLink(ctx, id, name) {
  return ctx.atlas.actors[id] ? h('button', {class: 'name', type: 'button', 'data-person': id, onclick: () => ctx.openPerson(id)}, name) : name;
}

/** Who: parties, or those who sent and received, or the people. */
export function partyLine(ctx, record) {
  const {lang} = ctx.store.get();
  const at = record.from ?? ctx.store.get().day;
  const ids = record.parties ?? (record.sends ? [record.sends, record.receives] : record.polities) ?? [];
  const polities = [...new Set(ids.filter(Boolean).map((id) => ctx.atlas.polityName(id, at, lang)).filter(Boolean))];
  const persons = [...new Set((record.actors ?? []).map(({actor}) => actor))];
  const people = persons.map((id) => personLink(ctx, id, ctx.atlas.text(ctx.atlas.actors[id]?.title ?? id, lang)));
  return [polities.join(' · '), people.map((name, i) => [i ? '\u2060, ' : '', name])].filter((line) => line.length);
}

/** The date as read: one of two, an interval, approximate; with the calendar it was written in. */
export function dateLine(ctx, record) {
  const words = ctx.words();
  const days = disputedDays(record);
  const read = days.length ? formatOneOf(days, words.locale) : formatEdtf(record.date, words.locale);
  const written = record.written?.text ? `, ${words.written(record.written.text, words.calendars[record.written.calendar] ?? record.written.calendar)}` : '';
  return read + written;
}

/** Excerpts and paraphrases of a record, each once, those that give the date or the text first. */
export function evidenceList(ctx, record, {first = true} = {}) {
  const order = ['text', 'date', 'outcome', 'party', 'signatory'];
  const rank = (claim) => (order.includes(claim.about) ? order.indexOf(claim.about) : order.length);
  const seen = new Set();
  const out = [];
  for (const claim of [...claimsOf(record)].sort((a, b) => rank(a) - rank(b))) {
    const key = claim.excerpt ?? claim.authority;
    if (!key || seen.has(key)) continue;
    seen.add(key);
    if (claim.excerpt) out.push(excerpt(ctx, claim.excerpt, {size: first && out.length === 0 ? 'first' : 'next'}));
    else out.push(paraphrase(ctx, claim, claim.about === 'date' || claim.about === 'text' ? '' : valueWords(ctx.atlas, claim.about, claim.value, ctx.store.get().lang, record.from ?? 0)));
  }
  return out;
}

/** How many excerpts a record gives. */
export const excerptCount = (record) => new Set(claimsOf(record).map((claim) => claim.excerpt).filter(Boolean)).size;

/** A record in full, as the panel shows it. */
export function recordView(ctx, record, {changes = null, level = 2} = {}) {
  const words = ctx.words();
  const {lang} = ctx.store.get();
  const said = new Set([ctx.atlas.text(record.title, lang)]);
  // What only repeats the title, or the other, is not said again.
  const says = [record.summary, record.effect].filter((text) => {
    const sentence = ctx.atlas.text(text, lang).replace(/\.$/, '');
    return sentence && !said.has(sentence) && said.add(sentence);
  });
  return h('article', {class: 'record', 'data-record': record.id},
    h(`h${level}`, {class: 'title', tabindex: '-1'}, inTongue(record.title, lang)),
    partyLine(ctx, record).map((line) => h('p', {class: 'parties'}, line)),
    showsOwnDate(ctx, record) ? h('p', {class: 'own-date'}, dateLine(ctx, record)) : null,
    record.stops ? whereabouts(ctx, record) : null,
    forceLine(ctx, record),
    record.happened === false ? h('p', {class: 'planned'}, words.planned) : null,
    says.map((text) => h('p', {class: 'summary'}, inTongue(text, lang))),
    record.note ? h('p', {class: 'note'}, h('b', {}, `${words.editorsNote}. `), inTongue(record.note, lang)) : null,
    changes,
    ofWhatText(ctx, record),
    h('div', {class: 'evidence'}, evidenceList(ctx, record)));
}

/** Of a treaty: that the passages are about it, in which language, and that its own articles are not here; nothing where a source is the treaty itself. */
function ofWhatText(ctx, record) {
  const {sources} = ctx.atlas;
  const words = ctx.words();
  const quoted = claimsOf(record).flatMap(({excerpt: key}) => (key ? [sources[sourceOf(key)]?.record ?? {}] : []));
  if (record.layer !== 'treaties' || quoted.some(({type}) => type === 'treaty')) return null;
  const named = new Intl.DisplayNames(words.locale, {type: 'language'});
  const languages = [...new Set(quoted.map(({language}) => language).filter(Boolean))].map((language) => named.of(language));
  return h('p', {class: 'quiet', 'data-of-what-text': ''}, languages.length ? `${words.passagesIn(languages.join(', '))} ` : '', words.noTreatyText);
}

/** Since when a treaty was in force; that a proposal never was. */
function forceLine(ctx, {in_force: force, sign: kind}) {
  const words = ctx.words();
  if (typeof force === 'string') return h('p', {class: 'own-date'}, `${words.inForce}: ${formatEdtf(force, words.locale)}`);
  return force === false && kind === 'proposed' ? h('p', {class: 'own-date'}, words.notInForce) : null;
}

/** A record's own date is said when it is more, or less, than the day on the clock. */
function showsOwnDate(ctx, record) {
  if (disputedDays(record).length || record.written?.text) return true;
  return formatEdtf(record.date, ctx.words().locale) !== formatDay(ctx.store.get().day, ctx.words().locale);
}

/** A line in a list of records; pressing it shows the record. */
export function recordLine(ctx, record, onclick, day = null) {
  return h('button', {class: 'record-line', type: 'button', 'data-goes-to': record.id, onclick}, sign(record.layer, 16),
    h('span', {}, ctx.atlas.text(record.title, ctx.store.get().lang)), day === null ? icon('chevron', 14) : h('small', {}, formatDay(day, ctx.words().locale)));
}

/** An instrument by name: a record one can open, or words. */
export function instrumentOf(ctx, instrument) {
  if (!instrument) return null;
  const record = ctx.atlas.recordById.get(instrument);
  if (!record) return String(instrument);
  return h('button', {class: 'link', type: 'button', onclick: () => ctx.select(record.layer, record.id, true)}, ctx.atlas.text(record.title, ctx.store.get().lang));
}
