import { element } from './dom.js';
import { text } from './texts.js';

// The renderer's script is deferred, so it is there when modules run.
const { AdaptiveCards } = window;

AdaptiveCards.Strings.defaults.overflowButtonText = () => '•••';
AdaptiveCards.Strings.defaults.overflowButtonTooltip = () => text('moreActions');
AdaptiveCards.AdaptiveCard.onDisplayOverflowActionMenu = (actions, button) => {
  openMenu(actions, button);
  return true;
};

/** Marks the buttons that hold actions of mode "secondary", as Teams shows them: three dots. */
export function drawOverflow(card) {
  [...card?.querySelectorAll('.ac-pushButton') ?? []].filter(button => button.textContent === '•••').forEach(button => {
    button.dataset.overflow = 'true';
    button.setAttribute('aria-haspopup', 'menu');
  });
}

function openMenu(actions, button) {
  const items = actions.map(action => element('button', {
    type: 'button', role: 'menuitem', tabindex: '-1', 'data-verb': action.verb,
    class: action.style === 'destructive' ? 'destructive' : undefined,
    onclick: () => {
      close();
      action.execute();
    },
  }, action.title ?? ''));
  const menu = element('div', { class: 'overflow-menu', role: 'menu', popover: 'auto', 'aria-label': text('moreActions') }, ...items);
  const close = () => menu.hidePopover();

  menu.addEventListener('keydown', event => {
    const at = items.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (event.key === 'Tab') close();
    if (to === undefined) return;
    items[(to + items.length) % items.length].focus();
    event.preventDefault();
  });
  menu.addEventListener('toggle', event => {
    button.setAttribute('aria-expanded', String(event.newState === 'open'));
    if (event.newState !== 'closed') return;
    if (menu.contains(document.activeElement) || document.activeElement === document.body) button.focus();
    menu.remove();
  });
  button.parentElement.append(menu);
  menu.showPopover();
  place(menu, button);
  items[0].focus();
}

// Below the button where there is room, else above it, and within the window.
function place(menu, button) {
  const near = button.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const below = near.bottom + 4;
  menu.style.top = `${Math.max(8, below + height > innerHeight ? near.top - height - 4 : below)}px`;
  menu.style.left = `${Math.max(8, Math.min(near.left, innerWidth - width - 8))}px`;
}
