import { avatar, botAvatar, element, icon } from './dom.js';
import { text } from './texts.js';
import { entriesOf, numberOf, Timeline } from './timeline.js';

const ACTS = [['change-entry', 'tamperEntry'], ['cut-tail', 'tamperTail'], ['alter-details', 'tamperDetails']];
const DID = { entry: 'didEntry', tail: 'didTail', details: 'didDetails' };

// The newest first; whatever is done to its end, a ledger keeps its place.
const begunAt = ledger => entriesOf(ledger)[0]?.at ?? '';

/** The ledgers beside the chats: a timeline in words, the raw lines one click away, and buttons to tamper with it. */
export class LedgerPanel {
  #store;
  #ledgers;
  #onVerify;
  #opener;
  #raw = new Set();
  #notices = new Map();
  #drawn = new Map();

  /** onVerify(person, words) lets that person write to McaBot. */
  constructor(store, ledgers, opener, onVerify) {
    this.#store = store;
    this.#ledgers = ledgers;
    this.#opener = opener;
    this.#onVerify = onVerify;
    this.root = document.querySelector('.ledger');
    this.#list = this.root.querySelector('.customers');
    opener.addEventListener('click', () => this.root.hidden ? this.open() : this.close());
    this.root.querySelector('[name=close]').append(icon('close'));
    this.root.querySelector('[name=close]').addEventListener('click', () => this.close());
    this.root.addEventListener('keydown', event => {
      if (event.key === 'Escape') this.close();
    });
    ledgers.addEventListener('changed', () => this.#show());
  }

  /** With a customer, at what can be done to its record. */
  async open(customer) {
    this.root.hidden = false;
    this.#opener.setAttribute('aria-expanded', 'true');
    await this.#ledgers.watch(this);
    this.#show();
    const tamper = customer && this.#drawn.get(customer)?.root.querySelector('.tamper');
    tamper?.scrollIntoView({ block: 'end' });
    (tamper?.querySelector('h4') ?? this.root.querySelector('h2')).focus({ preventScroll: true });
  }

  focus() {
    this.root.querySelector('h2').focus({ preventScroll: true });
  }

  close() {
    this.hide();
    this.#opener.focus();
  }

  hide() {
    this.root.hidden = true;
    this.#opener.setAttribute('aria-expanded', 'false');
    this.#ledgers.unwatch(this);
  }

  #show() {
    if (this.root.hidden) return;
    const channel = [...this.#store.places.values()].find(place => place.isChannel);
    const timeline = new Timeline(this.#store.people, channel);
    const newestFirst = [...this.#ledgers.all].sort((one, other) => begunAt(other).localeCompare(begunAt(one)));
    const sections = newestFirst.map(ledger => this.#section(ledger, timeline));
    if (sections.length === 0) this.#list.replaceChildren(element('p', { class: 'none' }, text('ledgerEmpty')));
    else if (sections.length !== this.#list.children.length || sections.some((section, at) => this.#list.children[at] !== section)) {
      this.#list.replaceChildren(...sections);
    }
  }

  /** As it stands, where nothing changed; so that the focus stays. */
  #section(ledger, timeline) {
    const look = JSON.stringify([ledger, this.#raw.has(ledger.customer), this.#notices.get(ledger.customer)]);
    const known = this.#drawn.get(ledger.customer);
    if (known?.look === look) return known.root;

    const root = known?.root ?? element('section', { class: 'customer', 'data-customer': ledger.customer });
    const focused = root.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
    root.replaceChildren(...this.#content(ledger, timeline));
    root.setAttribute('aria-label', text('ledgerOf', { name: ledger.company ?? text('noName') }));
    this.#drawn.set(ledger.customer, { look, root });
    if (focused) (root.querySelector(`[data-key="${focused}"]`) ?? root.querySelector('[data-key=state], h3')).focus();
    return root;
  }

  #content(ledger, timeline) {
    const isRaw = this.#raw.has(ledger.customer);
    const attestations = [...new Set(entriesOf(ledger).map(entry => entry?.attestation).filter(Boolean))];
    const told = timeline.tell(ledger).map((one, at) => this.#entry(ledger, one, at + 1, isRaw, attestations.length > 1));
    return [
      element('h3', { tabindex: '-1' }, ledger.company ?? text('noName')),
      element('p', { class: 'numbers' }, attestations.map(numberOf).join(', ')),
      element('ol', { class: 'timeline' }, ...told),
      element('button', {
        type: 'button', name: 'raw', class: 'link', 'data-key': 'raw', 'aria-expanded': String(isRaw), onclick: () => this.#toggleRaw(ledger.customer),
      }, text(isRaw ? 'rawHide' : 'rawShow')),
      ledger.tampered ? this.#tampered(ledger) : this.#tamper(ledger),
    ];
  }

  #entry(ledger, told, number, isRaw, isOneOfSeveral) {
    const isTouched = ledger.tampered?.entry === number;
    return element('li', { 'data-entry': number, class: isTouched ? 'touched' : undefined },
      told.person ? avatar(told.person) : botAvatar(),
      element('p', {},
        element('b', {}, told.who), ' ', element('span', { class: 'what' }, told.what),
        isTouched ? element('strong', { class: 'mark' }, text('touched')) : null),
      element('p', { class: 'when' }, [String(number), told.when, isOneOfSeveral && told.attestation ? numberOf(told.attestation) : '']
        .filter(Boolean).join(' · ')),
      isRaw ? element('pre', { tabindex: '0', role: 'region', 'aria-label': text('rawOf', { entry: number }) }, ledger.lines[number - 1]) : null);
  }

  #tamper(ledger) {
    const notice = this.#notices.get(ledger.customer);
    return element('div', { class: 'tamper' },
      element('h4', { tabindex: '-1' }, text('tamperTitle')),
      element('p', {}, text('tamperHint')),
      element('p', { class: 'result', role: 'status', tabindex: '-1', 'data-key': 'state', hidden: !notice }, notice),
      element('div', { class: 'row' }, ...ACTS.map(([how, title]) => element('button', {
        type: 'button', class: 'ac-pushButton', name: how, 'data-key': how, onclick: () => this.#do(ledger.customer, how),
      }, text(title)))));
  }

  #tampered(ledger) {
    const asker = this.#asker(ledger);
    const notice = this.#notices.get(ledger.customer);
    return element('div', { class: 'tamper done' },
      element('h4', { tabindex: '-1', 'data-key': 'state' }, text(DID[ledger.tampered.how], { entry: ledger.tampered.entry })),
      element('p', {}, text('tamperNext')),
      element('p', { class: 'result', role: 'status', hidden: !notice }, notice),
      element('div', { class: 'row' },
        asker ? element('button', {
          type: 'button', class: 'ac-pushButton', name: 'verify', 'data-key': 'verify', onclick: () => this.#onVerify(asker, ledger.customer),
        }, text('tamperVerify', { name: asker.name.split(' ')[0] })) : null,
        element('button', {
          type: 'button', class: 'ac-pushButton style-positive', name: 'put-back', 'data-key': 'put-back',
          onclick: () => this.#do(ledger.customer, 'put-back'),
        }, text('tamperUndo'))),
      element('p', { class: 'when' }, text('tamperUndoes')));
  }

  /** Who asked for the attestation, where that can be read still. */
  #asker(ledger) {
    const oid = entriesOf(ledger).find(entry => entry?.what.kind === 'requested')?.actor.objectId;
    return this.#store.people.find(person => person.oid === oid) ?? this.#store.agents[0];
  }

  async #do(customer, how) {
    this.#notices.delete(customer);
    const isDone = await this.#ledgers.tamper(customer, how);
    if (!isDone) this.#notices.set(customer, text('tamperFailed'));
    else if (how === 'put-back') this.#notices.set(customer, text('undone'));
    this.#show();
    this.#drawn.get(customer)?.root.querySelector('[data-key=state]')?.focus();
  }

  #toggleRaw(customer) {
    if (!this.#raw.delete(customer)) this.#raw.add(customer);
    this.#show();
  }

  #list;
}
