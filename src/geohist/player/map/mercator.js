// Web Mercator as deck.gl draws it: a world of 512 units at zoom 0, y downwards here.

const WORLD = 512;
const RAD = Math.PI / 180;

export const worldX = (lon) => ((lon + 180) / 360) * WORLD;
export const worldY = (lat) => WORLD * (0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * RAD) / 2)) / (2 * Math.PI));
export const lonOf = (x) => (x / WORLD) * 360 - 180;
export const latOf = (y) => (2 * Math.atan(Math.exp((0.5 - y / WORLD) * 2 * Math.PI)) - Math.PI / 2) / RAD;

/** A path of longitude and latitude in turn as world coordinates (Float64Array). */
export function toWorld(path) {
  const out = new Float64Array(path.length);
  for (let i = 0; i < path.length; i += 2) {
    out[i] = worldX(path[i]);
    out[i + 1] = worldY(path[i + 1]);
  }
  return out;
}

/** A path of longitude and latitude in turn in deck.gl's common space (y upwards): what its shaders need not project again. */
export function toCommon(path) {
  const out = toWorld(path);
  for (let i = 1; i < out.length; i += 2) out[i] = WORLD - out[i];
  return out;
}

/** A view of the world in a window of width × height pixels; cheap to make, never changed. */
export class View {
  constructor({longitude, latitude, zoom}, width, height) {
    Object.assign(this, {longitude, latitude, zoom, width, height});
    this.scale = 2 ** zoom;
    this.dx = width / 2 - worldX(longitude) * this.scale;
    this.dy = height / 2 - worldY(latitude) * this.scale;
    this.key = `${longitude} ${latitude} ${zoom} ${width} ${height}`;
  }

  /** Pixels of a longitude and latitude. */
  project([lon, lat]) {
    return [worldX(lon) * this.scale + this.dx, worldY(lat) * this.scale + this.dy];
  }

  /** Longitude and latitude under a pixel. */
  unproject([x, y]) {
    return [lonOf((x - this.dx) / this.scale), latOf((y - this.dy) / this.scale)];
  }

  /** `[left, lower, right, upper]` of the window in deck.gl's common space. */
  get bounds() {
    const {scale, dx, dy, width, height} = this;
    return [-dx / scale, WORLD - (height - dy) / scale, (width - dx) / scale, WORLD + dy / scale];
  }

  /** A pixel in deck.gl's common space. */
  toCommon([x, y]) {
    return [(x - this.dx) / this.scale, WORLD - (y - this.dy) / this.scale];
  }

  /** Adds a path in world coordinates to a canvas path; `close` ends it as a ring. */
  trace(target, world, close = false) {
    const {scale, dx, dy} = this;
    target.moveTo(world[0] * scale + dx, world[1] * scale + dy);
    for (let i = 2; i < world.length; i += 2) target.lineTo(world[i] * scale + dx, world[i + 1] * scale + dy);
    if (close) target.closePath();
  }

  /** Pixels a kilometre takes at the view's centre. */
  get pixelsPerKm() {
    return (WORLD * this.scale) / (40075.017 * Math.cos(this.latitude * RAD));
  }

  /** Pixels a degree of longitude takes. */
  get pixelsPerDegree() {
    return (WORLD * this.scale) / 360;
  }
}
