// How each sign is drawn: seal, lozenge, envelope, pennant, delegation, stop. All have a paper ring.

/** Draws one symbol (see symbols.js) at its pixel. */
export function drawSymbol(ctx, symbol, style) {
  const look = style.signs[symbol.sign];
  ctx.save();
  ctx.translate(symbol.x, symbol.y);
  ctx.globalAlpha = symbol.alpha ?? 1;
  DRAW[symbol.sign](ctx, symbol, look, style);
  if (symbol.disputed) disputedRing(ctx, symbol, look.color, style);
  if (symbol.selected) selectedRing(ctx, symbol, look.color);
  ctx.restore();
}

function circle(ctx, r, {fill, stroke, width = 1.5}) {
  ctx.beginPath();
  ctx.arc(0, 0, r, 0, 7);
  if (fill) {
    ctx.fillStyle = fill;
    ctx.fill();
  }
  if (stroke) {
    ctx.strokeStyle = stroke;
    ctx.lineWidth = width;
    ctx.stroke();
  }
}

function shape(ctx, points, {fill, stroke, width = 1.5, paper, ring}) {
  ctx.beginPath();
  points.forEach(([x, y], i) => (i ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
  ctx.closePath();
  ctx.lineJoin = 'round';
  ctx.strokeStyle = paper;
  ctx.lineWidth = width + 2 * ring;
  ctx.stroke();
  if (fill) {
    ctx.fillStyle = fill;
    ctx.fill();
  }
  if (stroke) {
    ctx.strokeStyle = stroke;
    ctx.lineWidth = width;
    ctx.stroke();
  }
}

const DRAW = {
  treaty(ctx, {filled, today}, look, style) {
    const {paper} = style.page;
    const {ring} = style.signs;
    const r = (today ? look.today : filled ? look.size : look.size - 3) / 2;
    if (today) {
      ctx.save();
      for (const [i, radius] of look.rings.entries()) {
        ctx.globalAlpha = i ? 0.4 : 0.65;
        circle(ctx, radius, {stroke: look.color, width: i ? 1.1 : 1.4});
      }
      ctx.restore();
    }
    circle(ctx, r + ring, {fill: paper});
    if (filled) {
      circle(ctx, r, {fill: look.color});
      circle(ctx, r * 0.6, {stroke: paper, width: 1.4});
      circle(ctx, r * 0.25, {fill: paper});
    } else {
      circle(ctx, r - 0.7, {fill: paper, stroke: look.color, width: 1.4});
      circle(ctx, r * 0.5, {stroke: look.color, width: 1.1});
      circle(ctx, r * 0.2, {fill: look.color});
    }
  },
  event(ctx, {filled}, look, style) {
    const r = look.size / 2 - (filled ? 0 : 1.2);
    const lozenge = [[0, -r], [r, 0], [0, r], [-r, 0]];
    const {paper} = style.page;
    shape(ctx, lozenge, {fill: filled ? look.color : paper, stroke: filled ? null : look.color, width: filled ? 0 : 1.4, paper, ring: style.signs.ring});
  },
  letter(ctx, {filled}, look, style) {
    const [w, h] = look.size;
    const box = [[-w / 2, -h / 2], [w / 2, -h / 2], [w / 2, h / 2], [-w / 2, h / 2]];
    shape(ctx, box, {fill: style.routes.casing, stroke: look.color, width: filled ? 1.5 : 1.1, paper: style.page.paper, ring: style.signs.ring});
    ctx.beginPath();
    ctx.moveTo(-w / 2, -h / 2 + 0.8);
    ctx.lineTo(0, 1);
    ctx.lineTo(w / 2, -h / 2 + 0.8);
    ctx.stroke();
  },
  mission(ctx, {filled}, look, style) {
    const [w, h] = look.size;
    const {paper} = style.page;
    const flag = [[0.6, -h], [w, -h], [w - 3, -h + 3.6], [w, -h + 7.2], [0.6, -h + 7.2]];
    ctx.strokeStyle = paper;
    ctx.lineWidth = 1.6 + 2 * style.signs.ring;
    ctx.lineCap = 'round';
    line(ctx, 0, 0, 0, -h);
    shape(ctx, flag, {fill: filled ? look.color : paper, stroke: filled ? null : look.color, width: filled ? 0 : 1.1, paper, ring: style.signs.ring});
    ctx.strokeStyle = look.color;
    ctx.lineWidth = 1.6;
    line(ctx, 0, 0, 0, -h);
  },
  delegation(ctx, {filled, heading}, look, style) {
    const r = look.size / 2;
    const {paper} = style.page;
    circle(ctx, r + style.signs.ring, {fill: paper});
    circle(ctx, filled ? r : r - 0.9, {fill: filled ? look.color : paper, stroke: filled ? null : look.color, width: 1.8});
    ctx.rotate(heading ?? 0);
    const k = r * 0.52;
    ctx.beginPath();
    ctx.moveTo(k, 0);
    ctx.lineTo(-k * 0.7, -k * 0.86);
    ctx.lineTo(-k * 0.7, k * 0.86);
    ctx.closePath();
    ctx.fillStyle = filled ? paper : look.color;
    ctx.fill();
  },
  stop(ctx, {filled}, look, style) {
    const r = look.size / 2;
    circle(ctx, r + (filled ? style.signs.ring : 0.8), {fill: style.page.paper});
    if (filled) circle(ctx, r, {fill: look.color});
    else circle(ctx, r - 0.4, {fill: style.page.paper, stroke: look.color, width: 1.5});
  },
};

function line(ctx, x0, y0, x1, y1) {
  ctx.beginPath();
  ctx.moveTo(x0, y0);
  ctx.lineTo(x1, y1);
  ctx.stroke();
}

function disputedRing(ctx, {r}, colour, style) {
  const {radius, dash} = style.signs.disputed;
  ctx.save();
  ctx.setLineDash(dash);
  circle(ctx, r + radius, {stroke: colour, width: 1.4});
  ctx.restore();
}

function selectedRing(ctx, {r}, colour) {
  circle(ctx, r + 3, {stroke: colour, width: 2});
}
