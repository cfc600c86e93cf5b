import { language } from './texts.js';

const en = {
  insert: 'MCA: find an attestation to show in the channel',
  find: 'Find an attestation',
  typed: 'Customer or number',
  hint: 'Name, domain, tenant ID or number',
  searching: 'Searching…',
  found: 'Found: {count}',
  close: 'Close',
  more: 'More options for the message of {name}',
  attest: 'Attest from this message',
  failed: 'Something went wrong. Please try again.',
};

const fr = {
  insert: 'MCA\u00A0: trouver une attestation à montrer dans le canal',
  find: 'Trouver une attestation',
  typed: 'Client ou numéro',
  hint: 'Nom, domaine, identifiant du locataire ou numéro',
  searching: 'Recherche…',
  found: 'Résultats\u00A0: {count}',
  close: 'Fermer',
  more: 'Autres options pour le message de {name}',
  attest: 'Attester à partir de ce message',
  failed: 'Une erreur s’est produite. Veuillez réessayer.',
};

const words = language === 'fr' ? fr : en;

/** The words of the search and the dialog that Teams opens around McaBot’s own. */
export function say(name, values = {}) {
  return words[name].replace(/\{(\w+)\}/g, (_, key) => values[key] ?? '');
}
