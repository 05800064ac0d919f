// Labels on the 2-D canvas: halo, letter-spacing, italics, leaders, dots; they fade in and out where they stand and never travel.

import {fontOf, widthOf} from './measure.js';
import {meets} from './place.js';

const LINE = 1.18;
// A halo of n pixels is stroked a little narrower than 2n: the letters' own weight covers the middle.
const HALO = 1.5;

/** Keeps what is shown and how strongly, and draws it. */
export class LabelPainter {
  constructor(style) {
    this.style = style;
    this.shown = new Map();
  }

  /**
   * Takes the labels placed for this frame.
   *
   * @param {object[]} labels the candidates
   * @param {Map} placed what `placeLabels` gave
   * @param {boolean} still true: no fading (reduced motion, first frame)
   */
  take(labels, placed, now, still) {
    const byId = new Map(labels.map((label) => [label.id, label]));
    for (const [id, entry] of this.shown) {
      // One that leaves stays as it was drawn, where the new label has no such form.
      const label = byId.get(id)?.forms[entry.spot.form] ? byId.get(id) : null;
      if (placed.has(id)) continue;
      if (still) this.shown.delete(id);
      else Object.assign(entry, entry.leaving ? {} : {leaving: now - (1 - entry.alpha) * this.style.motion.label.out}, label ? {label} : {});
    }
    for (const [id, spot] of placed) {
      const label = byId.get(id);
      const old = this.shown.get(id);
      const words = wordsOf(label, spot);
      const kept = old && !old.leaving && old.words === words;
      // A label that was leaving comes back from where it had faded to; a new word starts from nothing.
      const since = kept ? old.since : still ? -Infinity : now - (old?.leaving ? old.alpha : 0) * this.style.motion.label.in;
      this.shown.set(id, {label, spot, words, since, offset: offsetOf(label, spot), alpha: old?.alpha ?? 0, drawn: old?.drawn});
    }
  }

  /** Draws all; returns true while something still fades. */
  draw(ctx, view, now) {
    const {fading} = this.#step(view, now);
    for (const entry of this.shown.values()) this.#faded(ctx, view, entry);
    ctx.globalAlpha = 1;
    return fading;
  }

  /**
   * Draws again only what fades, on a canvas that already shows the rest in the same view.
   *
   * @param {(ctx: object, boxes: object[]) => void} rest draws what else is on that canvas in the boxes that were wiped
   * @returns {boolean} whether something still fades
   */
  touchUp(ctx, view, now, rest) {
    const {fading, boxes} = this.#step(view, now);
    if (!boxes.length) return fading;
    ctx.save();
    ctx.beginPath();
    for (const {x, y, w, h} of boxes) ctx.rect(x, y, w, h);
    ctx.clip();
    for (const {x, y, w, h} of boxes) ctx.clearRect(x, y, w, h);
    for (const entry of this.shown.values()) if (boxes.some((box) => meets(box, entry.box))) this.#faded(ctx, view, entry);
    ctx.globalAlpha = 1;
    rest(ctx, boxes);
    ctx.restore();
    return fading;
  }

