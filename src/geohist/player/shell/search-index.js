// The index behind the search field: every word of titles, names, summaries, excerpts and translations, and which thing says it.
import {WORD, fold, nearStart, wordsIn} from './fold.js';
import {claimsOf} from './evidence.js';

/** How much a word weighs by where it stands. */
const WEIGHTS = {title: 8, name: 7, summary: 2, body: 1};
/** Below this many letters a word is not mended: too many words are one letter apart. */
const MENDED_FROM = 4;
const QUALITY = {whole: 1, start: 0.7, mended: 0.3};
/** What bears exactly the name typed stands above what only has its words. */
const SAME_TITLE = 8;
export const GROUPS = ['actors', 'places', 'records', 'tours', 'excerpts', 'cells'];

/**
 * @typedef {object} Entry what can be found
 * @property {'actors'|'places'|'cells'|'records'|'tours'|'excerpts'} group
 * @property {string} id of a scene `tour/number`, counted from 0
 * @property {number} rank breaks ties: larger first
 * @property {string[]} titles its titles, folded
 */

/**
 * Builds the index of an atlas; some 100 ms for a corpus of 300 records and 500 excerpts, so it is made when first asked for.
 *
 * @param {object} atlas from `decodeAtlas`
 * @returns {{find: (typed: string, limits: Record<string, number>) => Map<string, Entry[]>, size: number, terms: number}}
 */
export function buildIndex(atlas) {
  const entries = [];
  const postings = new Map();
  // The same words come again and again: each is folded once.
  const folded = new Map();
  const words = (text) => (text.match(WORD) ?? []).map((word) => {
    if (!folded.has(word)) folded.set(word, fold(word));
    return folded.get(word);
  });

  function add(entry, fields) {
    const titles = fields.filter(([field]) => field === 'title').flatMap(([, texts]) => texts.map((text) => words(text).join(' ')));
    const at = entries.push({...entry, titles}) - 1;
    const best = new Map();
    for (const [field, texts] of fields) {
      for (const text of texts) {
        for (const word of words(text)) best.set(word, Math.max(best.get(word) ?? 0, WEIGHTS[field]));
      }
    }
    for (const [word, weight] of best) {
      if (!postings.has(word)) postings.set(word, []);
      postings.get(word).push(at, weight);
    }
  }

  const tongues = (value) => (!value ? [] : typeof value === 'string' ? [value] : Object.values(value));
  for (const [id, actor] of Object.entries(atlas.actors)) {
    add({group: 'actors', id, rank: 4}, [['title', tongues(actor.title)], ['name', actor.spellings ?? []]]);
  }
  for (const [id, place] of Object.entries(atlas.places)) {
    add({group: 'places', id, rank: 7 - (place.rank ?? 6)}, [['title', tongues(place.title)], ['name', (place.names ?? []).flatMap((n) => tongues(n.name))]]);
  }
  for (const cell of atlas.cells) add({group: 'cells', id: cell.id, rank: 0}, [['title', tongues(cell.title)]]);
  const kind = {treaties: 3, events: 1};
  for (const r of atlas.records) {
    const people = (r.actors ?? []).flatMap(({actor}) => tongues(atlas.actors[actor]?.title));
    add({group: 'records', id: r.id, rank: kind[r.layer] ?? 0}, [['title', tongues(r.title)], ['summary', [...tongues(r.summary), ...tongues(r.effect), ...people, ...whereOf(atlas, r)]], ['body', tongues(r.note)]]);
  }
  for (const tour of atlas.tours ?? []) {
    add({group: 'tours', id: tour.id, rank: 1}, [['title', tongues(tour.title)], ['summary', tongues(tour.summary)]]);
    tour.scenes.forEach((scene, n) => scene.title && add({group: 'tours', id: `${tour.id}/${n}`, rank: 0}, [['title', tongues(scene.title)]]));
  }
  for (const [id, item] of Object.entries(atlas.excerpts)) {
    add({group: 'excerpts', id, rank: 0}, [['body', [item.exact, ...tongues(item.translation)]]]);
  }
  const vocabulary = [...postings.keys()].sort();
  return {find: (typed, limits) => find({entries, postings, vocabulary}, typed, limits), size: entries.length, terms: vocabulary.length};
}

