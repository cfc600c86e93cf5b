import { en } from './words-en.js';
import { fr } from './words-fr.js';

const asked = new URLSearchParams(location.search).get('lang') ?? navigator.language;

export const language = asked.toLowerCase().startsWith('fr') ? 'fr' : 'en';

const words = language === 'fr' ? fr : en;

export function text(name, values = {}) {
  return words[name].replace(/\{(\w+)\}/g, (_, key) => values[key] ?? '');
}

/** What the directory calls something, in the page's language where the page knows it. */
export function known(name) {
  return words[name] ?? name;
}

export function has(name) {
  return name in words;
}

/** Several names as one says them. */
export function list(names) {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
}
