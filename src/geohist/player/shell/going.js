// Going somewhere: clock, view, selection and keyboard in one step, as search, lives and comparisons ask for it.

/** Adds to the context what needs search and panel to be there already. */
export function goThere(ctx, {panel, search}) {
  const {store, atlas, clock} = ctx;

  /**
   * Goes to a day and shows a thing.
   *
   * @param {number|null} day null leaves the clock where it is
   * @param {string|null} [layer]
   * @param {string|null} [id]
   * @param {boolean} [apparatus]
   * @param {string|null} [quote] key of the excerpt to bring into sight
   */
  ctx.goTo = (day, layer = null, id = null, apparatus = false, quote = null) => {
    ctx.touched();
    if (layer === 'actors') return ctx.openPerson(id, day);
    if (day !== null && day !== undefined) clock.go(Math.min(clock.last, Math.max(clock.first, day)));
    ctx.select(layer, id, apparatus);
    if (quote) requestAnimationFrame(() => showQuote(quote));
    return undefined;
  };

  function showQuote(key) {
    const figure = [...panel.element.querySelectorAll('[data-excerpt]')].find((one) => one.dataset.excerpt === key);
    if (!figure) return;
    figure.classList.add('is-sought');
    figure.scrollIntoView({block: 'center'});
  }

  ctx.openSearch = () => search.open();
  ctx.findRecords = (typed) => search.index().find(typed, {records: 12}).get('records').map(({id}) => atlas.recordById.get(id));
  /** Gives the keyboard to what is now read, unless the reader has gone on to a field or a dialog before the next picture came. */
  ctx.focusPanel = () => requestAnimationFrame(() => {
    const {panelOpen, searching, sharing, help} = store.get();
    if (!panelOpen || searching || sharing || help) return;
    (panel.element.querySelector('.title[tabindex]') ?? panel.element.querySelector('.panel-body'))?.focus({preventScroll: true});
  });
}
