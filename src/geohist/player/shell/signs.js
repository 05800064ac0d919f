// The signs of the map, drawn small for panel, legend and timeline, and the icons of the controls.
import {kindColour, worn} from '../look.js';
import {s} from './dom.js';

// Inside a sign; the property changes with the look.
const WHITE = 'var(--white)';

const PATHS = {
  treaties: () => [s('circle', {cx: 9, cy: 9, r: 7.2, fill: 'currentColor'}), s('circle', {cx: 9, cy: 9, r: 4.6, fill: 'none', stroke: WHITE, 'stroke-width': 1.5}),
    s('circle', {cx: 9, cy: 9, r: 1.7, fill: WHITE})],
  events: () => [s('path', {d: 'M9 2.5 15.5 9 9 15.5 2.5 9Z', fill: 'currentColor'})],
  letters: () => [s('rect', {x: 2, y: 4, width: 14, height: 10, fill: WHITE, stroke: 'currentColor', 'stroke-width': 1.8}),
    s('path', {d: 'M2 4.6 9 10l7-5.4', fill: 'none', stroke: 'currentColor', 'stroke-width': 1.8})],
  missions: () => [s('path', {d: 'M5 17V1.6h10L12 5.4l3 3.8H5.4', fill: 'currentColor'}), s('path', {d: 'M5 17V1.6', stroke: 'currentColor', 'stroke-width': 1.6})],
  routes: () => [s('circle', {cx: 9, cy: 9, r: 7.5, fill: 'currentColor'}), s('path', {d: 'M6.6 5.2 13 9l-6.4 3.8Z', fill: WHITE})],
  zones: () => [s('rect', {x: 2, y: 4, width: 14, height: 10, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.6, 'stroke-dasharray': '3 2'})],
  places: () => [s('circle', {cx: 9, cy: 9, r: 5.2, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.5}), s('circle', {cx: 9, cy: 9, r: 2, fill: 'currentColor'})],
  cells: () => [s('path', {d: 'M3 5 8 2.5 15 5v7l-5 3.5L3 12Z', fill: 'none', stroke: 'currentColor', 'stroke-width': 1.6, 'stroke-linejoin': 'round'})],
};
PATHS.actors = () => [s('circle', {cx: 9, cy: 5.8, r: 3.4, fill: 'currentColor'}), s('path', {d: 'M2.6 16.4c.6-4.2 3-6 6.4-6s5.8 1.8 6.4 6Z', fill: 'currentColor'})];
PATHS.territory = PATHS.cells;

/** The sign of a kind of record; `hollow` for earlier days. */
export function sign(layer, size = 18) {
  const parts = (PATHS[layer] ?? PATHS.events)();
  return s('svg', {class: 'sign', viewBox: '0 0 18 18', width: size, height: size, style: `color:${kindColour(layer)}`, 'aria-hidden': 'true'}, parts);
}

const ICONS = {
  play: 'M7 4.5v15l12-7.5Z', pause: 'M7 5h3.6v14H7ZM13.4 5H17v14h-3.6Z', next: 'M6 5.5v13l9-6.5ZM16 5.5h2v13h-2Z', previous: 'M18 5.5v13L9 12ZM6 5.5h2v13H6Z',
};
const STROKES = {
  plus: 'M12 5v14M5 12h14', minus: 'M5 12h14', home: 'M4 11.5 12 5l8 6.5M6.5 10v9h11v-9', layers: 'm12 4 8.5 4.5L12 13 3.5 8.5ZM3.5 12.2 12 16.7l8.5-4.5M3.5 15.8 12 20.3l8.5-4.5',
  close: 'm6 6 12 12M18 6 6 18', pin: 'M9 4h6l-1 6 3 3.5H7L10 10ZM12 13.5V20', share: 'M8.2 10.8 15.8 7M8.2 13.2l7.6 3.8', chevron: 'm7 10 5 5 5-5', left: 'm14 6-6 6 6 6',
  copy: 'M9 9h10v11H9ZM6 15H5V4h10v2', help: 'M9.2 9.3a2.8 2.8 0 1 1 4.2 2.5c-1 .6-1.4 1.1-1.4 2.3M12 17.2v.6', menu: 'M4 7h16M4 12h16M4 17h16', legend: 'M4 6h5v4H4ZM4 14h5v4H4ZM12 8h8M12 16h8',
  search: 'M10.5 4.5a6 6 0 1 1 0 12 6 6 0 0 1 0-12M15 15l5 5', compare: 'M4 5h7v14H4ZM13 5h7v14h-7ZM6.5 15.5l2.5-3M15.5 15.5l2.5-3', tour: 'M5 19c0-4 4-4 7-5s6-2 6-6M18 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4M5 21a2 2 0 1 0 0-4 2 2 0 0 0 0 4', full: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  list: 'M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.6M4.5 12h.6M4.5 17.5h.6', swipe: 'M4 5h16v14H4ZM12 3v18M8.8 9.8 6.6 12l2.2 2.2M15.2 9.8l2.2 2.2-2.2 2.2',
  swap: 'M4 9h15M15.5 5.5 19 9l-3.5 3.5M20 16H5M8.5 12.5 5 16l3.5 3.5', save: 'M12 4v11M7.5 11 12 15.5 16.5 11M5 19.5h14',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7Z', loop: 'M4 12a6.5 6.5 0 0 1 6.5-6.5H19M16 2.5l3 3-3 3M20 12a6.5 6.5 0 0 1-6.5 6.5H5M8 21.5l-3-3 3-3',
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
  occupation: 'occupied', mandate: 'occupied', control: 'occupied', occupied: 'occupied', protection: 'protection', claimed: 'claimed', proposed: 'proposed',
};
let patterns = 0;

