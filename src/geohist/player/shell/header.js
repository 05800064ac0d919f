// The header: wordmark, title, the other pages, language, share, cite. On a phone the pages go into a menu.
import {citation} from './share.js';
import {h, refill} from './dom.js';
import {icon} from './signs.js';
import {wordsOf} from './words.js';

const isAddress = (value) => /^(https?:|[./#])/.test(value);

/** Makes the header. `data.links` names the pages: an address, or a title for a page beside this one. */
export function createHeader(ctx, search = null) {
  const {store, atlas} = ctx;
  const element = h('header', {class: 'header'});

  function link([name, value]) {
    const words = ctx.words();
    const label = words.nav[name] ?? value;
    if (name === 'atlas') return h('a', {href: '#', 'aria-current': 'page', onclick: (event) => event.preventDefault()}, label);
    const href = isAddress(value) ? value : new URL(`./${name}?lang=${words.locale}`, location.href.split(/[?#]/)[0]).href;
    return h('a', {href, onclick: (event) => turn(event, name, value)}, label);
  }

  /** Within the page that holds the player, a link is a message to it: no new load, and the player lives on. */
  function turn(event, name, value) {
    const port = ctx.port();
    if (isAddress(value) || !port?.setTriggerValue || event.metaKey || event.ctrlKey || event.button) return;
    event.preventDefault();
    store.set({menu: false});
    ctx.clock.pause();
    port.setTriggerValue('go', {page: name, lang: store.get().lang});
  }

  /** Tours are told on the map itself, so they are a button among the pages. */
  function tours() {
    if (!atlas.tours?.length) return null;
    return h('button', {type: 'button', class: 'nav-button', 'data-does': 'tours', onclick: () => {
      store.set({menu: false});
      ctx.openTours();
    }}, ctx.words().nav.tours);
  }

  function languages() {
    const {lang} = store.get();
    return h('div', {class: 'languages', role: 'group', 'aria-label': ctx.words().language}, atlas.tongues.map((code) => h('button', {
      type: 'button', lang: code, title: wordsOf(code).languageName, 'aria-pressed': String(code === lang), 'data-language': code, onclick: () => store.set({lang: code}),
    }, code.toUpperCase())));
  }

  const share = () => ctx.share();
  const cite = () => ctx.copy(citation(ctx));
  const action = (name, label, onclick) => h('button', {class: 'action', type: 'button', 'data-does': name, 'aria-label': label, onclick}, icon(name, 20), h('span', {}, label));

  function draw() {
    const words = ctx.words();
    const {menu} = store.get();
    const links = Object.entries(ctx.data().links ?? {});
    refill(element,
      h('span', {class: 'wordmark'}, 'geohist'),
      h('h1', {class: 'atlas-title'}, atlas.text(atlas.title, words.locale)),
      links.length ? h('nav', {class: menu ? 'nav is-open' : 'nav', 'aria-label': words.navLabel}, links.map((entry) => [link(entry), entry[0] === 'atlas' ? tours() : null]),
        h('button', {class: 'in-menu', type: 'button', onclick: cite}, words.cite), h('button', {class: 'in-menu', type: 'button', onclick: () => store.set({menu: false, help: true})}, words.helpTitle)) : null,
      h('div', {class: 'actions'}, search, languages(), action('share', words.share, share), action('cite', words.cite, cite),
        h('button', {class: 'action keys-button', type: 'button', 'data-does': 'help', 'aria-label': words.helpTitle, title: words.helpTitle, onclick: () => store.set({help: true})}, icon('help', 20)),
        links.length ? h('button', {class: 'action menu-button', type: 'button', 'aria-expanded': String(Boolean(menu)), 'aria-label': words.menu, onclick: () => store.set({menu: !menu})}, icon('menu', 24)) : null));
  }

  store.on(['lang', 'menu'], draw);
  draw();
  return {element, draw};
}
