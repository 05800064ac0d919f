// What the reader has set out to do: follow a person, compare two dates, take a tour. The panel shows it; looking at a record on the way is an aside
// from which one comes back.
import {compareView} from './compare.js';
import {difference} from './difference.js';
import {lifeOf} from './life.js';
import {momentOn, personView} from './person.js';
import {sceneView, toursView} from './tour-view.js';
import {createTours} from './tours.js';

const YEAR = 365;

/**
 * Adds the tasks to the shell's context. State: `task` (`null`, `{kind: 'person', id}`, `{kind: 'compare', from, to, mode: 'list'|'swipe'|'side'}`, `{kind: 'tours'}`, `{kind: 'tour', id, scene}`),
 * `aside` (a record is looked at meanwhile), `chapter` (of a life).
 */
export function createTasks(ctx, root) {
  const {store, atlas, clock} = ctx;
  const tours = createTours(ctx, root);
  const begin = (task, more = {}) => store.set({task, aside: false, selection: null, apparatus: false, panelOpen: true, pinned: false, chapter: null, ...more});

  ctx.openPerson = (id, day = null, chapter = null) => {
    if (!atlas.actors[id]) return;
    const moments = lifeOf(atlas, id);
    const now = store.get().day;
    const dated = moments.filter((moment) => moment.day !== null);
    const within = dated.length && now >= dated[0].day && now <= dated.at(-1).day;
    begin({kind: 'person', id}, {selection: {layer: 'actors', id}, chapter});
    // Outside the life there would be nothing to see: the clock goes to its beginning.
    if (day !== null || (dated.length && !within)) clock.go(day ?? dated[0].day);
    ctx.camera.show({layer: 'actors', id});
  };
  let how = 'swipe';
  ctx.compare = (from, to, mode = how) => {
    how = ctx.swipe.able ? mode : 'list';
    const {day, task} = store.get();
    begin({kind: 'compare', from, to, mode: how});
    if (Math.floor(day) !== to) clock.scrub(to);
    // Turned round, the two days are about the same ground.
    if (task?.from !== to || task?.to !== from) ctx.lookAtChanges();
  };
  /** Brings the ground that changed hands into the picture: of the story where the story tells of some, else all of it. */
  ctx.lookAtChanges = () => {
    const {task} = store.get();
    const [first, last] = [Math.min(task.from, task.to), Math.max(task.from, task.to)];
    const {cells} = difference(atlas, task.from, task.to);
    const told = new Set(atlas.beats.filter(({day}) => day > first && day <= last).flatMap(({transfers}) => transfers.flatMap((i) => atlas.transfers[i].cells)));
    const ours = cells.filter((cell) => told.has(cell));
    ctx.camera.ground(ours.length ? ours : cells);
  };
  /** Shows the same two days in another way; the clock stays where it is, unless both maps would show the first day. */
  ctx.compareBy = (mode) => {
    const {task, day} = store.get();
    how = mode;
    if (mode !== 'list' && Math.floor(day) === task.from) clock.scrub(task.to);
    store.set({task: {...task, mode}, aside: false, selection: null, apparatus: false});
  };
  ctx.openCompare = () => {
    const {task, day} = store.get();
    if (task?.kind === 'compare') return store.set({aside: false, selection: null, apparatus: false, panelOpen: true});
    const at = Math.floor(day);
    const other = at + YEAR < atlas.span[1] ? at + YEAR : at - YEAR;
    return ctx.compare(Math.min(at, other), Math.max(at, other));
  };
  ctx.openTours = () => {
    clock.pause();
    begin({kind: 'tours'});
  };
  /** Ends what was set out for; the panel follows the clock again. */
  ctx.endTask = () => {
    tours.stop();
    store.set({task: null, aside: false, selection: null, apparatus: false});
  };
  /** Comes back from an aside. */
  ctx.backToTask = () => {
    const {task} = store.get();
    store.set({aside: false, apparatus: false, selection: task?.kind === 'person' ? {layer: 'actors', id: task.id} : null});
  };
  ctx.tours = tours;
  return {
    /** The panel's view of the task, or null when there is none or it is stepped aside from. */
    view() {
      const {task, aside, panelOpen} = store.get();
      if (!task || aside || !panelOpen) return null;
      if (task.kind === 'person') return personView(ctx, task.id);
      if (task.kind === 'compare') return compareView(ctx, task);
      return task.kind === 'tours' ? toursView(ctx) : sceneView(ctx, task);
    },
    /** Words for the way back, or null. */
    wayBack() {
      const {task, aside, lang} = store.get();
      if (!task || !aside) return null;
      const words = ctx.words();
      const what = {person: () => atlas.text(atlas.actors[task.id]?.title, lang), compare: () => words.compare, tours: () => words.tours, tour: () => atlas.text(tours.find(task.id)?.title, lang)};
      return {label: words.backTo(what[task.kind]()), go: ctx.backToTask};
    },
    /** Moves along a life: to its next or last moment; false where no life is followed. */
    stepLife(by) {
      const {task, aside, day} = store.get();
      if (task?.kind !== 'person' || aside) return false;
      const moments = lifeOf(atlas, task.id).filter((moment) => moment.day !== null);
      const days = [...new Set(moments.map((moment) => moment.day))];
      const at = momentOn(days.map((one) => ({day: one})), day);
      const next = by > 0 ? days[at + 1] : days[days[at] === Math.floor(day) ? at - 1 : at];
      if (next !== undefined) clock.go(next);
      return true;
    },
  };
}
