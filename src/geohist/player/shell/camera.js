// Where the map looks, as the shell asks for it: home, nearer, further, and to what is off the free map.
import {fitted, isOnFreeMap} from '../map/camera.js';
import {lifeOf, placesOf} from './life.js';
import {latOf, lonOf, worldX, worldY} from '../map/mercator.js';

const MARGIN = 60;
/** How many zoom levels the camera may draw back to show a place and the ground that changed hands at once. */
const FURTHER = 1;
const CHOSEN_AFTER_MS = 700;
const AROUND_ZOOM = 5.8;
/** The free part of a map for which an atlas states its opening view, pixels. */
const NOMINAL = {width: 1000, height: 690};

function boundsOf(list) {
  const [xs, ys] = [list.map((p) => p[0]), list.map((p) => p[1])];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/**
 * Makes the camera.
 *
 * @param {object} ctx the shell's context; `ctx.map` is the map once there is one
 * @param {HTMLElement} host the element the map fills
 */
export function createCamera(ctx, host) {
  const {store, atlas} = ctx;

  /** The view the reader last chose: what the camera comes back to when a beat had led it away. */
  let chosen = null;
  let choosing = 0;

  function chose() {
    clearTimeout(choosing);
    choosing = setTimeout(() => (chosen = store.get().view), CHOSEN_AFTER_MS);
  }
  host.addEventListener('pointerup', chose);
  host.addEventListener('wheel', chose, {passive: true});

  const size = () => ({width: host.clientWidth || NOMINAL.width, height: host.clientHeight || NOMINAL.height});
  const sees = (view, list) => list.every((point) => isOnFreeMap(point, view, size(), store.get().free, MARGIN / 2));
  const fit = (list, maxZoom) => fitted(boundsOf(list), size(), store.get().free, {margin: MARGIN, maxZoom});

  /** The points a beat is about: its place and its records, and the ground that changed hands unless that lies too far off to show both. */
  function points(beat, zoom) {
    const at = [beat.place && atlas.places[beat.place]?.xy, ...beat.records.map((id) => atlas.recordById.get(id)?.xy)].filter(Boolean);
    const places = [...new Map(at.map((xy) => [xy.join(), xy])).values()];
    // What states outside the story do to each other is told, but not flown to.
    const ours = beat.transfers.map((i) => atlas.transfers[i]).filter((t) => [t.from, t.to].some((p) => atlas.polities[p]?.actor));
    const ground = ours.flatMap((t) => t.cells.map((cell) => atlas.cells[cell].xy));
    if (!places.length) return ground;
    const all = [...places, ...ground];
    return fit(all, zoom).zoom < zoom - FURTHER ? places : all;
  }

  /** Moves only if one of the points is off the free map: back to the reader's view if that shows them, else as little as shows them. */
  function bring(list) {
    if (!ctx.map || !list.length || sees(store.get().view, list)) return;
    const own = chosen ?? opening();
    if (sees(own, list)) ctx.map.flyTo(own);
    else if (list.length === 1) ctx.map.ensureVisible(list[0]);
    else ctx.map.flyTo(fit(list, own.zoom));
  }

  function nominal([lon, lat, zoom]) {
    const [x, y, half, tall] = [worldX(lon), worldY(lat), NOMINAL.width / 2 / 2 ** zoom, NOMINAL.height / 2 / 2 ** zoom];
    return fitted([lonOf(x - half), latOf(y + tall), lonOf(x + half), latOf(y - tall)], size(), store.get().free, {margin: 0});
  }

  function pointsOf({layer, id}) {
    if (layer === 'actors') return placesOf(atlas, lifeOf(atlas, id)).map(({xy}) => xy);
    const record = atlas.recordById.get(id);
    if (record?.stops) return record.stops.map(({xy}) => xy);
    const xy = layer === 'cells' ? atlas.cells[atlas.cellIndex.get(id)]?.xy : layer === 'places' ? atlas.places[id]?.xy : record?.xy;
    return xy ? [xy] : [];
  }

  /**
   * The opening view in whatever part of the map is free here, or the view of a beat that would be off it; the map is made with it, so
   * that its first frame is right.
   */
  function opening(beat = null) {
    const [lon, lat] = atlas.opening.view;
    const whole = nominal(atlas.opening.view);
    const list = beat ? points(beat, whole.zoom) : [];
    // What the opening view was about stays in the picture.
    return sees(whole, list) ? whole : fit([...list, [lon, lat]], whole.zoom);
  }

  return {
    opening,
    approach: (beat) => bring(points(beat, (chosen ?? opening()).zoom)),
    /** Takes the present view as the reader's own. */
    keep: () => (chosen = store.get().view),
    /** Brings a selected record, cell, place or life into the picture. */
    show(selection) {
      bring(pointsOf(selection));
    },
    /** Flies to a view as an atlas states it: bounds, or what a free part of 1000 × 690 pixels shows of longitude, latitude and zoom, in whatever is free here. */
    fly(view) {
      const to = view.length === 4 ? fitted(view, size(), store.get().free, {margin: MARGIN / 2}) : nominal(view);
      if (ctx.map) ctx.map.flyTo(to);
      else store.set({view: to});
      chosen = to;
    },
    /** Shows all that happens within the days `[from, to)`, no nearer than a tour would look. */
    around(from, to) {
      const list = atlas.beats.filter(({day}) => day >= from && day < to).flatMap((beat) => points(beat, AROUND_ZOOM));
      if (list.length) ctx.map?.flyTo((chosen = fit(list, AROUND_ZOOM)));
    },
    /** Shows the ground that some cells are, as near as shows all of it. */
    ground(cells) {
      const list = cells.map((cell) => atlas.cells[cell].xy);
      if (!list.length) return;
      chosen = fit(list, AROUND_ZOOM);
      if (ctx.map) ctx.map.flyTo(chosen);
      else store.set({view: chosen});
    },
    home() {
      chosen = null;
      ctx.map?.home({jump: false});
    },
    zoomBy(steps) {
      ctx.map?.zoomBy(steps);
      chose();
    },
  };
}
