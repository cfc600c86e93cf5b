const en = {
  title: 'McaBot gallery',
  gallery: 'gallery',
  sandbox: 'Sandbox',
  cards: 'Cards',
  find: 'Find by name',
  all: 'All cards',
  nothing: 'No card has this name.',
  phone: '360 px',
  dark: 'Dark',
  sends: 'In Teams, this sends “{verb}”.',
};

const fr = {
  title: 'Galerie de McaBot',
  gallery: 'galerie',
  sandbox: 'Bac à sable',
  cards: 'Cartes',
  find: 'Chercher par nom',
  all: 'Toutes les cartes',
  nothing: 'Aucune carte ne porte ce nom.',
  phone: '360 px',
  dark: 'Sombre',
  sends: 'Dans Teams, ce bouton envoie «\u00A0{verb}\u00A0».',
};

const asked = new URLSearchParams(location.search).get('lang') ?? navigator.language;

export const language = asked.toLowerCase().startsWith('fr') ? 'fr' : 'en';

export function text(name, values = {}) {
  return (language === 'fr' ? fr : en)[name].replace(/\{(\w+)\}/g, (_, key) => values[key] ?? '');
}
