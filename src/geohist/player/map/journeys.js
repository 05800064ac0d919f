// Journeys and letters under way: where the traveller is on a fractional day, and the line behind and before.

import {toWorld} from './mercator.js';

/** A path in world coordinates with the lengths up to each point. */
export function measured(path) {
  const world = toWorld(path);
  const lengths = new Float64Array(world.length / 2);
  for (let i = 1; i < lengths.length; i++) lengths[i] = lengths[i - 1] + Math.hypot(world[2 * i] - world[2 * i - 2], world[2 * i + 1] - world[2 * i - 1]);
  return {world, lengths, total: lengths.at(-1) ?? 0};
}

/** The point a share (0–1) of the way along, with the heading in radians on screen. */
export function pointAt({world, lengths, total}, share) {
  const want = Math.min(1, Math.max(0, share)) * total;
  let i = 1;
  while (i < lengths.length - 1 && lengths[i] < want) i++;
  const step = lengths[i] - lengths[i - 1] || 1;
  const t = Math.min(1, Math.max(0, (want - lengths[i - 1]) / step));
  const [x0, y0, x1, y1] = [world[2 * i - 2], world[2 * i - 1], world[2 * i], world[2 * i + 1]];
  return {x: x0 + (x1 - x0) * t, y: y0 + (y1 - y0) * t, heading: Math.atan2(y1 - y0, x1 - x0), segment: i};
}

/** The part of a path between two shares of its length, in world coordinates. */
export function partOf(line, from, to) {
  if (to <= from) return null;
  const [a, b] = [pointAt(line, from), pointAt(line, to)];
  const out = [a.x, a.y];
  for (let i = a.segment; i < b.segment; i++) out.push(line.world[2 * i], line.world[2 * i + 1]);
  out.push(b.x, b.y);
  return out;
}

/** Routes with their legs measured. */
export function prepareRoutes(atlas) {
  return (atlas.layers.get('routes') ?? []).filter((r) => r.legs?.length).map((record) => ({record, legs: record.legs.map((leg) => ({...leg, line: measured(leg.path)}))}));
}

/**
 * Where the travellers of a route are.
 *
 * @returns {null | {x, y, heading, attested: boolean, leg: number, share: number, moving: boolean}} world coordinates; null outside the journey's days.
 *   `leg` and `share` say how far they have come
 */
export function travellerOn(route, day) {
  const {legs, record} = route;
  if (day < (record.from ?? -Infinity) || day >= (record.to ?? Infinity)) return null;
  for (let i = 0; i < legs.length; i++) {
    const leg = legs[i];
    if (day < leg.from) return resting(route, i, day);
    if (day < leg.to) {
      const share = (day - leg.from) / Math.max(1e-9, leg.to - leg.from);
      return {...pointAt(leg.line, share), attested: false, leg: i, share, moving: true};
    }
  }
  return resting(route, legs.length, day);
}

function resting({legs, record}, stop, day) {
  const last = stop === legs.length;
  const leg = legs[last ? stop - 1 : stop];
  const at = pointAt(leg.line, last ? 1 : 0);
  return {...at, attested: record.stops?.[stop]?.attested ?? false, leg: stop, share: 0, moving: false, arrived: last && day >= leg.to, stop};
}

/** Letters with a curve from sender to addressee, bowed to the left of the way. */
export function prepareLetters(atlas) {
  return (atlas.layers.get('letters') ?? []).flatMap((record) => {
    const path = record.path;
    if (!path || path.length < 4) return [];
    const ends = toWorld([path[0], path[1], path.at(-2), path.at(-1)]);
    return [{record, line: measuredWorld(bow(ends))}];
  });
}

function bow([x0, y0, x1, y1]) {
  const [mx, my] = [(x0 + x1) / 2 + (y1 - y0) * 0.16, (y0 + y1) / 2 - (x1 - x0) * 0.16];
  const out = [];
  for (let i = 0; i <= 32; i++) {
    const t = i / 32;
    out.push((1 - t) ** 2 * x0 + 2 * t * (1 - t) * mx + t * t * x1, (1 - t) ** 2 * y0 + 2 * t * (1 - t) * my + t * t * y1);
  }
  return out;
}

