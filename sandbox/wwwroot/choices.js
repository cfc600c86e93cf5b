import { element } from './dom.js';
import { text } from './texts.js';

// The renderer's script is deferred, so it is there when modules run.
const { AdaptiveCards } = window;

const PAUSE = 250;
const CLOSES = 200;
const titles = new Map();
let made = 0;

/** A choice set whose choices the bot gives while one types (Data.Query), as Teams draws it; any other is drawn as usual. */
export class DynamicChoices extends AdaptiveCards.ChoiceSetInput {
  #query;
  #box;
  #list;
  #status;
  #chosen;
  #shown = [];
  #active = -1;
  #asked = 0;
  #timer;

  internalParse(source, context) {
    super.internalParse(source, context);
    if (source['choices.data']?.type === 'Data.Query') this.#query = source['choices.data'];
  }

  internalRender() {
    if (!this.#query) return super.internalRender();

    const id = `choices-${made += 1}`;
    const initial = this.defaultValue;
    this.#chosen = initial ? { value: initial, title: this.choices.find(choice => choice.value === initial)?.title ?? titles.get(initial) ?? initial } : undefined;
    this.#box = element('input', {
      type: 'text', class: 'ac-input', role: 'combobox', autocomplete: 'off', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': id,
      placeholder: this.placeholder || text('searchHint'), oninput: () => this.#typed(), onkeydown: event => this.#key(event), onfocusout: () => this.#left(),
    });
    this.#box.value = this.#chosen?.title ?? '';
    this.#list = element('ul', { id, class: 'dynamic-choices', role: 'listbox', 'aria-label': this.label ?? '', hidden: true });
    this.#status = element('p', { class: 'dynamic-status', role: 'status' });
    return this.#box;
  }

  overrideInternalRender() {
    const outer = super.overrideInternalRender();
    if (this.#query) this.inputControlContainerElement.after(this.#list, this.#status);
    return outer;
  }

  /** Looks for this, as if it were typed, and takes the choice whose value begins so. */
  async pick({ search, value }) {
    const choices = await this.getRootElement().onSearch?.({ input: this.id, text: search }) ?? [];
    this.#asked += 1;
    this.#show(choices);
    const at = choices.findIndex(choice => choice.value.startsWith(value));
    if (at >= 0) this.#choose(at);
  }

  isSet() {
    return this.#query ? this.#chosen !== undefined : super.isSet();
  }

  isValid() {
    return this.#query ? true : super.isValid();
  }

  get value() {
    return this.#query ? this.#chosen?.value : super.value;
  }

  // What is typed is no choice yet.
  #typed() {
    this.#chosen = undefined;
    this.valueChanged();
    clearTimeout(this.#timer);
    this.#asked += 1;
    this.#tell('');
    this.#show([]);
    if (this.#box.value.trim() !== '') this.#timer = setTimeout(() => this.#search(this.#asked), PAUSE);
  }

  async #search(asked) {
    this.#tell(text('searching'));
    const choices = await this.getRootElement().onSearch?.({ input: this.id, text: this.#box.value.trim() });
    if (asked !== this.#asked) return;
    this.#tell(!choices ? text('failed') : choices.length === 0 ? text('noMatches') : text('matches', { count: choices.length }));
    this.#show(choices ?? []);
  }

  #show(choices) {
    this.#shown = choices;
    this.#list.replaceChildren(...choices.map((choice, at) => element('li', {
      id: `${this.#list.id}-${at}`, role: 'option', 'aria-selected': 'false', 'data-value': choice.value,
      onmousedown: event => event.preventDefault(), onclick: () => this.#choose(at),
    }, choice.title)));
    this.#list.hidden = choices.length === 0;
    this.#box.setAttribute('aria-expanded', String(choices.length > 0));
    this.#mark(-1);
  }

  #mark(at) {
    this.#active = at;
    [...this.#list.children].forEach((item, index) => item.setAttribute('aria-selected', String(index === at)));
    if (at < 0) this.#box.removeAttribute('aria-activedescendant');
    else this.#box.setAttribute('aria-activedescendant', this.#list.children[at].id);
    this.#list.children[at]?.scrollIntoView({ block: 'nearest' });
  }

  #choose(at) {
    this.#chosen = this.#shown[at];
    titles.set(this.#chosen.value, this.#chosen.title);
    this.#box.value = this.#chosen.title;
    this.#tell('');
    this.#show([]);
    this.valueChanged();
  }

  #key(event) {
    const count = this.#shown.length;
    if (event.key === 'Escape') this.#show([]);
    if (count === 0) return;
    if (event.key === 'ArrowDown') this.#mark((this.#active + 1) % count);
    else if (event.key === 'ArrowUp') this.#mark((Math.max(this.#active, 0) + count - 1) % count);
    else if (event.key === 'Enter' && this.#active >= 0) this.#choose(this.#active);
    else return;
    event.preventDefault();
  }

  // A little later: the list closing at once would move the button from under the mouse that presses it.
  #left() {
    this.#asked += 1;
    clearTimeout(this.#timer);
    setTimeout(() => {
      if (document.activeElement === this.#box) return;
      this.#tell('');
      this.#show([]);
    }, CLOSES);
  }

  #tell(words) {
    this.#status.textContent = words;
  }
}

AdaptiveCards.GlobalRegistry.defaultElements.register('Input.ChoiceSet', DynamicChoices);
