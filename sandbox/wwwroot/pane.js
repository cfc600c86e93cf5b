import { act, pathOf } from './api.js';
import { compose } from './compose.js';
import { avatar, botAvatar, element, icon, teamAvatar } from './dom.js';
import { Follow } from './focus.js';
import { MessageView } from './message.js';
import { known, text } from './texts.js';

const isStill = matchMedia('(prefers-reduced-motion: reduce)');
const TYPING_LASTS = 5000;
const LOCALES = [['en', 'EN'], ['fr', 'FR']];
const ROLES = { AdminAgents: 'Admin agents', HelpdeskAgents: 'Helpdesk agents', SalesAgents: 'Sales agents' };

function subtitle(place, people) {
  if (place.isChannel) return place.team;
  const roles = place.groups.map(name => known(ROLES[name] ?? name));
  const reports = people.filter(person => person.manager === place.name).map(person => person.name.split(' ')[0]);
  if (reports.length > 0) roles.push(text('manages', { names: reports.join(', ') }));
  return [known(place.title), roles.join(', ') || text('noRole')].join(' · ');
}

/** A chat with McaBot, or the channel. */
export class Pane {
  #views = new Map();
  #threads = new Map();
  #typing = 0;
  #waiting = 0;

  constructor(place, people, isDark) {
    this.place = place;
    this.people = people;
    this.isDark = isDark;
    this.follow = new Follow();
    this.viewer = place.isChannel ? people[0].key : place.key;
    this.#build();
    this.show();
  }

  setTheme(isDark) {
    this.isDark = isDark;
    this.show();
  }

