// Buttons on the map: nearer, further, home, layers; and the sheet that switches layers on and off.
import {h, refill} from './dom.js';
import {icon} from './signs.js';
import {pickers} from './controls.js';
import {showingControls} from './showing.js';
import {showingWords} from './words-showing.js';

/** Makes the column of map buttons. */
export function createMapButtons(ctx) {
  const element = h('div', {class: 'map-buttons', role: 'group'});
  const button = (name, label, does, onclick, extra = {}) => h('button', {type: 'button', 'aria-label': label, title: label, 'data-does': does, onclick, ...extra}, icon(name, 20));

  function draw() {
    const words = ctx.words();
    const {layersOpen} = ctx.store.get();
    element.setAttribute('aria-label', words.map);
    refill(element,
      button('plus', words.zoomIn, 'zoom-in', () => ctx.camera.zoomBy(1)), button('minus', words.zoomOut, 'zoom-out', () => ctx.camera.zoomBy(-1)),
      button('home', words.home, 'home', () => ctx.camera.home()),
      button('compare', words.compare, 'compare', () => ctx.openCompare()),
      button('layers', words.layersTitle, 'layers', () => ctx.store.set({layersOpen: !layersOpen}), {'aria-expanded': String(Boolean(layersOpen))}));
  }
  ctx.store.on(['lang', 'layersOpen'], draw);
  draw();
  return {element};
}

/** Makes the sheet of layers; on a small screen it carries the legend too. */
export function createLayers(ctx, legend) {
  const {store} = ctx;
  const element = h('section', {class: 'layers', role: 'dialog', hidden: true});

  function box(name, label, on) {
    return h('label', {class: 'layer'}, h('input', {type: 'checkbox', checked: on, 'data-layer': name, onchange: (event) => store.set({layers: {...store.get().layers, [name]: event.target.checked}})}), h('span', {}, label));
  }

  /** The timeline of a phone has no room for it. */
  function looper() {
    const {loop} = store.get();
    const label = showingWords(ctx.words().locale).loop;
    return h('button', {class: 'picker looper', type: 'button', 'aria-pressed': String(Boolean(loop)), 'aria-label': label, title: label, 'data-does': 'loop-here', onclick: () => ctx.toggleLoop()}, icon('loop', 18));
  }

  function draw() {
    const {layers, layersOpen, layout} = store.get();
    const words = ctx.words();
    element.hidden = !layersOpen;
    if (!layersOpen) return;
    element.setAttribute('aria-label', words.layersTitle);
    const close = h('button', {class: 'tool', type: 'button', 'aria-label': words.close, onclick: () => store.set({layersOpen: false})}, icon('close', 18));
    const rows = layout === 'wide' ? [] : legend.list();
    refill(element, h('div', {class: 'sheet-head'}, h('h2', {class: 'kicker'}, words.layersTitle), close),
      layout === 'narrow' ? h('div', {class: 'clock-pickers'}, pickers(ctx), looper()) : null,
      h('div', {class: 'layer-list'}, Object.entries(words.layers).map(([name, label]) => box(name, label, layers[name] !== false))),
      showingControls(ctx),
      rows.length ? [h('h2', {class: 'kicker'}, words.legend), h('ul', {class: 'legend-list'}, rows.map(({mark, label}) => h('li', {}, mark, h('span', {}, label))))] : null);
  }

  store.on(['layersOpen', 'lang', 'layout', 'legendDrawn', 'mode', 'loop', 'look'], draw);
  draw();
  return {element};
}
