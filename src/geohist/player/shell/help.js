// The keys, in a dialog of their own.
import {h, refill} from './dom.js';
import {icon} from './signs.js';
import {showingWords} from './words-showing.js';

/** Makes the dialog; it opens and closes with `help` in the store and gives the keyboard back where it was. */
export function createHelp(ctx) {
  const {store} = ctx;
  const element = h('div', {class: 'veil', hidden: true, onclick: (event) => event.target === element && store.set({help: false})});
  // One thing to press: Tab stays on it.
  element.addEventListener('keydown', (event) => event.key === 'Tab' && event.preventDefault());
  let before = null;

  function draw() {
    const {help} = store.get();
    const words = ctx.words();
    if (help && element.hidden) before = element.getRootNode().activeElement;
    element.hidden = !help;
    if (!help) {
      before?.focus?.();
      before = null;
      return;
    }
    const close = h('button', {class: 'tool', type: 'button', 'aria-label': words.close, onclick: () => store.set({help: false})}, icon('close', 18));
    refill(element, h('section', {class: 'help', role: 'dialog', 'aria-modal': 'true', 'aria-label': words.helpTitle},
      h('div', {class: 'sheet-head'}, h('h2', {class: 'title'}, words.helpTitle), close),
      h('dl', {}, [...words.keys, ...words.findingKeys, ...showingWords(words.locale).keys].map(([key, does]) => [h('dt', {}, h('kbd', {}, key)), h('dd', {}, does)]))));
    close.focus();
  }
  store.on(['help', 'lang'], draw);
  draw();
  return {element};
}
