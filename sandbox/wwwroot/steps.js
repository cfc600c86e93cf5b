import { entriesOf, numberOf } from './timeline.js';

const WAITS = ['ask', 'refresh'];
const FORMS = ['attest.acceptance', 'attest.customer'];

function* buttonsOf(node) {
  if (Array.isArray(node)) {
    for (const inner of node) yield* buttonsOf(inner);
  } else if (node && typeof node === 'object') {
    if (node.type === 'Action.Execute') yield node;
    for (const [name, inner] of Object.entries(node)) {
      if (name !== 'data' && name !== 'refresh' && name !== 'fallback') yield* buttonsOf(inner);
    }
  }
}

/** The newest card of the place, as its person sees it, that has such a button and speaks of this, with the button's verb. */
export function newest(place, verbs, about = '') {
  for (const message of [...place.messages.values()].reverse()) {
    const card = message.deleted || message.from !== 'bot' ? null : message.own[place.key] ?? message.card;
    if (!card || !JSON.stringify(card).includes(about)) continue;
    const verb = verbs.find(wanted => [...buttonsOf(card)].some(button => button.verb === wanted));
    if (verb) return { message, card, verb };
  }
  return null;
}

/** Whether the bot's card speaks of this. */
const speaksOf = ({ from, deleted, card }, about) => from === 'bot' && !deleted && JSON.stringify(card ?? '').includes(about);

const button = (place, { message, verb }) => ({ place: place.key, message: message.id, button: verb });
const form = (place, { message }) => ({ place: place.key, message: message.id, form: true });
const named = (place, name) => ({ place: place.key, name });

/** What the story is about on record: the first attestation asked for since it began. */
export function onRecord(ledgers, since) {
  const found = ledgers.flatMap(ledger => entriesOf(ledger).filter(Boolean).map(entry => ({ ledger, entry })))
    .filter(({ entry }) => entry.what.kind === 'requested' && !since.includes(entry.attestation))
    .sort((one, other) => one.entry.at.localeCompare(other.entry.at))[0];
  if (!found) return null;
  const entries = entriesOf(found.ledger).filter(entry => entry?.attestation === found.entry.attestation);
  return {
    attestation: found.entry.attestation,
    customer: found.ledger.customer,
    requester: found.entry.actor.objectId,
    approvers: entries.findLast(entry => entry.what.approvers)?.what.approvers ?? [],
    kinds: new Set(entries.map(entry => entry.what.kind)),
  };
}

// Words to be sent: first written, then sent.
const say = (step, task, place, seen) => seen.isWritten(place)
  ? { step, task: 'send', target: named(place, 'send') }
  : { step, task, say: place, target: named(place, 'message') };

function attest(agent, approver, seen) {
  if (!agent.installed) return { step: 1, task: 'open', target: named(agent, 'open') };
  const found = newest(agent, ['attest.confirm', ...FORMS, 'attest.scenario', 'attest.start']);
  if (!found) return say(1, 'ask', agent, seen);
  const target = button(agent, found);
  if (found.verb === 'attest.scenario') return { step: 1, task: 'scenario', target };
  if (found.verb === 'attest.confirm') return { step: 1, task: 'confirm', target, other: approver };
  if (found.verb === 'attest.start') return { step: 1, task: 'begin', target };
  return seen.isFilled(agent, found.message)
    ? { step: 1, task: 'go', target }
    : { step: 1, task: 'fill', fill: found.message, target: form(agent, found) };
}

function approve(approver, record) {
  const found = newest(approver, ['decision.approve', 'card.refresh'], record.attestation);
  if (found) return { step: 2, person: approver, task: found.verb === 'decision.approve' ? 'approve' : 'refresh', target: button(approver, found) };
  return approver.installed
    ? { step: 2, person: approver, task: 'busy', target: { place: approver.key } }
    : { step: 2, person: approver, task: 'open', target: named(approver, 'open') };
}

function accept(agent, record, seen) {
  const found = newest(agent, ['request.accepted', 'request.recorded'], record.attestation);
  if (!found) return { step: 3, task: 'busy', target: { place: agent.key } };
  const target = button(agent, found);
  if (found.verb === 'request.recorded') {
    return seen.isFilled(agent, found.message)
      ? { step: 3, task: 'recordGo', target }
      : { step: 3, task: 'record', fill: found.message, target: form(agent, found) };
  }
  const link = JSON.stringify(found.card).match(/"(https?:[^"\s\\]*\/mca\/\?attestationid=[^"\s\\]*)"/)?.[1];
  return link && !seen.hasAccepted(link)
    ? { step: 3, task: 'link', link, target: { place: agent.key, message: found.message.id } }
    : { step: 3, task: 'report', target };
}

function hear(channel, record, seen) {
  const number = numberOf(record.attestation);
  const heard = [...channel.messages.values()].findLast(message => speaksOf(message, number));
  if (heard) return { step: 4, task: 'channel', target: { place: channel.key, message: heard.id }, canGoOn: true };
  if (!channel.installed) return { step: 4, task: 'addTeam', target: named(channel, 'open') };
  return { ...say(4, 'subscribe', channel, seen), canGoOn: true };
}

function verify(agent, { customer }, seen) {
  const messages = [...agent.messages.values()];
  const isAsking = ({ from, text }) => from === agent.key && /^v[eé]rif/i.test(text) && text.includes(customer);
  const asked = messages.findLastIndex(isAsking);
  const answered = asked >= 0 && messages.slice(asked).some(message => speaksOf(message, customer));
  if (answered) return { step: 6, task: 'done' };
  if (asked >= 0) return { step: 5, task: 'busy', target: { place: agent.key } };
  return say(5, 'verify', agent, seen);
}

/**
 * What is to be done next, told from what really happened: { step, task, person, target, … }. Step 6: it is over.
 * seen: what the page shows and holds: { isFilled, isWritten, hasAccepted, hasHeard, isBehind }.
 */
export function next({ agent, approver, channel }, record, seen) {
  const step = (() => {
    if (!record) return attest(agent, approver, seen);
    const { kinds } = record;
    if (kinds.has('completed')) return seen.hasHeard ? verify(agent, record, seen) : hear(channel, record, seen);
    if (['rejected', 'withdrawn', 'expired', 'failed'].some(kind => kinds.has(kind))) return { step: 6, task: 'ended' };
    return kinds.has('approved') ? accept(agent, record, seen) : approve(approver, record);
  })();
  // What a card does not offer (any more) may come, or be on record, a moment later.
  const person = step.person ?? agent;
  if (WAITS.includes(step.task) && seen.isBehind(person)) return { person, step: step.step, task: 'busy', target: { place: person.key } };
  return { person, ...step };
}
