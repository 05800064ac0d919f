// Meridians and parallels, with their degrees along the edge of the free part.

import {fontOf} from '../labels/measure.js';

const STEPS = [1, 2, 5, 10, 20];
const ROOM = 110; // pixels between two lines, at least

/** The degrees between two lines at a view. */
export const stepOf = (view) => STEPS.find((step) => step * view.pixelsPerDegree >= ROOM) ?? STEPS.at(-1);

/** Draws the graticule of a view. */
export function drawGraticule(ctx, view, style, free) {
  const step = stepOf(view);
  const [west, north] = view.unproject([0, 0]);
  const [east, south] = view.unproject([view.width, view.height]);
  const first = (from) => Math.ceil(from / step) * step;
  ctx.save();
  ctx.strokeStyle = style.map.water_name;
  ctx.lineWidth = 0.7;
  ctx.globalAlpha = 0.45;
  ctx.beginPath();
  const names = [];
  for (let lon = first(west); lon <= east; lon += step) {
    const [x] = view.project([lon, 0]);
    ctx.moveTo(x, 0);
    ctx.lineTo(x, view.height);
    names.push([x + 3, free.top + 11, `${Math.abs(lon)}°`]);
  }
  for (let lat = first(south); lat <= north; lat += step) {
    const [, y] = view.project([0, lat]);
    ctx.moveTo(0, y);
    ctx.lineTo(view.width, y);
    names.push([free.right - 26, y - 3, `${Math.abs(lat)}°`]);
  }
  ctx.stroke();
  ctx.globalAlpha = 1;
  ctx.font = fontOf({face: 'sans', weight: 400, size: 10.5});
  ctx.fillStyle = style.map.water_name;
  ctx.strokeStyle = style.page.paper;
  ctx.lineWidth = 2.5;
  ctx.lineJoin = 'round';
  for (const [x, y, words] of names) {
    ctx.strokeText(words, x, y);
    ctx.fillText(words, x, y);
  }
  ctx.restore();
}