function measuredWorld(world) {
  const lengths = new Float64Array(world.length / 2);
  for (let i = 1; i < lengths.length; i++) lengths[i] = lengths[i - 1] + Math.hypot(world[2 * i] - world[2 * i - 2], world[2 * i + 1] - world[2 * i - 1]);
  return {world, lengths, total: lengths.at(-1)};
}

/**
 * Where a letter is: it moves only when the day it arrived is known; else it stays with its sender.
 *
 * @returns {null | {x, y, share: number, known: boolean}}
 */
export function letterOn({record, line}, day) {
  const sent = record.sent ?? record.from;
  const received = record.received ?? null;
  const until = received === null ? (record.to ?? sent + 1) : Math.max(received + 1, record.to ?? 0);
  if (day < sent || day >= until) return null;
  const share = received === null ? 0 : Math.min(1, (day - sent) / Math.max(1e-9, received - sent));
  return {...pointAt(line, share), share, known: received !== null};
}

// A letter whose arrival is not known shows its way only while its day is known within this many days.
const KNOWN_WITHIN = 31;

/** Whether the way of a letter is drawn on a day: under way, or just sent; a letter of "some time in 1921" draws no line all the year. */
export function lineShown(letter, day, selection) {
  const {record} = letter;
  if (selection?.id === record.id) return true;
  if (!letterOn(letter, day)) return false;
  if ((record.received ?? null) !== null) return true;
  const sent = record.sent ?? record.from;
  return (record.to ?? sent + 1) - sent <= KNOWN_WITHIN;
}

/** Draws the legs of a route: casing first, then the line; what lies behind a traveller under way is paler. */
export function drawRoute(ctx, view, route, traveller, style) {
  const {routes} = style;
  for (const pass of ['casing', 'line']) {
    route.legs.forEach((leg, i) => {
      const look = leg.mode === 'sea' && !leg.attested ? routes.sea : leg.attested ? routes.attested : routes.inferred;
      const gone = !traveller || traveller.arrived ? 0 : i < traveller.leg ? 1 : i === traveller.leg ? traveller.share : 0;
      stroke(ctx, view, partOf(leg.line, 0, gone), look, pass, routes, routes.travelled);
      stroke(ctx, view, partOf(leg.line, gone, 1), look, pass, routes, 1);
    });
  }
}

function stroke(ctx, view, world, look, pass, routes, alpha) {
  if (!world) return;
  ctx.save();
  ctx.lineJoin = 'round';
  if (pass === 'casing') {
    ctx.globalAlpha = (look.casing_opacity ?? 1) * (alpha < 1 ? 0.8 : 1);
    ctx.strokeStyle = routes.casing;
    ctx.lineWidth = look.casing_width;
  } else {
    ctx.globalAlpha = alpha;
    ctx.strokeStyle = routes.color;
    ctx.lineWidth = look.width;
    ctx.setLineDash(look.dash ?? []);
  }
  ctx.beginPath();
  view.trace(ctx, world);
  ctx.stroke();
  ctx.restore();
}

/** Draws a letter's way: whole and thin, dashed where its arrival is unknown. */
export function drawLetterLine(ctx, view, letter, style, known) {
  const {color, line} = style.signs.letter;
  ctx.save();
  ctx.strokeStyle = style.routes.casing;
  ctx.globalAlpha = 0.7;
  ctx.lineWidth = line + 1.8;
  ctx.beginPath();
  view.trace(ctx, letter.line.world);
  ctx.stroke();
  ctx.globalAlpha = 1;
  ctx.strokeStyle = color;
  ctx.lineWidth = line;
  if (!known) ctx.setLineDash([5, 4]);
  ctx.stroke();
  ctx.restore();
}
