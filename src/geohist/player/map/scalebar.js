// The scale bar: kilometres at the latitude of the middle of the map.

import {fontOf} from '../labels/measure.js';
import {SCALE} from './words.js';

const STEPS = [1, 2, 5];

/** The largest round number of kilometres that fits `most` pixels. */
export function roundLength(pixelsPerKm, most) {
  let best = 1;
  for (let power = 1; power < 1e5; power *= 10) for (const step of STEPS) if (step * power * pixelsPerKm <= most) best = step * power;
  return best;
}

/** Where the bar goes and what it says: the lower right of the free part. */
export function scaleBarBox(ctx, view, free, lang) {
  const narrow = free.right - free.left < 560;
  const km = roundLength(view.pixelsPerKm, narrow ? 80 : 165);
  const width = km * view.pixelsPerKm;
  const latitude = Math.abs(Math.round(view.latitude));
  const said = SCALE[lang] ?? SCALE.en;
  const words = narrow ? said.length(km) : said.at(km, latitude, view.latitude < 0);
  const right = free.right - 16;
  const bottom = free.bottom - 14;
  return {km, words, width, right, bottom, box: {x: right - Math.max(width, 100) - 4, y: bottom - 22, w: Math.max(width, 100) + 8, h: 28}};
}

/** Draws the bar. */
export function drawScaleBar(ctx, {words, width, right, bottom}, style) {
  const {ink, paper} = style.page;
  ctx.save();
  ctx.font = fontOf({face: 'sans', weight: 500, size: 11.5});
  ctx.textAlign = 'right';
  ctx.textBaseline = 'alphabetic';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 4;
  ctx.strokeStyle = paper;
  ctx.fillStyle = ink;
  ctx.strokeText(words, right, bottom - 7);
  ctx.fillText(words, right, bottom - 7);
  for (const [colour, w] of [[paper, 4], [ink, 1.3]]) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = w;
    ctx.beginPath();
    ctx.moveTo(right - width, bottom - 4);
    ctx.lineTo(right - width, bottom);
    ctx.lineTo(right, bottom);
    ctx.lineTo(right, bottom - 4);
    ctx.stroke();
  }
  ctx.restore();
}
