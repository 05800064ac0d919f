// The signs of the map, drawn small for panel, legend and timeline, and the icons of the controls.
import {s} from './dom.js';

export const KIND_COLOURS = {
  treaties: '#8E1B2F', events: '#2F2B28', letters: '#1C5A86', missions: '#5A3A86', routes: '#14504A', territory: '#7A5A1E', zones: '#51443C',
  places: '#221C18', cells: '#7A5A1E', actors: '#5A3A2A',
};

const PATHS = {
  treaties: () => [s('circle', {cx: 9, cy: 9, r: 7.2, fill: 'currentColor'}), s('circle', {cx: 9, cy: 9, r: 4.6, fill: 'none', stroke: '#FFFDF8', 'stroke-width': 1.5}),
    s('circle', {cx: 9, cy: 9, r: 1.7, fill: '#FFFDF8'})],
  events: () => [s('path', {d: 'M9 2.5 15.5 9 9 15.5 2.5 9Z', fill: 'currentColor'})],
  letters: () => [s('rect', {x: 2, y: 4, width: 14, height: 10, fill: '#FFFDF8', stroke: 'currentColor', 'stroke-width': 1.8}),
    s('path', {d: 'M2 4.6 9 10l7-5.4', fill: 'none', stroke: 'currentColor', 'stroke-width': 1.8})],
  missions: () => [s('path', {d: 'M5 17V1.6h10L12 5.4l3 3.8H5.4', fill: 'currentColor'}), s('path', {d: 'M5 17V1.6', stroke: 'currentColor', 'stroke-width': 1.6})],
  routes: () => [s('circle', {cx: 9, cy: 9, r: 7.5, fill: 'currentColor'}), s('path', {d: 'M6.6 5.2 13 9l-6.4 3.8Z', fill: '#FFFDF8'})],
  zones: () => [s('rect', {x: 2, y: 4, width: 14, height: 10, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.6, 'stroke-dasharray': '3 2'})],
  places: () => [s('circle', {cx: 9, cy: 9, r: 5.2, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.5}), s('circle', {cx: 9, cy: 9, r: 2, fill: 'currentColor'})],
  cells: () => [s('path', {d: 'M3 5 8 2.5 15 5v7l-5 3.5L3 12Z', fill: 'none', stroke: 'currentColor', 'stroke-width': 1.6, 'stroke-linejoin': 'round'})],
};
PATHS.actors = () => [s('circle', {cx: 9, cy: 5.8, r: 3.4, fill: 'currentColor'}), s('path', {d: 'M2.6 16.4c.6-4.2 3-6 6.4-6s5.8 1.8 6.4 6Z', fill: 'currentColor'})];
PATHS.territory = PATHS.cells;

/** The sign of a kind of record; `hollow` for earlier days. */
export function sign(layer, size = 18) {
  const parts = (PATHS[layer] ?? PATHS.events)();
  return s('svg', {class: 'sign', viewBox: '0 0 18 18', width: size, height: size, style: `color:${KIND_COLOURS[layer] ?? '#221C18'}`, 'aria-hidden': 'true'}, parts);
}

const ICONS = {
  play: 'M7 4.5v15l12-7.5Z', pause: 'M7 5h3.6v14H7ZM13.4 5H17v14h-3.6Z', next: 'M6 5.5v13l9-6.5ZM16 5.5h2v13h-2Z', previous: 'M18 5.5v13L9 12ZM6 5.5h2v13H6Z',
};
const STROKES = {
  plus: 'M12 5v14M5 12h14', minus: 'M5 12h14', home: 'M4 11.5 12 5l8 6.5M6.5 10v9h11v-9', layers: 'm12 4 8.5 4.5L12 13 3.5 8.5ZM3.5 12.2 12 16.7l8.5-4.5M3.5 15.8 12 20.3l8.5-4.5',
  close: 'm6 6 12 12M18 6 6 18', pin: 'M9 4h6l-1 6 3 3.5H7L10 10ZM12 13.5V20', share: 'M8.2 10.8 15.8 7M8.2 13.2l7.6 3.8', chevron: 'm7 10 5 5 5-5', left: 'm14 6-6 6 6 6',
  copy: 'M9 9h10v11H9ZM6 15H5V4h10v2', help: 'M9.2 9.3a2.8 2.8 0 1 1 4.2 2.5c-1 .6-1.4 1.1-1.4 2.3M12 17.2v.6', menu: 'M4 7h16M4 12h16M4 17h16', legend: 'M4 6h5v4H4ZM4 14h5v4H4ZM12 8h8M12 16h8',
  search: 'M10.5 4.5a6 6 0 1 1 0 12 6 6 0 0 1 0-12M15 15l5 5', compare: 'M4 5h7v14H4ZM13 5h7v14h-7ZM6.5 15.5l2.5-3M15.5 15.5l2.5-3', tour: 'M5 19c0-4 4-4 7-5s6-2 6-6M18 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4M5 21a2 2 0 1 0 0-4 2 2 0 0 0 0 4', full: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  loop: 'M4 12a6.5 6.5 0 0 1 6.5-6.5H19M16 2.5l3 3-3 3M20 12a6.5 6.5 0 0 1-6.5 6.5H5M8 21.5l-3-3 3-3',
  calendar: 'M5 6h14v14H5ZM5 10.5h14M9 4v4M15 4v4', cite: 'M6 16c2-1.4 3-3.2 3-5H5.2V6.5H10v4.6c0 2.8-1.2 5-4 6.4M14.6 16c2-1.4 3-3.2 3-5h-3.8V6.5h4.8v4.6c0 2.8-1.2 5-4 6.4',
};

