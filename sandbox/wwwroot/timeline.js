import { has, language, list, text } from './texts.js';

const NOBODY = '00000000-0000-0000-0000-000000000000';

export function parse(line) {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** The entries of a ledger as stored; null for a line that cannot be read. */
export const entriesOf = ledger => ledger.lines.map(parse);

export const numberOf = attestation => `MCA-${attestation.replaceAll('-', '').slice(-8).toUpperCase()}`;

function day(iso) {
  return new Date(`${iso}T00:00:00Z`).toLocaleDateString(language, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });
}

function when(iso) {
  return new Date(iso).toLocaleString(language, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'short' });
}

/** Tells a ledger's entries in words: who did what, and when. */
export class Timeline {
  #people;
  #channel;

  constructor(people, channel) {
    this.#people = people;
    this.#channel = channel;
  }

  tell(ledger) {
    const entries = entriesOf(ledger);
    const due = new Map(entries.flatMap(entry => entry?.enqueues ?? []).map(message => [message.id, message]));
    return entries.map(entry => entry === null
      ? { when: '', who: '', what: text('unreadable') }
      : { attestation: entry.attestation, when: when(entry.at), person: this.#person(entry.actor.objectId), who: this.#who(entry.actor), what: this.#what(entry, due) });
  }

  #who({ objectId, role }) {
    if (objectId !== NOBODY) return this.#name(objectId);
    return role ? text('operator') : 'McaBot';
  }

  #person(oid) {
    return this.#people.find(person => person.oid === oid);
  }

  #name(oid) {
    return this.#person(oid)?.name ?? text('somebody');
  }

  #what({ what, completes }, due) {
    const names = list((what.approvers ?? []).map(oid => this.#name(oid)));
    if (what.kind === 'delivered') return this.#delivered((completes ?? []).map(done => due.get(done.message)).filter(Boolean));
    if (what.kind === 'assigned') return text(`did_${what.cause ?? 'assigned'}`, { names });
    const key = `did_${what.kind}`;
    const { reference, code, dateAgreed } = what;
    return text(has(key) ? key : 'did_unknown', { day: dateAgreed && day(dateAgreed), reference, code });
  }

  #delivered(messages) {
    const names = new Set(messages.map(message => this.#told(message)).filter(Boolean));
    const settled = messages.some(message => message.does === 'settle');
    if (names.size > 0) return text(settled ? 'toldAndCards' : 'told', { names: list([...names]) });
    return text(settled ? 'cards' : 'did_delivered');
  }

  #told({ does, target }) {
    if (does === 'tell-approver' || does === 'tell-requester' || does === 'remind-approver') return this.#name(target);
    return does === 'post-to-channel' ? this.#channel?.name ?? text('theChannel') : null;
  }
}
