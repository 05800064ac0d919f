// Citations: on screen, and as text to take along.
import {sourceOf} from './evidence.js';
import {formatDay} from './dates.js';
import {dayNumber} from './days.js';
import {showingWords} from './words-showing.js';
import {AND_OTHERS, LOCATORS} from './words-citing.js';

/** The names of a source's authors: `Tekinsoy`, `Aral & Yılmaz`; empty where the text names none. */
export function authors(source, lang) {
  const names = (source.record?.author ?? []).map((a) => [a.given, a.family].filter(Boolean).join(' ') || a.literal).filter(Boolean);
  return names.length > 2 ? `${names[0]} ${AND_OTHERS[lang] ?? AND_OTHERS.en}` : names.join(' & ');
}

/** Year of publication, or null. */
export const yearOf = (source) => source.record?.issued?.['date-parts']?.[0]?.[0] ?? null;

/** Journal, volume, issue: `AEÜSBED 11/1`. */
export function container(source) {
  const {record = {}} = source;
  const volume = [record.volume, record.issue].filter(Boolean).join('/');
  return [record['container-title'], volume].filter(Boolean).join(' ');
}

/** The gaps a reader of a citation would look for, as sources name them; the rest is told on the page of sources. */
const UNKNOWN = [[/^(name of the )?author/i, 'author'], [/^year$|^year of publication/i, 'year'], [/^journal/i, 'journal'], [/^pages?$/i, 'page']];

/** What a source does not say of itself, as words of the interface; what has no word there is left out. */
export function unknowns(source, words) {
  const known = (source.unknown ?? []).map((item) => words.unknowns[UNKNOWN.find(([pattern]) => pattern.test(item))?.[1]]).filter(Boolean);
  if (!known.length) return '';
  const list = [...new Set(known)].join(', ');
  return words.notInText(list.charAt(0).toLocaleUpperCase(words.locale) + list.slice(1));
}

/** A citation in one line of plain text. */
export function plain(atlas, key, lang) {
  const excerpt = atlas.excerpts[key];
  const source = atlas.sources[sourceOf(key)] ?? {};
  const title = atlas.text(source.title, lang);
  const parts = [authors(source, lang), title && `“${title}”`, container(source), yearOf(source), locator(excerpt?.locator, lang)];
  const cites = excerpt?.cites?.length ? ` (${excerpt.cites.join('; ')})` : '';
  return `${parts.filter(Boolean).join(', ')}${cites}.`;
}

/** A quote with its citation and the address of the day, as one copies it. */
export function quoteWithCitation(atlas, key, lang, address) {
  const excerpt = atlas.excerpts[key];
  const translation = excerpt.translation?.[lang];
  return [`“${excerpt.exact}”`, translation && `[${translation}]`, plain(atlas, key, lang), address].filter(Boolean).join('\n');
}

/** Where in a work: in the reader's language. */
export function locator(words, lang) {
  return (LOCATORS[lang] ?? []).reduce((text, [pattern, put]) => text.replace(pattern, put), words ?? '');
}

/** The citation of the atlas on a day. */
export function atlasCitation(atlas, words, day, address, about = '') {
  const title = atlas.text(atlas.title, words.locale);
  const now = new Date();
  const today = formatDay(dayNumber(now.getFullYear(), now.getMonth() + 1, now.getDate()), words.locale);
  return `${words.citeAtlas(about ? `${title}: ${about}` : title, atlas.version, formatDay(day, words.locale), address)}, ${showingWords(words.locale).accessed(today)}`;
}
