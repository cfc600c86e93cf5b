import { act } from './api.js';
import { draw } from './card.js';
import { element, icon } from './dom.js';
import { say } from './extension-words.js';

const CHANNEL = '/page/channel';
const PAUSE = 250;
let opened = 0;

// Whoever writes in the channel, or whose chat it is.
const personOf = pane => pane.people.find(person => person.key === pane.viewer);

/** A window over the page, as Teams opens them: Escape closes it, and whoever opened it has the focus again. */
function modal(kind, title, ...content) {
  const id = `modal-${opened += 1}`;
  const heading = element('h2', { id, tabindex: '-1' }, title);
  const close = element('button', { type: 'button', class: 'quiet icon', name: 'close', 'aria-label': say('close'), onclick: () => made.close() }, icon('close'));
  const made = element('dialog', { class: `modal ${kind}`, 'aria-labelledby': id }, element('header', {}, heading, close), ...content);
  made.addEventListener('close', () => made.remove());
  document.body.append(made);
  made.showModal();
  return { made, heading };
}

/** The button beside the box one writes in. */
export function extensionButton(pane) {
  return element('button', { type: 'button', name: 'extension', class: 'quiet icon mca', 'aria-label': say('insert'), title: say('insert'), onclick: () => search(pane) }, 'MCA');
}

function search(pane) {
  const box = element('input', { type: 'search', name: 'find', placeholder: say('hint'), autocomplete: 'off', maxlength: 200 });
  const status = element('p', { class: 'status', role: 'status' });
  const list = element('ul', { class: 'finds' });
  const { made } = modal('search', say('find'), element('label', {}, element('span', {}, say('typed')), box), status, list);
  let asked = 0;
  let pause = 0;

  async function look() {
    const mine = asked += 1;
    status.textContent = say('searching');
    const result = await act(`${CHANNEL}/find`, { as: pane.viewer, text: box.value.trim() });
    if (mine !== asked) return;
    const finds = result.ok ? result.finds : [];
    status.textContent = !result.ok ? say('failed') : result.message ?? say('found', { count: finds.length });
    list.replaceChildren(...finds.map(find => element('li', {}, element('button', { type: 'button', onclick: () => insert(find) },
      element('b', {}, find.title), element('span', {}, find.text)))));
  }

  async function insert(find) {
    const result = await act(`${CHANNEL}/insert`, { as: pane.viewer, card: find.card });
    if (result.ok) made.close();
    else status.textContent = say('failed');
  }

  function move(event) {
    const stops = [box, ...list.querySelectorAll('button')];
    const to = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!to) return;
    stops[Math.max(0, Math.min(stops.length - 1, stops.indexOf(document.activeElement) + to))].focus();
    event.preventDefault();
  }

  box.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(look, PAUSE);
  });
  made.addEventListener('keydown', move);
  box.focus();
  look();
}

/** The dots at a message of the channel, for what can be done with it. */
export function messageMenu(pane, message, name) {
  if (!pane.place.isChannel || message.deleted) return null;
  const button = element('button', {
    type: 'button', name: 'more', class: 'quiet icon more', 'aria-haspopup': 'menu', 'aria-expanded': 'false',
    'aria-label': say('more', { name }), onclick: () => openMenu(button, () => attest(pane, message)),
  }, icon('more'));
  return button;
}

function openMenu(button, choose) {
  const item = element('button', {
    type: 'button', role: 'menuitem', name: 'attest',
    onclick: () => {
      menu.hidePopover();
      choose();
    },
  }, say('attest'));
  const menu = element('div', { class: 'overflow-menu', role: 'menu', popover: 'auto', 'aria-label': button.getAttribute('aria-label') }, item);
  menu.addEventListener('keydown', event => {
    if (event.key === 'Tab') menu.hidePopover();
  });
  menu.addEventListener('toggle', event => {
    button.setAttribute('aria-expanded', String(event.newState === 'open'));
    if (event.newState !== 'closed') return;
    if (menu.contains(document.activeElement) || document.activeElement === document.body) button.focus();
    menu.remove();
  });
  button.after(menu);
  menu.showPopover();
  const near = button.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  menu.style.top = `${Math.max(8, near.bottom + 4 + height > innerHeight ? near.top - height - 4 : near.bottom + 4)}px`;
  menu.style.left = `${Math.max(8, Math.min(near.right - width, innerWidth - width - 8))}px`;
  item.focus();
}

async function attest(pane, message) {
  const person = personOf(pane);
  const body = element('div', { class: 'card' });
  const status = element('p', { class: 'status', role: 'status' });
  const { made, heading } = modal('task', 'McaBot', body, status);

  function show(result) {
    made.removeAttribute('aria-busy');
    status.textContent = result.ok ? '' : say('failed');
    if (!result.ok) return;
    heading.textContent = result.title;
    const { drawn } = draw(result.card, {
      isDark: pane.isDark, locale: person.locale, timeZone: person.timeZone, onAction: ({ data }) => send('dialog-submit', { data }), onSearch: async () => null,
    });
    body.replaceChildren(drawn);
    heading.focus();
    made.scrollTop = 0;
  }

  async function send(what, more = {}) {
    if (made.getAttribute('aria-busy') === 'true') return;
    made.setAttribute('aria-busy', 'true');
    show(await act(`${CHANNEL}/${what}`, { as: pane.viewer, message: message.id, ...more }));
  }

  await send('dialog');
}