/** A control's icon; it says nothing to a screen reader, its button does. */
export function icon(name, size = 20) {
  const drawn = ICONS[name] ? s('path', {d: ICONS[name], fill: 'currentColor'})
    : s('path', {d: STROKES[name], fill: 'none', stroke: 'currentColor', 'stroke-width': 1.7, 'stroke-linecap': 'round', 'stroke-linejoin': 'round'});
  const dots = name === 'share' ? [[6, 12], [18, 6], [18, 18]].map(([cx, cy]) => s('circle', {cx, cy, r: 2.4, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.7})) : [];
  return s('svg', {viewBox: '0 0 24 24', width: size, height: size, 'aria-hidden': 'true'}, drawn, dots);
}

const AREA = {
  occupation: [45, 7, 2.2], mandate: [45, 7, 2.2], control: [45, 7, 2.2], occupied: [45, 7, 2.2], protection: [-45, 6, 1.8], claimed: [90, 9, 1.1], proposed: [0, 9, 0.9],
};
let patterns = 0;

/** A swatch of an area: fill, and stripes that say in what capacity or which kind of zone. */
export function swatch(fill, {sign: kind = null, stripe = '#51443C', edge = null, dash = null} = {}) {
  const id = `gh-pattern-${++patterns}`;
  const area = AREA[kind];
  const stripes = area && s('pattern', {id, width: area[1], height: area[1], patternUnits: 'userSpaceOnUse', patternTransform: `rotate(${area[0] === 90 ? 0 : area[0] === 0 ? 90 : area[0]})`},
    s('rect', {width: area[2] + 0.4, height: area[1], fill: stripe}));
  const dots = kind === 'demilitarised' && s('pattern', {id, width: 7, height: 7, patternUnits: 'userSpaceOnUse'}, s('circle', {cx: 3.5, cy: 3.5, r: 1.3, fill: stripe}));
  return s('svg', {class: 'swatch', viewBox: '0 0 22 13', width: 22, height: 13, 'aria-hidden': 'true'}, stripes || dots ? s('defs', {}, stripes || dots) : null,
    s('rect', {x: 0.5, y: 0.5, width: 21, height: 12, fill}), stripes || dots ? s('rect', {x: 0.5, y: 0.5, width: 21, height: 12, fill: `url(#${id})`}) : null,
    s('rect', {x: 0.5, y: 0.5, width: 21, height: 12, fill: 'none', stroke: edge ?? 'rgba(34,28,24,.45)', 'stroke-dasharray': dash}));
}

const LINES = {
  agreed: ['#51443C', 1.5, null], today: ['#7A1626', 2.6, null], 'de-facto': ['#51443C', 1.3, '6 3'], disputed: ['#51443C', 1.7, '0.1 3.6'], front: ['#8A2A1E', 2.4, '3 2'],
  'sovereign-line': ['#51443C', 0.9, '2 2'], administrative: ['#8C7F70', 0.8, null], bystander: ['#B3AA98', 0.9, null], attested: ['#14504A', 2.2, null], inferred: ['#14504A', 1.5, '5 4'],
  sea: ['#14504A', 1.5, '1.5 4'], railway: ['#8D7A6C', 1, null], river: ['#86A9BC', 1.2, null], letter: ['#1C5A86', 1.2, null],
};

/** A sample of a line by status. */
export function line(status) {
  const [stroke, width, dash] = LINES[status] ?? LINES.agreed;
  return s('svg', {class: 'swatch', viewBox: '0 0 26 13', width: 26, height: 13, 'aria-hidden': 'true'},
    s('path', {d: 'M0 6.5H26', stroke, 'stroke-width': width, 'stroke-dasharray': dash, 'stroke-linecap': status === 'disputed' ? 'round' : 'butt'}),
    status === 'attested' ? s('circle', {cx: 13, cy: 6.5, r: 3.2, fill: stroke}) : null,
    status === 'inferred' ? s('circle', {cx: 13, cy: 6.5, r: 3.2, fill: '#FFFDF8', stroke, 'stroke-width': 1.5}) : null);
}
