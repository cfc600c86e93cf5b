import { load } from './api.js';
import { avatar, element, icon } from './dom.js';
import { Pane } from './pane.js';
import { Store } from './store.js';
import { language, text } from './texts.js';

const store = new Store();
const panes = new Map();
const prefersDark = matchMedia('(prefers-color-scheme: dark)');
const asked = new URLSearchParams(location.search);

let isDark = (asked.get('theme') ?? localStorage.getItem('theme') ?? (prefersDark.matches ? 'dark' : 'light')) === 'dark';
let current = asked.get('pane');

function applyTexts() {
  document.documentElement.lang = language;
  document.querySelectorAll('[data-text]').forEach(item => { item.textContent = text(item.dataset.text); });
  document.querySelectorAll('[data-text-label]').forEach(item => { item.setAttribute('aria-label', text(item.dataset.textLabel)); });
}

function applyTheme() {
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
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

function placeButton(place, at) {
  const mark = place.isChannel ? element('span', { class: 'avatar team', 'aria-hidden': 'true' }, '#') : avatar(place.name, at);
  return element('button', { type: 'button', 'data-place': place.key, 'aria-label': place.name, title: place.name, onclick: () => {
    choose(place.key);
    panes.get(place.key).root.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
  } }, mark, element('span', {}, place.isChannel ? place.name : place.name.split(' ')[0]));
}

function build() {
  const main = document.querySelector('main');
  const places = [...store.places.values()];
  panes.clear();
  places.forEach(place => panes.set(place.key, new Pane(place, store.people, isDark)));
  main.replaceChildren(...[...panes.values()].map(pane => pane.root));
  document.querySelector('.places').replaceChildren(...places.map(placeButton));
  choose(panes.has(current) ? current : places[0].key);
  panes.forEach(pane => pane.reveal());
  document.body.dataset.ready = 'true';
}

function changed({ place, kind, message }) {
  panes.get(place.key)?.changed(kind, message);
  const isNews = place.key !== current && (kind === 'Posted' || kind === 'Edited');
  if (isNews) document.querySelector(`.places [data-place="${place.key}"]`)?.classList.add('news');
}

async function showLedger() {
  const ledgers = await load('/page/ledger');
  const dialog = document.querySelector('dialog.ledger');
  dialog.querySelector('.entries').replaceChildren(...(ledgers.length === 0
    ? [element('p', {}, text('ledgerEmpty'))]
    : ledgers.flatMap(ledger => [
      element('h3', {}, ledger.name),
      ...ledger.lines.map(line => element('pre', { tabindex: '0' }, JSON.stringify(JSON.parse(line), null, 1))),
    ])));
  dialog.showModal();
}

applyTexts();
applyTheme();
document.querySelector('[name=theme]').append(icon('moon'));
document.querySelector('[name=theme]').addEventListener('click', () => {
  isDark = !isDark;
  localStorage.setItem('theme', isDark ? 'dark' : 'light');
  applyTheme();
});
document.querySelector('[name=ledger]').addEventListener('click', showLedger);
store.addEventListener('loaded', build);
store.addEventListener('changed', event => changed(event.detail));
store.addEventListener('connection', event => { document.querySelector('.connection').hidden = event.detail; });
await store.start();
