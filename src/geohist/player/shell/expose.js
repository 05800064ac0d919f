// The player's state as attributes of its element, for styles, for tests, and for whoever embeds it.
import {iso} from './days.js';

/** Keeps `data-day`, `data-playing` … on the root, and the language on root and page. */
export function expose(ctx, root) {
  const write = (state) => {
    const {day, playing, lang, beat, selection, apparatus, mode, easing, pinned, legend, layersOpen} = state;
    Object.assign(root.dataset, {
      day: iso(day), playing: String(Boolean(playing)), lang, beat: String(beat), mode, easing: String(Boolean(easing)), pinned: String(Boolean(pinned)),
      selection: selection ? `${selection.layer}/${selection.id}` : '', apparatus: String(Boolean(apparatus && selection)), legend: String(Boolean(legend)), layersOpen: String(Boolean(layersOpen)),
    });
    root.lang = lang;
    if (document.documentElement.lang !== lang) document.documentElement.lang = lang;
  };
  ctx.store.on('*', write);
  write(ctx.store.get());
}
