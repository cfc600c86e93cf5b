'use strict';

// Checks one ledger: the same rules as McaBot's own check, written a second time.

const encoder = new TextEncoder();

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The ledger's bytes: in the page, what could be markup stands as % and two digits. */
function bytesOf(text) {
  const bytes = new Uint8Array(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '%') {
      bytes[length++] = parseInt(text.slice(at + 1, at + 3), 16);
      at += 2;
    } else {
      bytes[length++] = text.charCodeAt(at);
    }
  }

  return bytes.subarray(0, length);
}

function linesOf(bytes) {
  const lines = [];
  for (let begin = 0; begin < bytes.length;) {
    const end = bytes.indexOf(10, begin);
    lines.push({ bytes: bytes.subarray(begin, end < 0 ? bytes.length : end), isWhole: end >= 0 });
    begin = end < 0 ? bytes.length : end + 1;
  }

  return lines;
}

function entryIn(line) {
  let entry;
  try {
    entry = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line.bytes));
  } catch (error) {
    return { problem: error };
  }

  const isEntry = entry !== null && Number.isInteger(entry.sequence) && typeof entry.previous === 'string'
    && typeof entry.hash === 'string' && typeof entry.id === 'string' && typeof entry.at === 'string'
    && typeof entry.attestation === 'string' && typeof entry.what?.kind === 'string';
  return isEntry ? { entry } : { problem: 'no entry' };
}

const hashLength = 64;
const hashBegin = ',"hash":"';
const hashTail = hashBegin.length + hashLength + 2;

/** The line without its hash and closed again; null where its hash is not its last property. */
function hashedPart(bytes) {
  const at = bytes.length - hashTail;
  if (at <= 0 || new TextDecoder('latin1').decode(bytes.subarray(at, at + hashBegin.length)) !== hashBegin) return null;
  const part = bytes.slice(0, at + 1);
  part[at] = 125; // }
  return part;
}

async function faultOf(line, entry, sequence, previous) {
  const part = line.isWhole && entry ? hashedPart(line.bytes) : null;
  if (!part) return 'unreadable';
  if (await sha256(part) !== entry.hash) return 'altered';
  if (entry.sequence !== sequence + 1) return 'out-of-sequence';
  return entry.previous === previous ? null : 'chain-broken';
}

/** Every line with what it says, and the first that does not hold. */
async function checkLedger(customer, text, end) {
  const lines = linesOf(bytesOf(text));
  const seen = new Set();
  let previous = await sha256(encoder.encode(`mcabot ledger of customer ${customer}`));
  let fault = null;
  let holding = 0;
  for (const line of lines) {
    line.entry = entryIn(line).entry;
    if (fault) continue;
    let kind = await faultOf(line, line.entry, holding, previous);
    if (!kind && end && line.entry.sequence === end.sequence && line.entry.hash !== end.hash) kind = 'chain-broken';
    if (!kind && seen.has(line.entry.id)) kind = 'duplicate';
    if (kind) {
      fault = { entry: holding + 1, kind };
    } else {
      seen.add(line.entry.id);
      previous = line.entry.hash;
      holding++;
    }
  }

  if (!fault && end && holding < end.sequence) fault = { entry: holding + 1, kind: 'cut-off' };
  return { lines, holding, fault, expected: Math.max(lines.length, end ? end.sequence : 0) };
}

/** What became of a text whose salted hash is on record: held, mismatch, unproven, or what McaBot found when the file was made. */
async function checkPart(state, text, hash, isProven) {
  if (state !== 'held') return state;
  const holds = typeof text === 'string' && typeof hash === 'string' && await sha256(encoder.encode(text)) === hash;
  return holds ? isProven ? 'held' : 'unproven' : 'mismatch';
}
