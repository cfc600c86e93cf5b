const FOLLOWS = 10000;

const NAMES = ['input', 'verb', 'overflow', 'consent', 'file'];

function keyOf(item) {
  const name = NAMES.find(one => item.dataset[one]);
  if (name) return `[data-${name}="${CSS.escape(item.dataset[name])}"]`;
  return item.name ? `[name="${CSS.escape(item.name)}"]` : '';
}

/** What of this element has the focus, before it is drawn anew; null where it is elsewhere. */
export function holdFocus(root) {
  const focused = document.activeElement;
  if (!root.contains(focused) || focused === root) return null;
  const selector = keyOf(focused);
  const at = selector ? [...root.querySelectorAll(selector)].indexOf(focused) : -1;
  return { selector, at, isBusy: root.getAttribute('aria-busy') === 'true', start: focused.selectionStart, end: focused.selectionEnd };
}

/** To what took its place; or to the whole, as after a press, when what was pressed means something else by now. */
export function giveFocusBack(root, held) {
  if (!held) return;
  const same = held.isBusy || held.at < 0 ? null : root.querySelectorAll(held.selector)[held.at];
  (same ?? root).focus({ preventScroll: true });
  if (same && typeof held.start === 'number') same.setSelectionRange?.(held.start, held.end);
}

/** After a press the focus goes on to the card that answers it, as long as the person leaves it where the press was. */
export class Follow {
  #from = null;
  #ends = 0;

  /** A press, whose answer is still to come; returns what is to be called once it came. */
  begin() {
    clearTimeout(this.#ends);
    this.#from = document.activeElement;
    return () => {
      this.#ends = setTimeout(() => { this.#from = null; }, FOLLOWS);
    };
  }

  /** This was drawn or changed just now. */
  drawn(message) {
    const focused = document.activeElement;
    const isThere = focused === document.body || focused === this.#from || !focused.offsetParent;
    if (this.#from && isThere) this.moveTo(message);
  }

  /** There the answer is waited for. */
  moveTo(item) {
    item.focus({ preventScroll: true });
    this.#from = item;
  }
}
