// Zones: areas that are no union of cells, drawn as signs in screen pixels on the canvas above the map.

import {toWorld} from './mercator.js';

/** Zone records with their rings in world coordinates, a centre for the name, and a width. */
export function prepareZones(atlas, style) {
  return (atlas.layers.get('zones') ?? []).map((record) => {
    const rings = (record.polygons ?? []).map((polygon) => polygon.map(toWorld));
    const largest = rings.map((p) => p[0]).sort((a, b) => b.length - a.length)[0] ?? new Float64Array(2);
    let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < largest.length; i += 2) {
      x0 = Math.min(x0, largest[i]);
      x1 = Math.max(x1, largest[i]);
      y0 = Math.min(y0, largest[i + 1]);
      y1 = Math.max(y1, largest[i + 1]);
    }
    const claimant = atlas.polities[atlas.polity(record.claimant)];
    const dark = claimant?.label === '#FFFFFF' ? claimant.ribbon : claimant?.label;
    return {record, rings, box: [x0, y0, x1, y1], width: x1 - x0, colour: dark || style.page.ink_2, fill: claimant?.fill};
  });
}

// A large zone carries its pattern along its edge only, this many pixels each side, so that what lies in it stays legible.
const RIM = 18;

/** Whether a zone belongs to the picture: claims and proposals are no part of what was controlled. */
export const isShown = ({sign}, claims = 'both') => claims !== 'controlled' || (sign !== 'claimed' && sign !== 'proposed');

/** Draws one zone: its pattern inside (all of it where `whole`), its edge around. */
export function drawZone(ctx, view, zone, style, {anchor, ratio = 1, whole = false}) {
  const look = style.areas[zone.record.sign] ?? style.areas.proposed;
  const path = new Path2D();
  for (const polygon of zone.rings) for (const ring of polygon) view.trace(path, ring, true);
  const pattern = patternOf(ctx, look, zone.record.sign === 'occupied' ? zone.fill || zone.colour : zone.colour, anchor, ratio);
  ctx.save();
  const all = whole || !isLarge(zone, view);
  // What was only claimed or proposed stays behind what was: several such zones lie over one another.
  ctx.globalAlpha = whole || !['claimed', 'proposed'].includes(zone.record.sign) ? 0.8 : 0.5;
  if (all) {
    ctx.fillStyle = pattern;
    ctx.fill(path, 'evenodd');
  } else {
    ctx.clip(path, 'evenodd');
    ctx.strokeStyle = pattern;
    ctx.lineJoin = 'round';
    ctx.lineWidth = RIM;
    ctx.stroke(path);
  }
  ctx.restore();
  if (!look.edge) return;
  ctx.save();
  ctx.globalAlpha = 0.9;
  ctx.strokeStyle = zone.colour;
  ctx.lineWidth = look.edge.width;
  ctx.lineJoin = 'round';
  ctx.lineCap = look.edge.cap ?? 'butt';
  ctx.setLineDash(look.edge.dash ?? []);
  ctx.stroke(path);
  ctx.restore();
}

/** True when a zone covers so much of the screen that its pattern would drown the map. */
export function isLarge({box: [x0, y0, x1, y1]}, {scale, width, height}) {
  return (x1 - x0) * (y1 - y0) * scale * scale > Math.min(30000, 0.06 * width * height);
}

const patterns = new Map();

/** Stripes (`angle` degrees anticlockwise from level) or dots as a canvas pattern, in screen pixels and in step with a point of the map. */
function patternOf(ctx, look, colour, [x, y], ratio) {
  const key = `${look.radius ?? look.width} ${look.every} ${colour} ${ratio}`;
  if (!patterns.has(key)) patterns.set(key, ctx.createPattern(tile(look, colour, ratio), 'repeat'));
  const pattern = patterns.get(key);
  const size = look.every * ratio;
  pattern.setTransform(new DOMMatrix().translate(x, y).rotate(look.radius ? 0 : -look.angle).scale(look.every / Math.round(size)));
  return pattern;
}

function tile({radius, width, every}, colour, ratio) {
  const size = Math.round(every * ratio);
  const canvas = Object.assign(document.createElement('canvas'), {width: size, height: size});
  const ctx = canvas.getContext('2d');
  ctx.fillStyle = colour;
  ctx.beginPath();
  if (radius) ctx.arc(size / 2, size / 2, radius * ratio, 0, 7);
  else ctx.rect(0, (size - width * ratio) / 2, size, width * ratio);
  ctx.fill();
  return canvas;
}

/** True when a pixel lies within `reach` pixels of a zone's edge. */
export function nearEdge(zone, view, [px, py], reach) {
  return zone.rings.some((polygon) => polygon.some((ring) => distanceTo(ring, view, px, py) <= reach));
}

/** Least distance in pixels from a point to a path in world coordinates. */
export function distanceTo(world, {scale, dx, dy}, px, py) {
  let least = Infinity;
  for (let i = 0; i + 3 < world.length; i += 2) {
    const [x0, y0, x1, y1] = [world[i] * scale + dx, world[i + 1] * scale + dy, world[i + 2] * scale + dx, world[i + 3] * scale + dy];
    const [vx, vy] = [x1 - x0, y1 - y0];
    const t = Math.min(1, Math.max(0, ((px - x0) * vx + (py - y0) * vy) / (vx * vx + vy * vy || 1)));
    least = Math.min(least, Math.hypot(px - x0 - t * vx, py - y0 - t * vy));
  }
  return least;
}