/** A swatch of an area: fill, and stripes that say in what capacity or which kind of zone. */
export function swatch(fill, {sign: kind = null, stripe = worn().borders.agreed.color, edge = null, dash = null} = {}) {
  const id = `gh-pattern-${++patterns}`;
  const {angle, every, width} = worn().areas[AREA[kind]] ?? {};
  const stripes = every && s('pattern', {id, width: every, height: every, patternUnits: 'userSpaceOnUse', patternTransform: `rotate(${angle % 90 ? angle : 90 - angle})`},
    s('rect', {width: width + 0.4, height: every, fill: stripe}));
  const dots = kind === 'doubtful' ? staggered(id, stripe)
    : kind === 'demilitarised' && s('pattern', {id, width: 7, height: 7, patternUnits: 'userSpaceOnUse'}, s('circle', {cx: 3.5, cy: 3.5, r: 1.3, fill: stripe}));
  return s('svg', {class: 'swatch', viewBox: '0 0 22 13', width: 22, height: 13, 'aria-hidden': 'true'}, stripes || dots ? s('defs', {}, stripes || dots) : null,
    s('rect', {x: 0.5, y: 0.5, width: 21, height: 12, fill}), stripes || dots ? s('rect', {x: 0.5, y: 0.5, width: 21, height: 12, fill: `url(#${id})`}) : null,
    s('rect', {x: 0.5, y: 0.5, width: 21, height: 12, fill: 'none', stroke: edge ?? 'rgba(34,28,24,.45)', 'stroke-dasharray': dash}));
}

/** The dots of doubtful land, closer than on the map, so that enough of them stand in a swatch. */
function staggered(id, fill) {
  const {radius, every, opacity} = worn().areas.doubtful;
  const step = every * 0.75;
  const dot = (cx, cy) => s('circle', {cx, cy, r: radius, fill, 'fill-opacity': opacity});
  return s('pattern', {id, width: step, height: step, patternUnits: 'userSpaceOnUse'}, dot(step / 4, step / 4), dot((3 * step) / 4, (3 * step) / 4));
}

/** How a line is drawn: a border by its status, a leg of a journey, or a line of the ground. */
function lookOf(status) {
  const {borders, routes, map, signs} = worn();
  const leg = routes[status];
  if (leg?.width) return {color: routes.color, ...leg};
  if (status === 'letter') return {color: signs.letter.color, width: signs.letter.line};
  return borders[status] ?? map[status] ?? borders.agreed;
}

/** A sample of a line by status. */
export function line(status) {
  const {color: stroke, width, dash, cap = 'butt'} = lookOf(status);
  return s('svg', {class: 'swatch', viewBox: '0 0 26 13', width: 26, height: 13, 'aria-hidden': 'true'},
    s('path', {d: 'M0 6.5H26', stroke, 'stroke-width': width, 'stroke-dasharray': dash?.join(' '), 'stroke-linecap': cap}),
    status === 'attested' ? s('circle', {cx: 13, cy: 6.5, r: 3.2, fill: stroke}) : null,
    status === 'inferred' ? s('circle', {cx: 13, cy: 6.5, r: 3.2, fill: WHITE, stroke, 'stroke-width': 1.5}) : null);
}
