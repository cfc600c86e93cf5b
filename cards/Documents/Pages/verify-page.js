// Shows what the check found, in the words that McaBot put into the page. Whatever is shown is text: nothing becomes markup.

const made = JSON.parse(document.getElementById('made').textContent);
const words = made.words;

function fill(text, ...values) {
  return text.replace(/\{(\d)\}/g, (_, index) => values[index] ?? '');
}

/** A ledger may say anything: only what McaBot put into the table is in it. */
function lookUp(table, key) {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

function element(name, className, ...content) {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.append(...content.filter((part) => part !== null && part !== undefined));
  return node;
}

function moment(at) {
  const when = new Date(at);
  const clock = made.language === 'en' ? 'en-GB' : made.language;
  return Number.isNaN(when.getTime()) ? at : when.toLocaleString(clock, { dateStyle: 'long', timeStyle: 'medium', timeZone: 'UTC' });
}

function nameOf(person, people) {
  return lookUp(people, person) ?? made.colleague;
}

function actorOf(entry, people) {
  const isMcaBot = entry.actor?.objectId === '00000000-0000-0000-0000-000000000000' && !entry.actor.role;
  return isMcaBot ? made.mcabot : nameOf(entry.actor?.objectId, people);
}

function listOf(names) {
  return names.length < 2 ? names[0] ?? made.colleague : fill(made.and, names.slice(0, -1).join(', '), names.at(-1));
}

function happened(entry, people) {
  const what = entry.what;
  const actor = actorOf(entry, people);
  const history = made.history;
  switch (what.kind) {
    case 'assigned':
      return fill(lookUp(history, `assigned.${what.cause}`) ?? history.assigned, listOf((what.approvers ?? []).map((a) => nameOf(a, people))), actor);
    case 'completed':
      return fill(history.completed, actor, what.reference);
    case 'partner-center-refused':
      return fill(history[what.kind], lookUp(made.refused, what.problem) ?? what.code);
    default:
      return fill(lookUp(history, `${what.kind}.${what.to}`) ?? history[what.kind], actor);
  }
}

function detailsIn(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    return { problem: error };
  }
}

function factsTable(request, details) {
  const values = {
    Company: details?.customer?.companyName,
    Domain: details?.customer?.domain,
    Country: request.country,
    Scenario: lookUp(made.scenarios, request.scenario),
    DateAgreed: request.dateAgreed,
    Obtained: lookUp(made.methods, request.obtained),
    Signatory: details?.signatory && `${details.signatory.firstName} ${details.signatory.lastName}`,
    Email: details?.signatory?.email,
    Phone: details?.signatory?.phone,
    Ticket: details?.ticket,
  };
  const rows = Object.entries(values).filter(([, value]) => value).map(([name, value]) => {
    const label = element('th', '', made.facts[name]);
    label.scope = 'row';
    return element('tr', '', label, element('td', '', value));
  });
  return element('table', 'facts', element('tbody', '', ...rows));
}

function historyTable(number, rows) {
  const columns = ['Column.Entry', 'Column.When', 'Column.What', 'Column.Check'].map((name) => {
    const column = element('th', '', words[name]);
    column.scope = 'col';
    return column;
  });
  return element(
    'table', 'history', element('caption', '', fill(words.History, number)), element('thead', '', element('tr', '', ...columns)),
    element('tbody', '', ...rows));
}

function historyRow(place, line, people, fault) {
  const check = !fault || place < fault.entry ? 'Holds' : place === fault.entry ? 'Fault' : 'Unproven';
  const entry = line.entry;
  const row = element(
    'tr', check.toLowerCase(), element('td', '', String(place)), element('td', '', entry ? moment(entry.at) : ''),
    element('td', '', entry && lookUp(made.history, entry.what.kind) ? happened(entry, people) : words.NoWords),
    element('td', 'check', words[`Check.${check}`]));
  row.dataset.entry = place;
  return row;
}

function stateLine(kind, state) {
  const line = element('p', state === 'held' || state === 'erased' ? 'part' : 'part warning', words[`${kind}.${state}`]);
  line.dataset[kind.toLowerCase()] = state;
  return line;
}

