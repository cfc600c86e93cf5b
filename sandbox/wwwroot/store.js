import { load } from './api.js';

// What the page knows: places (people's chats and the channel), each with its messages by id.
export class Store extends EventTarget {
  places = new Map();

  async start() {
    this.#listen();
    await this.#reload();
  }

  get people() {
    return [...this.places.values()].filter(place => !place.isChannel);
  }

  #take(about, isChannel) {
    const messages = new Map((about.messages ?? []).map(message => [message.id, message]));
    this.places.set(about.key, { ...about, isChannel, messages });
  }

  async #reload() {
    const state = await load('/page/state');
    // Those of the main story first: who asks, who decides, and the channel.
    const [asker, decider, ...others] = ['amelie', 'megan', 'ben', 'priya', 'tom']
      .map(key => state.people.find(person => person.key === key)).filter(Boolean);
    const rest = state.people.filter(person => ![asker, decider, ...others].includes(person));
    this.places.clear();
    [asker, decider].filter(Boolean).forEach(person => this.#take(person, false));
    this.#take(state.channel, true);
    [...others, ...rest].forEach(person => this.#take(person, false));
    this.dispatchEvent(new Event('loaded'));
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