function whereOf(atlas, record) {
  const ids = [record.place, record.from_place, record.to_place, ...(record.stops ?? []).map((stop) => stop.place)].filter(Boolean);
  return ids.flatMap((id) => Object.values(atlas.places[id]?.title ?? {}));
}

/** Every word typed has to be met, the last one as far as it goes; one letter wrong is forgiven where nothing is met otherwise. */
function find({entries, postings, vocabulary}, typed, limits) {
  const words = wordsIn(typed).map(([word]) => word);
  const found = new Map(GROUPS.map((group) => [group, []]));
  if (!words.length) return found;
  let scores = null;
  for (const word of words) {
    const met = meet(postings, vocabulary, word);
    if (scores) {
      for (const [at, score] of scores) {
        if (met.has(at)) scores.set(at, score + met.get(at));
        else scores.delete(at);
      }
    } else scores = met;
  }
  const whole = words.join(' ');
  for (const [at, score] of scores) found.get(entries[at].group).push({entry: entries[at], score: score + (entries[at].titles.includes(whole) ? SAME_TITLE : 0)});
  for (const [group, list] of found) {
    list.sort((a, b) => b.score - a.score || b.entry.rank - a.entry.rank || (a.entry.id < b.entry.id ? -1 : 1));
    found.set(group, list.slice(0, limits[group] ?? 5).map(({entry}) => entry));
  }
  return found;
}

/** @returns {Map<number, number>} entries that have a word, with the best score of it */
function meet(postings, vocabulary, word) {
  const met = new Map();
  const take = (term, quality) => {
    const list = postings.get(term);
    for (let i = 0; i < list.length; i += 2) {
      const score = list[i + 1] * quality;
      if (score > (met.get(list[i]) ?? 0)) met.set(list[i], score);
    }
  };
  for (let i = firstFrom(vocabulary, word); i < vocabulary.length && vocabulary[i].startsWith(word); i++) {
    take(vocabulary[i], vocabulary[i].length === word.length ? QUALITY.whole : QUALITY.start);
  }
  if (met.size || word.length < MENDED_FROM || /^\d/.test(word)) return met;
  for (let i = firstFrom(vocabulary, word[0]); i < vocabulary.length && vocabulary[i][0] === word[0]; i++) {
    if (nearStart(word, vocabulary[i])) take(vocabulary[i], QUALITY.mended);
  }
  // Only where no word with the same first letter will do is that letter doubted too.
  if (!met.size) for (const term of vocabulary) if (nearStart(word, term)) take(term, QUALITY.mended);
  return met;
}

function firstFrom(sorted, word) {
  let [lo, hi] = [0, sorted.length];
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (sorted[mid] < word) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}

/**
 * Whose words an excerpt is: the record that rests on it, or the piece of ground whose holder it tells.
 *
 * @returns {Map<string, {record: object}|{tenure: object}>} by the excerpt's key
 */
export function quotedBy(atlas) {
  const out = new Map();
  for (const record of atlas.records) {
    for (const claim of claimsOf(record)) if (claim.excerpt && !out.has(claim.excerpt)) out.set(claim.excerpt, {record});
  }
  for (const row of atlas.tenure) for (const key of row.excerpts) if (!out.has(key)) out.set(key, {tenure: row});
  return out;
}

/** Cuts a text around the first word that was looked for: `[before, word, after]`, or the beginning of the text. */
export function snippet(text, typed, reach = 46) {
  const wanted = wordsIn(typed).map(([word]) => word).filter((word) => word.length > 1);
  const words = wordsIn(text);
  const hit = words.find(([word]) => wanted.some((w) => word.startsWith(w))) ?? words.find(([word]) => wanted.some((w) => w.length >= MENDED_FROM && nearStart(w, word)));
  if (!hit) return {hit: false, parts: [text.length > 2 * reach ? `${text.slice(0, 2 * reach)}…` : text, '', '']};
  const [, start, end] = hit;
  const from = start <= reach ? 0 : Math.max(0, text.indexOf(' ', start - reach) + 1);
  const to = end + reach >= text.length ? text.length : Math.max(end, text.lastIndexOf(' ', end + reach));
  return {hit: true, parts: [(from ? '…' : '') + text.slice(from, start), text.slice(start, end), text.slice(end, to) + (to < text.length ? '…' : '')]};
}
