// The player's state as attributes of its element, for styles, for tests, and for whoever embeds it.
import {iso} from './days.js';

/** Keeps `data-day`, `data-playing` … on the root, and the language on root and page. */
export function expose(ctx, root) {
  const write = (state) => {
    const {day, playing, lang, beat, selection, apparatus, mode, easing, pinned, legend, layersOpen} = state;
    const now = {
      day: iso(day), playing: String(Boolean(playing)), lang, beat: String(beat), mode, easing: String(Boolean(easing)), pinned: String(Boolean(pinned)),
      selection: selection ? `${selection.layer}/${selection.id}` : '', apparatus: String(Boolean(apparatus && selection)), legend: String(Boolean(legend)),
      task: state.task ? [state.task.kind, state.task.id, state.task.scene === undefined ? null : state.task.scene + 1].filter((part) => part !== undefined && part !== null).join('/') : '', aside: String(Boolean(state.task && state.aside)), layersOpen: String(Boolean(layersOpen)),
    };
    // Written only where they differ: an attribute set anew has the styles looked up anew, at every frame of the clock.
    for (const [key, value] of Object.entries(now)) if (root.dataset[key] !== value) root.dataset[key] = value;
    if (root.lang !== lang) root.lang = lang;
    if (document.documentElement.lang !== lang) document.documentElement.lang = lang;
  };
  ctx.store.on('*', write);
  write(ctx.store.get());
}
