// A life as the atlas has it: every record in which a person has a part, with the part, in the order of days.

/** Which parts make which chapter of a life. */
const CHAPTER = {routes: 'journeys', letters: 'letters', treaties: 'signatures', missions: 'missions'};

/**
 * @typedef {object} Moment
 * @property {object} record
 * @property {string[]} roles what the person did there
 * @property {'journeys'|'letters'|'signatures'|'missions'|'events'} chapter
 * @property {number|null} day first day
 */

const lives = new WeakMap();

/** @returns {Moment[]} the life of an actor, by day; letters whose sender or addressee only a claim names are among them */
export function lifeOf(atlas, id) {
  if (!lives.has(atlas)) lives.set(atlas, readAll(atlas));
  return lives.get(atlas).get(id) ?? [];
}

function readAll(atlas) {
  const out = new Map();
  for (const record of atlas.records) {
    const roles = new Map();
    const add = (actor, role) => atlas.actors[actor] && roles.set(actor, new Set([...(roles.get(actor) ?? []), role]));
    for (const {actor, role} of record.actors ?? []) add(actor, role);
    for (const {about, value, slip} of record.claims ?? []) if (['head', 'signatory', 'sender', 'addressee'].includes(about) && !slip && typeof value === 'string') add(value, about);
    const letter = record.actors?.some(({role}) => role === 'sender');
    for (const [actor, set] of roles) {
      const chapter = set.has('signatory') ? 'signatures' : letter ? 'letters' : (CHAPTER[record.layer] ?? 'events');
      out.set(actor, [...(out.get(actor) ?? []), {record, roles: [...set], chapter: chapter === 'signatures' && record.layer !== 'treaties' ? 'events' : chapter, day: record.from ?? null}]);
    }
  }
  for (const list of out.values()) list.sort((a, b) => (a.day ?? Infinity) - (b.day ?? Infinity) || (a.record.id < b.record.id ? -1 : 1));
  return out;
}

/** The places of a life, each once, with how often: where it happened, where letters went, where journeys stopped. */
export function placesOf(atlas, moments) {
  const counts = new Map();
  for (const {record} of moments) {
    if (record.happened === false) continue;
    const ids = new Set([record.place, record.from_place, record.to_place, ...(record.stops ?? []).map((stop) => stop.place)].filter((place) => atlas.places[place]));
    for (const place of ids) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return [...counts].map(([place, count]) => ({place, count, xy: atlas.places[place].xy}));
}
