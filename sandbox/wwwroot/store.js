import { act, load, pathOf } from './api.js';
import { language } from './texts.js';

const AGENTS = ['AdminAgents', 'HelpdeskAgents', 'SalesAgents'];

const isAgent = person => person.groups.some(name => AGENTS.includes(name));
export const speaksHere = place => place.locale.toLowerCase().startsWith(language);

// What the page knows: places (people's chats and the channel), each with its messages by id.
export class Store extends EventTarget {
  places = new Map();

  /** What customers accepted behind their links, by the id that a link bears. */
  accepted = new Set();

  async start() {
    this.#listen();
    await this.#reload();
  }

  get people() {
    return [...this.places.values()].filter(place => !place.isChannel);
  }

  get channel() {
    return [...this.places.values()].find(place => place.isChannel);
  }

  /** Who may attest, those who speak the page's language first. */
  get agents() {
    return this.people.filter(isAgent).sort((one, other) => speaksHere(other) - speaksHere(one));
  }

  approverOf(agent) {
    return this.people.find(person => person.name === agent.manager) ?? this.people.find(person => person.groups.includes('MCA approvers'));
  }

  /** Whether anything was done in this world. */
  get isUsed() {
    return [...this.places.values()].some(place => place.installed || place.messages.size > 0);
  }

  #take(about, isChannel) {
    const messages = new Map((about.messages ?? []).map(message => [message.id, message]));
    this.places.set(about.key, { ...about, isChannel, messages });
  }

  async #reload() {
    const state = await load('/page/state');
    this.places.clear();
    state.people.forEach((person, hue) => this.#take({ ...person, hue }, false));
    this.#take(state.channel, true);

    // Those of the main story first: who asks, who decides, and the channel.
    const asker = this.agents[0];
    const decider = asker && this.approverOf(asker);
    const order = [asker, decider, this.channel, ...this.agents, ...this.people].filter(Boolean);
    this.places = new Map(order.map(place => [place.key, place]));
    if (!this.isUsed) await this.#greet([decider, this.channel]);
    this.#takeAccepted(state.accepted);
    this.dispatchEvent(new Event('loaded'));
  }

  // In a world nobody has used yet those of the main story speak the language of whoever looks at it.
  async #greet(places) {
    for (const place of places.filter(one => one && !speaksHere(one))) {
      const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
      const result = await act(`${pathOf(place)}/locale`, { as: this.people[0].key, locale });
      if (result.ok) place.locale = locale;
    }
  }

  #listen() {
    let wasLost = false;
    const events = new EventSource('/page/events');
    events.addEventListener('open', () => {
      this.#connected(true);
      if (wasLost) this.#reload();
      wasLost = false;
    });
    events.addEventListener('error', () => {
      wasLost = true;
      this.#connected(false);
    });
    events.addEventListener('message', event => this.#apply(JSON.parse(event.data)));
    events.addEventListener('accepted', event => this.#takeAccepted(JSON.parse(event.data)));
  }

  // Nobody takes back what was accepted, so it does not matter which of two answers came first.
  #takeAccepted(ids) {
    ids.forEach(id => this.accepted.add(id));
    if (this.places.size > 0) this.dispatchEvent(new Event('accepted'));
  }

  #connected(isConnected) {
    this.dispatchEvent(new CustomEvent('connection', { detail: isConnected }));
  }

  #apply(change) {
    const place = this.places.get(change.place);
    if (!place) return;
    Object.assign(place, change.about);
    const known = change.message && place.messages.get(change.message.id);
    if (change.message && !(known?.revision > change.message.revision)) place.messages.set(change.message.id, change.message);
    this.dispatchEvent(new CustomEvent('changed', { detail: { place, kind: change.kind, message: change.message } }));
  }
}
