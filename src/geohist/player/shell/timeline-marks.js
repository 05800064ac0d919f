// The days of what the reader follows, marked through all lanes and in the strip of years: a life, or two days compared.

const OXBLOOD = '142 27 47';

/** Draws the marks over a drawn timeline; `x` and `stripX` give the pixel of a day. */
export function drawMarks(c, g, days, x, stripX) {
  if (!days?.length) return;
  c.save();
  for (const day of days) {
    const at = x(day + 0.5);
    if (at < g.left - 1 || at > g.right + 1) continue;
    c.fillStyle = `rgb(${OXBLOOD} / 30%)`;
    c.fillRect(at - 0.7, g.lanesTop, 1.4, g.axisTop - g.lanesTop);
    c.fillStyle = `rgb(${OXBLOOD})`;
    c.beginPath();
    c.arc(at, g.axisTop, 2.6, 0, 2 * Math.PI);
    c.fill();
  }
  c.fillStyle = `rgb(${OXBLOOD})`;
  if (g.stripHeight) for (const day of days) c.fillRect(stripX(day) - 0.8, g.stripTop + g.stripHeight - 4, 1.6, 4);
  c.restore();
}
