import { avatar, element, icon, teamAvatar } from './dom.js';
import { Guide } from './guide.js';
import { LedgerPanel } from './ledger.js';
import { Ledgers } from './ledgers.js';
import { Pane } from './pane.js';
import { leadBetween } from './parts.js';
import { speaksHere, Store } from './store.js';
import { language, text } from './texts.js';

const store = new Store();
const panes = new Map();
const prefersDark = matchMedia('(prefers-color-scheme: dark)');
const asked = new URLSearchParams(location.search);
const gallery = document.querySelector('.tools a');
const tool = name => document.querySelector(`.tools [name=${name}]`);

let isDark = (asked.get('theme') ?? localStorage.getItem('theme') ?? (prefersDark.matches ? 'dark' : 'light')) === 'dark';
let current = asked.get('pane');

function applyTexts() {
  document.documentElement.lang = language;
  document.querySelectorAll('[data-text]').forEach(item => { item.textContent = text(item.dataset.text); });
  document.querySelectorAll('[data-text-label]').forEach(item => { item.setAttribute('aria-label', text(item.dataset.textLabel)); });
}

function applyTheme() {
  const theme = isDark ? 'dark' : 'light';
  document.documentElement.dataset.theme = theme;
  gallery.search = `?${new URLSearchParams({ lang: language, theme })}`;
  panes.forEach(pane => pane.setTheme(isDark));
}

// On a narrow window one pane shows at a time; on a wide one the same buttons bring a pane into view.
function choose(key) {
  const wasHidden = panes.get(key).root.offsetParent === null;
  current = key;
  panes.forEach((pane, at) => pane.root.classList.toggle('current', at === key));
  document.querySelectorAll('.places button').forEach(button => {
    if (button.dataset.place === key) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
    if (button.dataset.place === key) button.classList.remove('news');
  });
  if (wasHidden) panes.get(key).reveal();
}

function show(key) {
  // There is room for one of them only.
  if (matchMedia('(max-width: 719px)').matches) ledger.hide();
  choose(key);
  panes.get(key).root.scrollIntoView({ block: 'nearest', behavior: 'instant' });
}

// Who speaks another language than the page says so.
function placeButton(place) {
  const spoken = place.locale.slice(0, 2).toLowerCase();
  const name = speaksHere(place) ? place.name : text('speaks', { name: place.name, language: text(spoken === 'fr' ? 'fr' : 'en') });
  const short = place.isChannel ? place.name : place.name.split(' ')[0];
  const mark = place.isChannel ? teamAvatar() : avatar(place);
  return element('button', { type: 'button', 'data-place': place.key, title: name, onclick: () => show(place.key) },
    mark,
    element('span', { class: 'short' }, short),
    element('span', { class: 'unseen' }, name.slice(short.length)),
    speaksHere(place) ? null : element('small', { class: 'speaks', 'aria-hidden': 'true' }, spoken.toUpperCase()));
}

function showPlaces() {
  const bar = document.querySelector('.places');
  const focused = bar.contains(document.activeElement) ? document.activeElement.dataset.place : undefined;
  const news = [...bar.querySelectorAll('.news')].map(button => button.dataset.place);
  bar.replaceChildren(...[...store.places.values()].map(placeButton));
  news.forEach(key => bar.querySelector(`[data-place="${key}"]`)?.classList.add('news'));
  bar.querySelector(`[data-place="${current}"]`)?.setAttribute('aria-current', 'true');
  if (focused) bar.querySelector(`[data-place="${focused}"]`)?.focus();
}

function build() {
  const list = document.querySelector('.panes');
  panes.clear();
  store.places.forEach(place => panes.set(place.key, new Pane(place, store.people, isDark)));
  list.replaceChildren(...[...panes.values()].map(pane => pane.root));
  showPlaces();
  choose(panes.has(current) ? current : [...store.places.keys()][0]);
  panes.forEach(pane => pane.reveal());
}

function changed({ place, kind, message }) {
  panes.get(place.key)?.changed(kind, message);
  if (kind === 'Settings') showPlaces();
  const isNews = place.key !== current && (kind === 'Posted' || kind === 'Edited');
  if (isNews) document.querySelector(`.places [data-place="${place.key}"]`)?.classList.add('news');
}

async function verify(person, customer) {
  show(person.key);
  await panes.get(person.key).say(`${person.locale.startsWith('fr') ? 'vérifier' : 'verify'} ${customer}`);
}

applyTexts();
applyTheme();
gallery.prepend(icon('gallery'));
tool('theme').append(icon('moon'));
tool('theme').addEventListener('click', () => {
  isDark = !isDark;
  localStorage.setItem('theme', isDark ? 'dark' : 'light');
  if (asked.has('theme')) {
    // The address, too, leads here again.
    asked.set('theme', isDark ? 'dark' : 'light');
    history.replaceState(null, '', `?${asked}`);
  }
  applyTheme();
});
const ledgers = new Ledgers(store);
const ledger = new LedgerPanel(store, ledgers, tool('ledger'), verify);
const guide = new Guide(store, ledgers, tool('story'), {
  paneOf: key => panes.get(key),
  show,
  openLedger: customer => ledger.open(customer),
});
leadBetween(() => [
  { root: document.querySelector('.bar'), focus: () => document.querySelector('.places [aria-current]').focus() },
  { root: guide.root, focus: () => guide.focus() },
  { root: panes.get(current).root, focus: () => panes.get(current).focus() },
  { root: ledger.root, focus: () => ledger.focus() },
]);
store.addEventListener('loaded', build);
store.addEventListener('changed', event => changed(event.detail));
store.addEventListener('connection', event => { document.querySelector('.connection').hidden = event.detail; });
await store.start();
await guide.start();
document.body.dataset.ready = 'true';
