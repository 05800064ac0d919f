// A comparison to take along: as sentences, and as a table.
import {cellNames, figure, nameOf, rightOf, signed} from './compare.js';
import {formatDay} from './dates.js';
import {difference} from './difference.js';
import {h} from './dom.js';
import {iso} from './days.js';

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

const COLUMNS = ['change', 'from_day', 'to_day', 'from_id', 'from', 'from_capacity', 'to_id', 'to', 'to_capacity', 'cell', 'area', 'km2'];
const quoted = (value) => (/[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value));

/** The comparison as CSV: a row for each piece of ground that changed. `change` is `hands`, `successor` or `standing`. */
export function asTable(ctx, from, to) {
  const {atlas, store} = ctx;
  const {lang} = store.get();
  const found = difference(atlas, from, to);
  const days = [iso(from), iso(to)];
  const side = (polity, day, cell) => [atlas.polities[polity]?.id ?? 'unknown', nameOf(ctx, polity, day), atlas.holderOn(cell, day)?.capacity ?? ''];
  const rows = (kind, list, ends) => list.flatMap((one) => [...one.cells].sort((a, b) => atlas.cells[b].km2 - atlas.cells[a].km2).map((cell) => [
    kind, ...days, ...side(ends(one)[0], from, cell), ...side(ends(one)[1], to, cell), atlas.cells[cell].id, atlas.text(atlas.cells[cell].title, lang), Math.round(atlas.cells[cell].km2 ?? 0)]));
  const passed = (one) => [one.from, one.to];
  const all = [...rows('hands', found.passages, passed), ...rows('successor', found.successions, passed), ...rows('standing', found.standings, ({polity}) => [polity, polity])];
  return `${[COLUMNS, ...all].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
}

/** Gives the table as a file; its first bytes tell spreadsheets that it is UTF-8. */
export function downloadTable(ctx, from, to) {
  const address = URL.createObjectURL(new Blob([`\uFEFF${asTable(ctx, from, to)}`], {type: 'text/csv;charset=utf-8'}));
  h('a', {href: address, download: `changes-${iso(from)}-${iso(to)}.csv`}).click();
  setTimeout(() => URL.revokeObjectURL(address));
}
