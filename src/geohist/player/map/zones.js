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

/** Draws one zone: its pattern inside, its edge around. */
export function drawZone(ctx, view, zone, style, anchor) {
  const look = style.areas[zone.record.sign] ?? style.areas.proposed;
  const path = new Path2D();
  for (const polygon of zone.rings) for (const ring of polygon) view.trace(path, ring, true);
  ctx.save();
  ctx.clip(path, 'evenodd');
  ctx.strokeStyle = zone.record.sign === 'occupied' ? zone.fill || zone.colour : zone.colour;
  ctx.fillStyle = zone.colour;
  ctx.globalAlpha = 0.8;
  const box = onScreen(zone, view);
  if (look.radius) dots(ctx, box, look, anchor);
  else stripes(ctx, box, look, anchor);
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
  return (x1 - x0) * (y1 - y0) * scale * scale > Math.min(70000, 0.1 * width * height);
}

/** Wipes all of a drawn zone but a rim along its edge. */
export function keepRim(ctx, view, zone) {
  const path = new Path2D();
  for (const polygon of zone.rings) for (const ring of polygon) view.trace(path, ring, true);
  ctx.save();
  ctx.globalCompositeOperation = 'destination-in';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 30;
  ctx.stroke(path);
  ctx.restore();
}

function onScreen({box: [x0, y0, x1, y1]}, {scale, dx, dy, width, height}) {
  return {
    left: Math.max(0, x0 * scale + dx) - 2, top: Math.max(0, y0 * scale + dy) - 2,
    right: Math.min(width, x1 * scale + dx) + 2, bottom: Math.min(height, y1 * scale + dy) + 2,
  };
}

/** Parallel lines across a box, `angle` degrees anticlockwise from level, in step with a point of the map. */
function stripes(ctx, {left, top, right, bottom}, {width, every, angle}, anchor) {
  if (right <= left || bottom <= top) return;
  const a = (-angle * Math.PI) / 180;
  const [ux, uy] = [Math.cos(a), Math.sin(a)];
  const [nx, ny] = [-uy, ux];
  const at = [[left, top], [right, top], [left, bottom], [right, bottom]].map(([x, y]) => (x - anchor[0]) * nx + (y - anchor[1]) * ny);
  const reach = right - left + bottom - top;
  const [cx, cy] = [(left + right) / 2 - anchor[0], (top + bottom) / 2 - anchor[1]];
  const along = cx * ux + cy * uy;
  ctx.lineWidth = width;
  ctx.beginPath();
  for (let d = Math.ceil(Math.min(...at) / every) * every; d <= Math.max(...at); d += every) {
    const [x, y] = [anchor[0] + nx * d + ux * along, anchor[1] + ny * d + uy * along];
    ctx.moveTo(x - ux * reach, y - uy * reach);
    ctx.lineTo(x + ux * reach, y + uy * reach);
  }
  ctx.stroke();
}

function dots(ctx, {left, top, right, bottom}, {radius, every}, anchor) {
  const first = (edge, from) => from + Math.ceil((edge - from) / every) * every;
  ctx.beginPath();
  for (let y = first(top, anchor[1]); y <= bottom; y += every) {
    for (let x = first(left, anchor[0]); x <= right; x += every) {
      ctx.moveTo(x + radius, y);
      ctx.arc(x, y, radius, 0, 7);
    }
  }
  ctx.fill();
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
