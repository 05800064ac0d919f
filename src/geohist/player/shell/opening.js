// The first seconds: a line that says what one looks at, and the clock starting by itself until the reader lays a hand on anything.
import {formatDay} from './dates.js';
import {h, refill} from './dom.js';
import {icon} from './signs.js';

const START_AFTER_MS = 1800;
const LINE_MS = 14000;

/**
 * Makes the line.
 *
 * @param {object} ctx the shell's context
 * @returns {{element: HTMLElement, begin: (play: boolean) => void, touched: () => void}}
 */
export function createOpening(ctx) {
  const {store, atlas, clock} = ctx;
  const element = h('p', {class: 'opening-line', hidden: true});
  let starting = 0;
  let hiding = 0;
  let byItself = false;
  let plays = false;

  function draw() {
    const words = ctx.words();
    const title = atlas.text(atlas.title, words.locale);
    refill(element, h('span', {}, plays ? words.opening(title, formatDay(atlas.opening.day, words.locale)) : words.openingStill(title)),
      h('button', {class: 'tool', type: 'button', 'aria-label': words.dismiss, onclick: hide}, icon('close', 16)));
  }

  function hide() {
    clearTimeout(hiding);
    element.hidden = true;
  }

  /** Called when the first picture stands. */
  function begin(play) {
    plays = play;
    draw();
    element.hidden = false;
    hiding = setTimeout(hide, LINE_MS);
    if (!play) return;
    byItself = true;
    starting = setTimeout(clock.play, START_AFTER_MS);
  }

  /** The reader's first touch stops what began by itself; pressing play or pause is an answer of its own. */
  function touched(onTransport = false) {
    if (!byItself) return;
    byItself = false;
    clearTimeout(starting);
    hide();
    if (!onTransport) clock.pause();
  }

  store.on('lang', draw);
  return {element, begin, touched};
}
