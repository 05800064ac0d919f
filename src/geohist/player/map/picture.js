// The map as one picture: every canvas of it laid over the others as they lie on the page.

/** The part of `inset(top right bottom left)` of a clipped frame, in pixels, or null. */
function clipOf(element, {width, height}) {
  const sides = /inset\(([^)]*)\)/.exec(element.style.clipPath ?? '')?.[1].split(' ').map(parseFloat);
  if (!sides) return null;
  const [top, right = top, bottom = top, left = right] = sides;
  return [left, top, width - left - right, height - top - bottom];
}

/**
 * Lays the canvases of a host over each other.
 *
 * @param {HTMLElement} host
 * @param {{width: number, height: number}} size CSS pixels
 * @param {number} ratio pixels of the picture to a CSS pixel
 * @param {string} ground the colour below everything
 * @returns {HTMLCanvasElement}
 */
export function composed(host, size, ratio, ground) {
  const canvas = Object.assign(document.createElement('canvas'), {width: Math.round(size.width * ratio), height: Math.round(size.height * ratio)});
  const ctx = canvas.getContext('2d');
  ctx.fillStyle = ground;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  for (const sheet of host.querySelectorAll('canvas')) {
    if (!sheet.width || sheet.style.visibility === 'hidden' || sheet.closest('[hidden]')) continue;
    ctx.save();
    ctx.globalAlpha = sheet.style.opacity === '' ? 1 : Number(sheet.style.opacity);
    const clip = clipOf(sheet.parentElement, size);
    if (clip) {
      ctx.beginPath();
      ctx.rect(...clip.map((side) => side * ratio));
      ctx.clip();
    }
    ctx.drawImage(sheet, 0, 0, canvas.width, canvas.height);
    ctx.restore();
  }
  return canvas;
}
