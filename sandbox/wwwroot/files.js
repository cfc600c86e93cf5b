import { element, icon } from './dom.js';
import { language, text } from './texts.js';

function sizeOf(bytes) {
  const [value, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'kilobyte'] : [bytes / 1024 / 1024, 'megabyte'];
  return value.toLocaleString(language, { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 });
}

/** A file the bot offers: onAnswer gets 'accept' or 'decline'. */
export function consentCard({ name, description, size }, onAnswer) {
  const button = (action, style) => element('button', { type: 'button', class: `ac-pushButton ${style}`, 'data-consent': action, 'aria-label': text(`${action}File`, { name }), onclick: () => onAnswer(action) }, text(action));
  return element('div', { class: 'card file-card' },
    element('p', { class: 'file' }, icon('file'), element('span', {}, element('b', {}, name), element('small', {}, sizeOf(size)))),
    description ? element('p', {}, description) : null,
    element('p', { class: 'soft' }, text('consent')),
    element('div', { class: 'answers' }, button('accept', 'style-positive'), button('decline', '')));
}

/** A file that lies in the person's OneDrive. */
export function infoCard({ name, url }) {
  return element('div', { class: 'card file-card' },
    element('a', { class: 'file', href: url, download: name, 'data-file': name }, icon('file'), element('span', {}, element('b', {}, name), element('small', {}, text('download')))));
}
