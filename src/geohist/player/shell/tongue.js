// Words of the atlas as the reader gets them, marked with their language where it is not the reader's: for voices, hyphens and translators.
import {h} from './dom.js';

/** A text in a language; where it has none, in English and marked as such. @returns {string|HTMLElement} */
export function inTongue(value, lang) {
  if (!value || typeof value === 'string') return value ?? '';
  if (value[lang]) return value[lang];
  const [tongue, words] = value.en ? ['en', value.en] : Object.entries(value)[0] ?? ['', ''];
  return words && h('span', {lang: tongue}, words);
}
