import { act, load } from './api.js';

const BETWEEN_LOOKS = 2000;
const GATHER = 150;

/** What lies in the ledgers, while somebody wants to know: looked at again after each change on the page, and now and then. */
export class Ledgers extends EventTarget {
  all = [];

  /** When what is known was asked for. */
  asOf = 0;
  #watchers = new Set();
  #known = '';
  #timer = 0;
  #soon = 0;

  constructor(store) {
    super();
    store.addEventListener('changed', () => this.#lookSoon());
  }

  async watch(watcher) {
    this.#watchers.add(watcher);
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.look(), BETWEEN_LOOKS);
    await this.look();
  }

  unwatch(watcher) {
    this.#watchers.delete(watcher);
    if (this.#watchers.size === 0) clearInterval(this.#timer);
  }

  async look() {
    const from = performance.now();
    const read = await load('/page/ledger').catch(() => null);
    if (read === null || from < this.asOf) return;
    this.asOf = from;
    const known = JSON.stringify(read);
    this.all = read;
    if (known !== this.#known) {
      this.#known = known;
      this.dispatchEvent(new Event('changed'));
    }
    this.dispatchEvent(new Event('looked'));
  }

  async tamper(customer, how) {
    const result = await act(`/page/ledger/${customer}/${how}`, {});
    await this.look();
    return result.ok;
  }

  #lookSoon() {
    if (this.#watchers.size === 0) return;
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => this.look(), GATHER);
  }
}
