// The page's own words. What the bot says comes from the bot.
const en = {
  sandbox: 'sandbox',
  places: 'People and channel',
  theme: 'Switch between light and dark',
  ledger: 'Ledger',
  ledgerTitle: 'What lies in the ledger',
  ledgerEmpty: 'Nothing yet. Each customer gets a ledger with the first request.',
  close: 'Close',
  reconnecting: 'Connection lost. Trying again…',
  open: 'Open McaBot',
  openHint: 'McaBot is not installed for {name} yet.',
  addToTeam: 'Add McaBot to the team',
  addToTeamHint: 'McaBot is not in this team yet.',
  message: 'Type a message',
  messageTo: 'Message from {name} to McaBot',
  messageIn: 'Message in {name}',
  send: 'Send',
  attach: 'Attach a file',
  mention: 'Mention McaBot',
  language: 'Language of {name}',
  writeAs: 'Write as',
  reply: 'Reply',
  replyHint: 'Reply in this thread',
  refresh: 'Refresh card',
  edited: 'Edited',
  deleted: 'This message has been deleted.',
  typing: 'McaBot is typing',
  failed: 'Something went wrong. Please try again.',
  noRole: 'No role',
  manages: 'manages {names}',
  conversation: 'Conversation of {name}',
  noMessages: 'No messages yet.',
};

const fr = {
  sandbox: 'bac à sable',
  places: 'Personnes et canal',
  theme: 'Passer du clair au sombre',
  ledger: 'Registre',
  ledgerTitle: 'Ce que contient le registre',
  ledgerEmpty: 'Rien pour l’instant. Chaque client reçoit un registre à la première demande.',
  close: 'Fermer',
  reconnecting: 'Connexion perdue. Nouvelle tentative…',
  open: 'Ouvrir McaBot',
  openHint: 'McaBot n’est pas encore installé pour {name}.',
  addToTeam: 'Ajouter McaBot à l’équipe',
  addToTeamHint: 'McaBot n’est pas encore dans cette équipe.',
  message: 'Écrire un message',
  messageTo: 'Message de {name} à McaBot',
  messageIn: 'Message dans {name}',
  send: 'Envoyer',
  attach: 'Joindre un fichier',
  mention: 'Mentionner McaBot',
  language: 'Langue de {name}',
  writeAs: 'Écrire en tant que',
  reply: 'Répondre',
  replyHint: 'Répondre dans ce fil',
  refresh: 'Actualiser la carte',
  edited: 'Modifié',
  deleted: 'Ce message a été supprimé.',
  typing: 'McaBot écrit',
  failed: 'Une erreur s’est produite. Veuillez réessayer.',
  noRole: 'Aucun rôle',
  manages: 'responsable de {names}',
  conversation: 'Conversation de {name}',
  noMessages: 'Aucun message pour l’instant.',
};

const asked = new URLSearchParams(location.search).get('lang') ?? navigator.language;

export const language = asked.toLowerCase().startsWith('fr') ? 'fr' : 'en';

export function text(name, values = {}) {
  const words = (language === 'fr' ? fr : en)[name];
  return words.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? '');
}
