// What a task of the reader's lights up: places ringed, changed ground left clear under a veil and outlined.

import {joinRing} from '../decode.js';
import {outlineOf} from './lines.js';
import {toWorld, worldX, worldY} from './mercator.js';

const VEIL = 0.62;
const RING = {least: 8, most: 15, width: 2.2, casing: 4.6};

const outlines = new WeakMap();

/** The outer and inner rings of a cell in world coordinates. */
function ringsOf(atlas, level, cell) {
  if (!outlines.has(atlas.arcs[level])) outlines.set(atlas.arcs[level], new Map());
  const kept = outlines.get(atlas.arcs[level]);
  if (!kept.has(cell)) kept.set(cell, atlas.rings[cell].flatMap((polygon) => polygon.map((ring) => toWorld(joinRing(atlas.arcs[level], ring)))));
  return kept.get(cell);
}

/** Draws a veil of paper over all but the changed ground, and the outline of each passage. */
export function drawLitGround(ctx, {view, lit, atlas, style, level, arc, thicker}) {
  if (!lit?.cells?.length) return;
  if (lit.veil) {
    const path = new Path2D();
    path.rect(0, 0, view.width, view.height);
    for (const cell of lit.cells) for (const ring of ringsOf(atlas, level, cell)) view.trace(path, ring, true);
    ctx.save();
    ctx.globalAlpha = VEIL;
    ctx.fillStyle = style.page.paper;
    ctx.fill(path, 'evenodd');
    ctx.restore();
  }
  const edge = new Path2D();
  const arcs = new Set((lit.groups.length ? lit.groups : [lit.cells]).flatMap((cells) => outlineOf(atlas, cells)));
  for (const i of arcs) view.trace(edge, arc(i));
  const {color, width, casing} = style.borders.changed;
  ctx.save();
  ctx.lineJoin = 'round';
  ctx.lineCap = 'round';
  for (const [colour, w] of [[casing.color, casing.width], [color, width]]) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = w * thicker;
    ctx.stroke(edge);
  }
  ctx.restore();
}

/** Rings the places of a life; the more often one was there, the wider. */
export function drawLitPlaces(ctx, {view, lit, style}) {
  for (const {xy, count} of lit?.places ?? []) {
    const [x, y] = [worldX(xy[0]) * view.scale + view.dx, worldY(xy[1]) * view.scale + view.dy];
    const radius = Math.min(RING.most, RING.least + 2.2 * Math.sqrt(count - 1));
    for (const [colour, width] of [[style.page.paper, RING.casing], [style.page.oxblood, RING.width]]) {
      ctx.beginPath();
      ctx.arc(x, y, radius, 0, 2 * Math.PI);
      ctx.strokeStyle = colour;
      ctx.lineWidth = width;
      ctx.stroke();
    }
  }
}
