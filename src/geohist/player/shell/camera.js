// Where the map looks, as the shell asks for it: home, nearer, further, and to what is off the free map.
import {fitted, isOnFreeMap} from '../map/camera.js';
import {latOf, lonOf, worldX, worldY} from '../map/mercator.js';

const MARGIN = 60;
/** The free part of a map for which an atlas states its opening view, pixels. */
const NOMINAL = {width: 1000, height: 690};

/**
 * Makes the camera.
 *
 * @param {object} ctx the shell's context; `ctx.map` is the map once there is one
 * @param {HTMLElement} host the element the map fills
 */
export function createCamera(ctx, host) {
  const {store, atlas} = ctx;

  /** The points a beat is about: its place and its records, else the ground that changed hands. */
  function points(beat) {
    const places = [beat.place && atlas.places[beat.place]?.xy, ...beat.records.map((id) => atlas.recordById.get(id)?.xy)].filter(Boolean);
    return places.length ? places : beat.transfers.flatMap((i) => atlas.transfers[i].cells.map((cell) => atlas.cells[cell].xy));
  }

  /** Moves only if one of the points is off the free map; the zoom stays where that is enough. */
  function bring(list) {
    if (!ctx.map || !list.length) return;
    const {view, free} = store.get();
    const size = {width: host.clientWidth, height: host.clientHeight};
    if (list.every((point) => isOnFreeMap(point, view, size, free, MARGIN / 2))) return;
    if (list.length === 1) {
      ctx.map.ensureVisible(list[0]);
      return;
    }
    const [xs, ys] = [list.map((p) => p[0]), list.map((p) => p[1])];
    ctx.map.fit([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)], {jump: false, margin: MARGIN, maxZoom: view.zoom});
  }

  /** The opening view in whatever part of the map is free here; the map is made with it, so that its first frame is right. */
  function opening() {
    const [lon, lat, zoom] = atlas.opening.view;
    const [x, y, half, tall] = [worldX(lon), worldY(lat), NOMINAL.width / 2 / 2 ** zoom, NOMINAL.height / 2 / 2 ** zoom];
    const size = {width: host.clientWidth || NOMINAL.width, height: host.clientHeight || NOMINAL.height};
    return fitted([lonOf(x - half), latOf(y + tall), lonOf(x + half), latOf(y - tall)], size, store.get().free, {margin: 0});
  }

  return {
    opening,
    approach: (beat) => bring(points(beat)),
    /** Brings a selected record, cell or place into the picture. */
    show({layer, id}) {
      const xy = layer === 'cells' ? atlas.cells[atlas.cellIndex.get(id)]?.xy : layer === 'places' ? atlas.places[id]?.xy : atlas.recordById.get(id)?.xy;
      bring(xy ? [xy] : []);
    },
    home: () => ctx.map?.home({jump: false}),
    zoomBy: (steps) => ctx.map?.zoomBy(steps),
  };
}
