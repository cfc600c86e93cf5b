// element('button', { type: 'button', class: 'x', onclick: f }, 'words', child): nothing is ever parsed as HTML.
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}

const shapes = {
  send: 'M3 3.500l18 8.500-18 8.500 3-8.500zM6 12h8',
  attach: 'M8 12.500l6.300-6.300a3 3 0 0 1 4.300 4.300l-8.300 8.300a5 5 0 0 1-7.100-7.100L11 3.900',
  more: 'M5 12h.010M12 12h.010M19 12h.010',
  moon: 'M20 14.500A8.500 8.500 0 0 1 9.500 4 8.500 8.500 0 1 0 20 14.500z',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  reply: 'M10 7L5 12l5 5M5 12h9a5 5 0 0 1 5 5v1',
  close: 'M6 6l12 12M18 6L6 18',
  gallery: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h6v6h-6z',
  refresh: 'M19.500 9A8 8 0 1 0 20 13M20 4v5h-5',
};

export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svg.namespaceURI, 'path');
  path.setAttribute('d', shapes[name]);
  svg.append(path);
  return svg;
}

// Each holds white letters.
const hues = ['#8764b8', '#7a5a00', '#b5450b', '#0b6a0b', '#005b70', '#a4262c'];

export function avatar({ name, hue }, extra = '') {
  const initials = name.split(' ').map(word => word[0]).slice(0, 2).join('');
  const made = element('span', { class: `avatar ${extra}`, 'aria-hidden': 'true' }, initials);
  made.style.background = hues[hue % hues.length];
  return made;
}

export function teamAvatar() {
  return element('span', { class: 'avatar team', 'aria-hidden': 'true' }, '#');
}

export function botAvatar() {
  return element('img', { class: 'avatar bot', src: '/icon.svg', alt: '' });
}