  /** Moves the fading on; gives the boxes, in whole pixels, of what has changed with it. */
  #step(view, now) {
    const {in: fadeIn, out: fadeOut} = this.style.motion.label;
    const boxes = [];
    let fading = false;
    for (const [id, entry] of this.shown) {
      const before = entry.drawn;
      entry.alpha = entry.leaving ? 1 - (now - entry.leaving) / fadeOut : Math.min(1, (now - entry.since) / fadeIn);
      entry.drawn = Math.min(1, Math.max(0, entry.alpha));
      if (entry.boxView !== view.key) Object.assign(entry, {box: boxOf(entry, view), boxView: view.key});
      if (entry.drawn !== before) boxes.push(entry.box);
      if (entry.alpha < 1 || entry.leaving) fading = true;
      if (entry.alpha <= 0 && entry.leaving) this.shown.delete(id);
    }
    return {fading, boxes};
  }

  #faded(ctx, view, entry) {
    ctx.globalAlpha = entry.drawn;
    this.#one(ctx, view, entry);
  }

  #one(ctx, view, {label, spot, offset}) {
    const form = label.forms[spot.form];
    const type = form.type ?? label.type;
    const lines = form.lines ?? label.lines;
    const [x, y] = view.project(label.at);
    if (label.dot) this.#dot(ctx, x, y, label.dotKind);
    if (spot.leader) this.#leader(ctx, x, y, x + offset.leader[0], y + offset.leader[1], label);
    ctx.font = fontOf(type);
    const spacing = (type.spacing ?? 0) * type.size;
    const spaced = 'letterSpacing' in ctx;
    if (spaced) ctx.letterSpacing = `${spacing}px`;
    ctx.textBaseline = 'alphabetic';
    ctx.textAlign = 'left';
    ctx.lineJoin = 'round';
    ctx.strokeStyle = spot.leader ? label.paper : label.halo;
    ctx.lineWidth = HALO * label.haloWidth;
    ctx.fillStyle = spot.leader ? label.dark : label.colour;
    ctx.save();
    ctx.translate(x + offset.x, y + offset.y);
    if (form.angle) ctx.rotate((form.angle * Math.PI) / 180);
    const h = type.size * LINE;
    lines.forEach((line, i) => {
      const left = -widthOf(ctx, line, type) / 2;
      ctx.font = fontOf(type);
      if (spaced) ctx.letterSpacing = `${spacing}px`;
      const base = (i - (lines.length - 1) / 2) * h + type.size * 0.36;
      if (spaced || !spacing) {
        ctx.strokeText(line, left, base);
        ctx.fillText(line, left, base);
      } else {
        spell(ctx, line, left, base, spacing);
      }
    });
    ctx.restore();
    if (spaced) ctx.letterSpacing = '0px';
  }

  #dot(ctx, x, y, kind) {
    const {place} = this.style.signs;
    const {ring} = this.style.signs;
    const r = place[kind] / 2;
    disc(ctx, x, y, r + ring, this.style.page.paper);
    if (kind !== 'capital') {
      disc(ctx, x, y, r, place.color);
      return;
    }
    ctx.lineWidth = 1.3;
    ctx.strokeStyle = place.color;
    ctx.beginPath();
    ctx.arc(x, y, r, 0, 7);
    ctx.stroke();
    disc(ctx, x, y, r * 0.48, place.color);
  }

  #leader(ctx, x0, y0, x1, y1, label) {
    const {leader} = this.style.labels;
    for (const [width, colour] of [[leader.casing, label.paper], [leader.width, label.dark]]) {
      ctx.lineWidth = width;
      ctx.strokeStyle = colour;
      ctx.beginPath();
      ctx.moveTo(x0, y0);
      ctx.lineTo(x1, y1);
      ctx.stroke();
    }
    disc(ctx, x0, y0, 3.2, label.paper);
    disc(ctx, x0, y0, 2, label.dark);
  }
}

function disc(ctx, x, y, r, colour) {
  ctx.fillStyle = colour;
  ctx.beginPath();
  ctx.arc(x, y, r, 0, 7);
  ctx.fill();
}

function spell(ctx, line, left, base, spacing) {
  for (const pass of ['strokeText', 'fillText']) {
    let x = left;
    for (const letter of line) {
      ctx[pass](letter, x, base);
      x += ctx.measureText(letter).width + spacing;
    }
  }
}

const wordsOf = (label, spot) => (label.forms[spot.form].lines ?? label.lines).join('\n');

/** Where the label's middle lies from its anchor point. */
function offsetOf(label, spot) {
  const x0 = Math.min(...spot.boxes.map((b) => b.x));
  const y0 = Math.min(...spot.boxes.map((b) => b.y));
  const x1 = Math.max(...spot.boxes.map((b) => b.x + b.w));
  const y1 = Math.max(...spot.boxes.map((b) => b.y + b.h));
  return {x: (x0 + x1) / 2 - label.x, y: (y0 + y1) / 2 - label.y, w: x1 - x0, h: y1 - y0, leader: spot.leader ? [spot.leader[0] - label.x, spot.leader[1] - label.y] : null};
}

const AIR = 7; // halo, dot and ring reach this far beyond a label's box

/** The whole pixels that a label, its dot and its leader may colour in a view. */
function boxOf({label, offset}, view) {
  const [x, y] = view.project(label.at);
  const xs = [x + offset.x - offset.w / 2, x + offset.x + offset.w / 2];
  const ys = [y + offset.y - offset.h / 2, y + offset.y + offset.h / 2];
  if (label.dot || offset.leader) {
    xs.push(x, x + (offset.leader?.[0] ?? 0));
    ys.push(y, y + (offset.leader?.[1] ?? 0));
  }
  const [left, top] = [Math.floor(Math.min(...xs)) - AIR, Math.floor(Math.min(...ys)) - AIR];
  return {x: left, y: top, w: Math.ceil(Math.max(...xs)) + AIR - left, h: Math.ceil(Math.max(...ys)) + AIR - top};
}
