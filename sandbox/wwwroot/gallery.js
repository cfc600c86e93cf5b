import { load } from './api.js';
import { draw } from './card.js';
import { element } from './dom.js';
import { language, text } from './gallery-texts.js';

const languages = { en: ['English', 'en-GB'], fr: ['Français', 'fr-FR'] };
const ALL = 'all';
const AT_ONCE = 8;

const asked = new URLSearchParams(location.search);
const codes = languages[asked.get('only')] ? [asked.get('only')] : Object.keys(languages);
const samples = await load('/gallery/cards');
const cards = [...new Set(samples.map(sample => sample.card))];
const main = document.querySelector('main');
const told = document.querySelector('.told');
const find = document.querySelector('[name=find]');

const chosen = {
  card: [ALL, ...cards].includes(asked.get('card')) ? asked.get('card') : cards[0],
  isDark: (asked.get('theme') ?? localStorage.getItem('theme') ?? usualTheme()) === 'dark',
  isNarrow: asked.get('width') === '360',
};
let drawing = 0;

function usualTheme() {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

const words = name => name.replaceAll('-', ' ');

// What a press would send is said, and goes nowhere.
function tell({ kind, action, data }) {
  told.textContent = text('sends', { verb: action?.verb ?? data?.verb ?? kind });
}

function cardIn(sample, code) {
  const [name, locale] = languages[code];
  const reader = { isDark: chosen.isDark, locale, timeZone: 'Europe/Paris' };
  const { drawn } = draw(sample[code], { ...reader, onAction: tell, onSearch: async () => [] });
  return element('div', { lang: code, 'data-language': code }, element('h3', {}, name), element('div', { class: 'card' }, drawn));
}

function show(sample) {
  const title = element('h2', {}, words(sample.card));
  if (sample.state) title.append(element('span', {}, ` · ${words(sample.state)}`));
  return element('article', { class: 'sample', 'data-sample': sample.name },
    title, element('div', { class: 'languages' }, ...codes.map(code => cardIn(sample, code))));
}

function wanted() {
  const typed = find.value.trim().toLowerCase();
  if (typed) return samples.filter(sample => words(sample.name).includes(words(typed)));
  return samples.filter(sample => chosen.card === ALL || sample.card === chosen.card);
}

// A few at a time, so that the page stays quick while hundreds are drawn.
async function showAll() {
  const mine = ++drawing;
  const shown = wanted();
  document.body.dataset.ready = 'false';
  told.textContent = '';
  main.replaceChildren(...(shown.length === 0 ? [element('p', { class: 'nothing' }, text('nothing'))] : []));
  for (let at = 0; at < shown.length; at += AT_ONCE) {
    main.append(...shown.slice(at, at + AT_ONCE).map(show));
    await new Promise(resolve => { setTimeout(resolve); });
    if (mine !== drawing) return;
  }
  document.body.dataset.ready = 'true';
}

function button(card, name, count) {
  const isCurrent = !find.value.trim() && card === chosen.card;
  const properties = { type: 'button', 'data-card': card, 'aria-current': isCurrent ? 'true' : null, onclick: () => choose(card) };
  return element('li', {}, element('button', properties, name, element('small', {}, String(count))));
}

function list() {
  const countOf = card => samples.filter(sample => sample.card === card).length;
  const each = cards.map(card => button(card, words(card), countOf(card)));
  document.querySelector('.kinds ul').replaceChildren(button(ALL, text('all'), samples.length), ...each);
  document.querySelector('.kinds [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
}

function press(name, isPressed) {
  document.querySelector(`[name=${name}]`).setAttribute('aria-pressed', String(isPressed));
}

// The address leads here again.
function note() {
  asked.set('card', chosen.card);
  asked.set('theme', chosen.isDark ? 'dark' : 'light');
  asked.set('width', chosen.isNarrow ? '360' : 'wide');
  history.replaceState(null, '', `?${asked}`);
}

function apply() {
  const theme = chosen.isDark ? 'dark' : 'light';
  document.documentElement.dataset.theme = theme;
  document.querySelector('.back').search = `?${new URLSearchParams({ lang: language, theme })}`;
  document.body.dataset.width = chosen.isNarrow ? '360' : 'wide';
  press('theme', chosen.isDark);
  press('width', chosen.isNarrow);
  note();
}

function choose(card) {
  chosen.card = card;
  find.value = '';
  apply();
  list();
  document.querySelector(`[data-card="${card}"]`).focus();
  main.scrollTo(0, 0);
  showAll();
}

document.documentElement.lang = language;
document.title = text('title');
document.querySelectorAll('[data-text]').forEach(item => { item.textContent = text(item.dataset.text); });
document.querySelectorAll('[data-text-label]').forEach(item => { item.setAttribute('aria-label', text(item.dataset.textLabel)); });
document.querySelector('[name=theme]').addEventListener('click', () => {
  chosen.isDark = !chosen.isDark;
  localStorage.setItem('theme', chosen.isDark ? 'dark' : 'light');
  apply();
  showAll();
});
document.querySelector('[name=width]').addEventListener('click', () => {
  chosen.isNarrow = !chosen.isNarrow;
  apply();
});
find.addEventListener('input', () => {
  list();
  showAll();
});
apply();
list();
await showAll();