  show() {
    const wasOpening = this.#open.contains(document.activeElement);
    this.#open.hidden = this.place.installed;
    this.#compose.hidden = !this.place.installed && !this.place.isChannel;
    this.#locale.value = this.place.locale.slice(0, 2).toLowerCase();
    const last = [...this.place.messages.values()].map(message => this.#showMessage(message)).findLast(view => view.isFresh);
    this.#empty.hidden = this.#views.size > 0 || !this.place.installed;
    if (wasOpening && this.place.installed) this.follow.moveTo(this.#list);
    if (!last) return;
    this.#bringIntoView(last.root);
    this.follow.drawn(last.root);
  }

  /** Scrolls to the newest message, once the pane can be seen. */
  reveal() {
    const newest = [...this.place.messages.values()].at(-1);
    if (newest) this.#bringIntoView(this.#views.get(newest.id).root);
  }

  // What is higher than the pane shows its beginning; anything else its end.
  #bringIntoView(message) {
    const list = this.#list;
    const top = message.getBoundingClientRect().top - list.getBoundingClientRect().top + list.scrollTop;
    list.scrollTop = message.offsetHeight + 24 > list.clientHeight ? top - 8 : Math.max(0, top + message.offsetHeight + 12 - list.clientHeight);
  }

  /** What changed in this place: one message where it is about one. */
  changed(kind, message) {
    this.#setTyping(kind === 'Typing');
    this.show();
    if (kind === 'Edited' && message && !isStill.matches) this.#views.get(message.id)?.root.animate?.([{ opacity: 0.400 }, { opacity: 1 }], 300);
  }

  focus() {
    this.#list.focus();
  }

  viewOf(id) {
    return this.#views.get(id);
  }

  /** Puts words into the box one writes in, to be sent by whoever reads them. */
  write(words) {
    const box = this.#compose.querySelector('textarea');
    box.value = words;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    box.focus();
  }

  speakAs(key) {
    const choose = this.root.querySelector('select[name=as]');
    if (!choose) return;
    choose.value = key;
    choose.dispatchEvent(new Event('change'));
  }

  /** Whether McaBot has something to answer. */
  get isWaiting() {
    return this.#waiting > 0;
  }

  async send(kind, body) {
    this.#waiting += 1;
    const result = await act(`${pathOf(this.place)}/${kind}`, { ...body, as: this.viewer });
    this.#waiting -= 1;
    this.root.dispatchEvent(new Event('answered', { bubbles: true }));
    return result;
  }

  async say(words, thread) {
    const result = await this.send('say', { text: words, thread });
    return result.ok;
  }

  #build() {
    const { place, people } = this;
    const heading = `pane-${place.key}`;
    this.#locale = element('select', { name: 'locale', 'aria-label': text('language', { name: place.name }), onchange: () => this.#switchLanguage() },
      ...LOCALES.map(([value, name]) => element('option', { value }, name)));
    this.#list = element('div', { class: 'messages', role: 'log', 'aria-label': text('conversation', { name: place.name }), tabindex: '0' });
    this.#empty = element('p', { class: 'empty' }, text('noMessages'));
    this.#typingLine = element('p', { class: 'typing', role: 'status', hidden: true }, botAvatar(), element('span', {}, text('typing')), element('i', { class: 'dots', 'aria-hidden': 'true' }, '•••'));
    this.#open = this.#openCard();
    this.#compose = compose(this);
    this.root = element('section', { class: 'pane', 'aria-labelledby': heading, [place.isChannel ? 'data-channel' : 'data-person']: place.key },
      element('header', { class: 'who' },
        place.isChannel ? teamAvatar() : avatar(place),
        element('div', { class: 'name' }, element('h2', { id: heading }, place.name), element('p', { title: subtitle(place, people) }, subtitle(place, people))),
        place.isChannel ? this.#speaker() : null,
        this.#locale),
      this.#list,
      this.#typingLine,
      this.#compose);
    this.#list.append(this.#open, this.#empty);
  }

  #openCard() {
    const { place } = this;
    return element('div', { class: 'open' }, botAvatar(),
      element('p', { class: 'part' }, this.#part()),
      element('p', {}, place.isChannel ? text('addToTeamHint') : text('openHint', { name: place.name.split(' ')[0] })),
      element('button', { type: 'button', name: 'open', class: 'primary', onclick: event => this.#install(event.currentTarget) }, text(place.isChannel ? 'addToTeam' : 'open')));
  }

  #part() {
    const { place, people } = this;
    if (place.isChannel) return text('hears');
    if (people.some(person => person.manager === place.name) || place.groups.includes('MCA approvers')) return text('decides');
    return text(place.groups.length > 0 ? 'asks' : 'watches');
  }

  async #install(button) {
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    const answered = this.follow.begin();
    await this.send('open', {});
    answered();
    button.removeAttribute('aria-disabled');
  }

  #speaker() {
    const choose = element('select', { name: 'as', onchange: event => {
      this.viewer = event.currentTarget.value;
      this.show();
    } }, ...this.people.map(person => element('option', { value: person.key }, person.name)));
    return element('label', { class: 'as' }, element('span', {}, text('writeAs')), choose);
  }

  // What is pressed next is to be answered in the language just chosen: the choice shows as open until it is known.
  async #switchLanguage() {
    const own = this.people.find(person => person.key === this.place.key)?.locale ?? 'en-GB';
    const region = own.split('-')[1];
    const wanted = this.#locale.value;
    const held = document.activeElement === this.#locale;
    this.#locale.disabled = true;
    await act(`${pathOf(this.place)}/locale`, { as: this.viewer, locale: wanted === 'fr' ? 'fr-FR' : region && region !== 'FR' ? `en-${region}` : 'en-GB' });
    this.#locale.disabled = false;
    if (held && document.activeElement === document.body) this.#locale.focus();
  }

  #showMessage(message) {
    const known = this.#views.get(message.id);
    if (known) {
      known.update(message);
      return known;
    }
    const view = new MessageView(this, message);
    this.#views.set(message.id, view);
    if (this.place.isChannel) this.#thread(message).insertBefore(view.root, this.#thread(message).lastElementChild);
    else this.#list.append(view.root);
    return view;
  }

  #thread(message) {
    if (!this.#threads.has(message.thread)) {
      const thread = element('div', { class: 'thread', 'data-thread-id': message.thread });
      thread.append(this.#replyLine(thread, message.thread));
      this.#threads.set(message.thread, thread);
      this.#list.append(thread);
    }
    return this.#threads.get(message.thread);
  }

  #replyLine(thread, id) {
    const line = element('div', { class: 'reply' });
    const rest = () => {
      const held = line.contains(document.activeElement);
      const button = element('button', { type: 'button', name: 'reply', class: 'quiet', onclick: write }, icon('reply'), text('reply'));
      line.replaceChildren(button);
      if (held) button.focus();
    };
    const write = () => {
      line.replaceChildren(compose(this, { thread: id, onDone: rest }));
      line.querySelector('textarea').focus();
    };
    rest();
    return line;
  }

  #setTyping(isTyping) {
    clearTimeout(this.#typing);
    this.#typingLine.hidden = !isTyping;
    if (isTyping) this.#typing = setTimeout(() => this.#setTyping(false), TYPING_LASTS);
  }

  #locale;
  #list;
  #empty;
  #open;
  #compose;
  #typingLine;
}
