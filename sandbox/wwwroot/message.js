import { act, pathOf } from './api.js';
import { draw, toHtml } from './card.js';
import { avatar, botAvatar, element, icon } from './dom.js';
import { messageMenu } from './extension.js';
import { consentCard, infoCard } from './files.js';
import { giveFocusBack, holdFocus } from './focus.js';
import { language, text } from './texts.js';

function clock(iso, timeZone) {
  const at = new Date(iso);
  const isToday = at.toDateString() === new Date().toDateString();
  return at.toLocaleString(language, { timeZone, hour: 'numeric', minute: '2-digit', ...(isToday ? {} : { day: 'numeric', month: 'short' }) });
}

function words(message) {
  const body = element('div', { class: 'words' });
  if (message.from === 'bot' && !message.plain) {
    body.classList.add('markdown');
    body.innerHTML = toHtml(message.text); // Markdown only: the parser lets no HTML through.
  } else {
    body.textContent = message.text.replace(/<at>(.*?)<\/at>/g, '@$1');
  }
  return body;
}

// What a card is about: its heading.
function titleOf(card) {
  return card?.body?.find(item => item.style === 'heading')?.text;
}

/** One message of a pane; update() redraws only what changed, so that what is being typed into a card stays. */
export class MessageView {
  #pane;
  #drawn = '';
  #message;
  #cardJson = '';
  #typed = () => ({});
  #fill = async () => {};
  #isFilled = () => true;

  constructor(pane, message) {
    this.#pane = pane;
    this.root = element('article', { class: 'message', 'data-message-id': message.id, tabindex: '-1' });
    this.update(message);
  }

  update(message) {
    this.#message = message;
    const card = message.own[this.#pane.viewer] ?? message.card;
    const look = JSON.stringify([message.text, message.deleted, message.edited, card, message.files, message.consent, message.info, message.choices, this.#pane.viewer, this.#pane.isDark]);
    const isChanged = look !== this.#drawn;

    // What was taken away is nothing to look at.
    this.isFresh = isChanged && !message.deleted;
    if (!isChanged) return;
    this.#drawn = look;
    const held = holdFocus(this.root);
    this.#draw(message, card);
    giveFocusBack(this.root, held);
  }

  fill(values) {
    return this.#fill(values);
  }

  isFilled() {
    return this.#isFilled();
  }

  #draw(message, card) {
    const { place, people } = this.#pane;
    const isBot = message.from === 'bot';
    const isOwn = !isBot && !place.isChannel;
    const author = people.find(person => person.key === message.from);
    const name = isBot ? 'McaBot' : author?.name ?? '';
    this.root.className = `message ${isBot ? 'theirs' : isOwn ? 'mine' : 'theirs'}${card || message.consent || message.info ? ' with-card' : ''}`;
    this.root.setAttribute('aria-label', [name, titleOf(card)].filter(Boolean).join(': '));

    const head = element('header', {},
      isOwn ? null : element('b', {}, name),
      element('time', { datetime: message.sentAt }, clock(message.sentAt, place.timeZone)),
      message.edited && !message.deleted ? element('span', { class: 'edited' }, text('edited')) : null,
      card?.refresh && !message.deleted ? this.#refreshButton() : null,
      messageMenu(this.#pane, message, name));
    const body = element('div', { class: 'body' }, head, ...this.#content(message, card));
    this.root.replaceChildren(...(isOwn ? [] : [isBot || !author ? botAvatar() : avatar(author)]), body);
  }

  #content(message, card) {
    if (message.deleted) return [element('p', { class: 'deleted' }, text('deleted'))];
    return [
      message.text ? words(message) : null,
      ...message.files.map(name => element('p', { class: 'file' }, icon('file'), element('span', {}, name))),
      card ? element('div', { class: 'card' }, this.#drawCard(card)) : null,
      message.consent ? consentCard(message.consent, answer => this.#send('consent', { answer })) : null,
      message.info ? infoCard(message.info) : null,
      message.choices ? this.#choices(message.choices) : null,
      element('p', { class: 'notice', role: 'status', hidden: true }),
    ].filter(Boolean);
  }

  // The same card drawn again, in the other theme say, keeps what was typed into it.
  #drawCard(card) {
    const json = JSON.stringify(card);
    const typed = json === this.#cardJson ? this.#typed() : {};
    const made = draw(card, { isDark: this.#pane.isDark, locale: this.#pane.place.locale, timeZone: this.#pane.place.timeZone, typed, onAction: action => this.#press(action), onSearch: asked => this.#search(asked) });
    this.#cardJson = json;
    this.#typed = made.typed;
    this.#fill = made.fill;
    this.#isFilled = made.isFilled;
    return made.drawn;
  }

  #choices(choices) {
    return element('div', { class: 'choices' }, ...choices.map(choice =>
      element('button', { type: 'button', onclick: () => this.#pane.say(choice.value ?? choice.title) }, choice.title)));
  }

  #refreshButton() {
    return element('button', { type: 'button', class: 'quiet icon refresh', 'aria-label': text('refresh'), title: text('refresh'), onclick: () => this.#send('refresh', {}) }, icon('refresh'));
  }

  #press({ kind, action, data }) {
    const teams = data?.msteams;
    if (kind === 'submit' && teams?.type === 'imBack') return this.#pane.say(teams.value);
    return this.#send(kind, { action, data: typeof data === 'object' ? data : { value: data } });
  }

  async #search(asked) {
    const { place, viewer } = this.#pane;
    const result = await act(`${pathOf(place)}/search`, { ...asked, as: viewer, message: this.#message.id });
    return result.ok ? result.choices : null;
  }

  async #send(kind, body) {
    if (this.root.getAttribute('aria-busy') === 'true') return;
    this.root.setAttribute('aria-busy', 'true');
    this.#tell('');
    const answered = this.#pane.follow.begin();
    const result = await this.#pane.send(kind, { ...body, message: this.#message.id });
    answered();
    this.root.removeAttribute('aria-busy');
    if (!result.ok) this.#tell(text('failed'), true);
    else if (result.message) this.#tell(result.message);
  }

  #tell(words, isError = false) {
    const notice = this.root.querySelector('.notice');
    if (!notice) return;
    notice.textContent = words;
    notice.hidden = words === '';
    notice.classList.toggle('error', isError);
  }
}
