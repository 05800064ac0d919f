// Looks: the style table with what a look changes laid over it. One is worn at a time; everything that draws reads it.

const NEUTRALS = ['bystander', 'unknown', 'neutral_label'];
const isTable = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

/** A table with another laid over it, as a new one; nothing is shared with either. */
function over(below, above = {}) {
  const out = {};
  for (const [key, value] of Object.entries(below)) out[key] = isTable(value) ? over(value) : value;
  for (const [key, value] of Object.entries(above)) out[key] = isTable(value) ? over(isTable(out[key]) ? out[key] : {}, value) : value;
  return out;
}

/** The names of the looks of a style table; the first is the table as it stands. */
export const looksOf = (style) => Object.keys(style.looks ?? {});

/** The look that a name means: itself, or the first where there is none of that name. */
export const lookNamed = (style, name) => (looksOf(style).includes(name) ? name : looksOf(style)[0]);

/** The style table in a look, without its looks. */
export function tableOf(style, look) {
  const {looks = {}, ...plain} = style;
  const {title, ...changes} = looks[lookNamed(style, look)] ?? {};
  return over(plain, changes);
}

let table = {};

/** The table of the look that is worn. */
export const worn = () => table;

/** Colours by kind of record, in the look that is worn. */
export function kindColour(layer) {
  const {signs = {}, borders = {}, page = {}} = table;
  const of = {
    treaties: signs.treaty, events: signs.event, letters: signs.letter, missions: signs.mission, routes: signs.delegation, territory: signs.territory, cells: signs.territory,
    zones: borders.agreed, places: signs.place, actors: signs.person,
  };
  return of[layer]?.color ?? page.ink;
}

/**
 * Puts a look on an atlas: its style table and its polities change in place, so that whoever holds them sees the new colours.
 *
 * @param {object} atlas decoded; `raw` keeps the payload as it came
 */
export function wear(atlas, look) {
  const {style, polities} = atlas.raw;
  const [plain, next] = [tableOf(style), tableOf(style, look)];
  const neutral = new Map(NEUTRALS.map((name) => [plain.map?.[name], next.map?.[name]]));
  for (const key of Object.keys(atlas.style)) delete atlas.style[key];
  table = Object.assign(atlas.style, next);
  atlas.polities.forEach((polity, i) => {
    for (const key of ['fill', 'ribbon', 'label']) polity[key] = neutral.get(polities[i][key]) ?? polities[i][key];
    Object.assign(polity, next.polities?.[polity.id]);
  });
}

/** The custom properties that the style sheets read, from the table that is worn. */
export function tokens() {
  const out = Object.fromEntries(Object.entries(table.page ?? {}).map(([name, colour]) => [`--${name.replaceAll('_', '-')}`, colour]));
  if (table.map?.sea) out['--sea'] = table.map.sea;
  for (const [name, {color}] of Object.entries(table.signs ?? {})) if (color) out[`--${name}`] = color;
  return out;
}
