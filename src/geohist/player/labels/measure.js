// Fonts as canvas strings, and widths of words remembered.

const widths = new Map();

/** The canvas font of a face: `{face, weight, style, size}`. */
export function fontOf({face = 'sans', weight = 400, style = 'normal', size}) {
  const family = face === 'serif' ? '"Geohist Serif", Georgia, serif' : '"Geohist Sans", "Noto Sans", sans-serif';
  return `${style === 'italic' ? 'italic ' : ''}${weight} ${Math.round(size * 10) / 10}px ${family}`;
}

/** Width in pixels of a line with letter-spacing (em), the trailing space left out. */
export function widthOf(ctx, text, type) {
  const font = fontOf(type);
  const key = `${font}|${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    ctx.font = font;
    if ('letterSpacing' in ctx) ctx.letterSpacing = '0px';
    width = ctx.measureText(text).width;
    if (widths.size > 5000) widths.clear();
    widths.set(key, width);
  }
  return width + (type.spacing ?? 0) * type.size * Math.max(0, text.length - 1);
}

/** Forgets all widths: fonts have arrived. */
export function forgetWidths() {
  widths.clear();
}

/** A size between its value at zoom 4 and at zoom 6. */
export function sizeAt([at4, at6], zoom) {
  const t = Math.min(1, Math.max(0, (zoom - 4) / 2));
  return at4 + (at6 - at4) * t;
}