async function attestationPart(attestation, check) {
  const own = check.lines.map((line, index) => ({ line, place: index + 1 })).filter(({ line }) => line.entry?.attestation === attestation.id);
  const asked = own.find(({ line }) => line.entry.what.kind === 'requested');
  const decided = own.find(({ line }) => ['approved', 'rejected'].includes(line.entry.what.kind));
  const isProven = (found) => !check.fault || (found && found.place < check.fault.entry);
  const request = asked?.line.entry.what ?? {};
  const detailsState = await checkPart(attestation.detailsState, attestation.details, request.detailsHash, isProven(asked));
  const details = attestation.details ? detailsIn(attestation.details) : null;
  const part = element('article', '', element('h3', '', [attestation.number, details?.customer?.companyName].filter(Boolean).join(' · ')));
  part.append(stateLine('Details', detailsState), factsTable(request, details));
  if (attestation.noteState) {
    const noteState = await checkPart(attestation.noteState, attestation.note, decided?.line.entry.what.noteHash, isProven(decided));
    const note = attestation.note ? detailsIn(attestation.note).text : null;
    part.append(...[note && element('p', 'note', fill(words.Note, note)), stateLine('Note', noteState)].filter(Boolean));
  }

  const rows = own
    .filter(({ line, place }) => lookUp(made.history, line.entry.what.kind) || place === check.fault?.entry)
    .map(({ line, place }) => historyRow(place, line, attestation.people, check.fault));
  part.append(historyTable(attestation.number, rows));
  return { part, isSound: ['held', 'erased'].includes(detailsState) && !part.querySelector('[data-note].warning') };
}

function verdictOf(check, ledger) {
  const fault = check.fault;
  if (!fault) {
    const found = ledger.fault && fill(words[ledger.fault.isImpossible ? 'impossible' : 'McaBotFound'], ledger.fault.entry);
    return [fill(words.Entries, check.holding, check.expected), found].filter(Boolean);
  }

  return [
    fill(words.EntriesNot, check.holding, check.expected), fill(words[fault.kind], fault.entry, check.expected),
    fill(words.Meaning, fault.entry)];
}

async function ledgerSection(ledger) {
  const text = document.querySelector(`script[data-ledger="${ledger.customer}"]`).textContent;
  const check = await checkLedger(ledger.customer, text, ledger.end);
  const parts = [];
  for (const attestation of ledger.attestations) parts.push(await attestationPart(attestation, check));
  const holds = !check.fault && !ledger.fault && parts.every((part) => part.isSound);
  const heading = element('h2', '', fill(words.Customer, ledger.customer));
  heading.id = `customer-${ledger.customer}`;
  const section = element(
    'section', '', heading, element('p', holds ? 'good' : 'warning', verdictOf(check, ledger).join(' ')),
    ...parts.map(({ part }) => part), element('p', 'quiet', words[parts.length ? 'Listed' : 'NothingListed']));
  section.setAttribute('aria-labelledby', heading.id);
  Object.assign(section.dataset, {
    customer: ledger.customer, holding: check.holding, fault: check.fault?.entry ?? '', kind: check.fault?.kind ?? '', holds });
  return { section, holds };
}

async function show() {
  const verdict = document.getElementById('verdict');
  if (!globalThis.crypto?.subtle) {
    verdict.className = 'warning';
    verdict.textContent = words.NoCrypto;
    document.body.dataset.verified = 'impossible';
    return;
  }

  const shown = [];
  for (const ledger of made.ledgers) shown.push(await ledgerSection(ledger));
  document.getElementById('ledgers').append(...shown.map(({ section }) => section));
  const bad = shown.filter(({ holds }) => !holds).length;
  verdict.className = bad ? 'warning' : 'good';
  verdict.textContent = bad ? fill(words.HoldsNot, bad, shown.length) : fill(words.Holds, shown.length);
  document.body.dataset.verified = bad ? 'broken' : 'intact';
}

show().catch((error) => {
  const verdict = document.getElementById('verdict');
  verdict.className = 'warning';
  verdict.textContent = fill(words.Failed, error.message);
  document.body.dataset.verified = 'failed';
});
