// Switches of what the map shows beside its layers: held and claimed land, accuracy of borders, graticule.
import {h} from './dom.js';
import {lookControls} from './looks.js';
import {showingWords} from './words-showing.js';

export const CLAIMS = ['both', 'controlled', 'claimed'];

/** The controls, for the sheet of layers. */
export function showingControls(ctx) {
  const {store} = ctx;
  const {claims, layers, graticule} = store.get();
  const words = showingWords(ctx.words().locale);
  const mode = (name) => h('label', {class: 'layer'}, h('input', {type: 'radio', name: 'claims', value: name, checked: name === claims, 'data-claims': name, onchange: () => store.set({claims: name})}), h('span', {}, words.claimModes[name]));
  const box = (label, on, attribute, set) => h('label', {class: 'layer'}, h('input', {type: 'checkbox', checked: on, 'data-layer': attribute, onchange: (event) => set(event.target.checked)}), h('span', {}, label));
  return [
    h('fieldset', {class: 'claims'}, h('legend', {class: 'kicker'}, words.claims), h('div', {class: 'layer-list'}, CLAIMS.map(mode))),
    h('div', {class: 'layer-list is-lines'}, box(words.accuracyBands, layers.accuracy !== false, 'accuracy', (on) => store.set({layers: {...store.get().layers, accuracy: on}})),
      box(words.graticule, graticule, 'graticule', (on) => store.set({graticule: on})),
      box(words.inset, layers.inset !== false, 'inset', (on) => store.set({layers: {...store.get().layers, inset: on}}))),
    lookControls(ctx),
  ];
}

/** The part of the address that says what differs from the usual picture, or an empty string. */
export const encodeShowing = ({claims, graticule}) => [claims !== 'both' && claims, graticule && 'graticule'].filter(Boolean).join(',');

/** What an address asks for, as a patch for the store. */
export function decodeShowing(words) {
  const asked = (words ?? '').split(',');
  return {claims: CLAIMS.find((name) => asked.includes(name)) ?? 'both', graticule: asked.includes('graticule')};
}
