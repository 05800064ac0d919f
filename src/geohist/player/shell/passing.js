// One sentence for each passing of land: the atlas's own, or one made of its parts in a language the atlas is not written in.
import {wordsOf} from './words.js';

const SHOWN = 3;

/** `Kars: Turkey sovereign (before: Armenia)`; names are those of the day. */
export function sentenceOf(atlas, transfer, lang) {
  if (transfer.text?.[lang]) return transfer.text[lang];
  const words = wordsOf(lang);
  const cells = transfer.cells.map((cell) => atlas.cells[cell]).sort((a, b) => b.km2 - a.km2);
  const shown = cells.slice(0, SHOWN).map((cell) => atlas.text(cell.title, lang)).join(', ');
  const what = cells.length > SHOWN ? words.andMore(shown, cells.length - SHOWN) : shown;
  return words.passes[transfer.capacity](what, atlas.polityName(transfer.to, transfer.day, lang), atlas.polityName(transfer.from, transfer.day - 1, lang));
}
