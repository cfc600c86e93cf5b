import MarkdownIt from '/npm/markdown-it/markdown-it.esm.min.mjs';
import { DynamicChoices } from './choices.js';
import { hostConfig } from './hostconfig.js';
import { drawOverflow } from './overflow.js';
import { localTimes } from './times.js';
import './toggles.js';

// Cards know a small part of Markdown only.
const markdown = new MarkdownIt('zero', { breaks: true }).enable(['newline', 'escape', 'emphasis', 'link', 'list', 'entity']);

export const toHtml = words => markdown.render(words);

// The renderer's script is deferred, so it is there when modules run.
const { AdaptiveCards } = window;
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (words, result) => {
  result.outputHtml = toHtml(words);
  result.didProcess = true;
};

// Buttons and inputs bear their names, for whoever looks for them on the page.
class NamedExecute extends AdaptiveCards.ExecuteAction {
  render() {
    super.render();
    if (this.renderedElement) this.renderedElement.dataset.verb = this.verb ?? '';
  }
}
AdaptiveCards.GlobalRegistry.defaultActions.register(AdaptiveCards.ExecuteAction.JsonTypeName, NamedExecute);

function nameInputs(card) {
  for (const input of card.getAllInputs()) {
    const control = input.renderedInputControlElement;
    const fields = control?.querySelectorAll('input, select, textarea') ?? [];
    if (control) (fields.length === 1 ? fields[0] : control).dataset.input = input.id;
  }
}

function openLink(action) {
  const url = new URL(action.url, location.href);
  if (url.protocol === 'https:' || url.protocol === 'http:' || url.protocol === 'mailto:') window.open(url, '_blank', 'noopener');
}

/**
 * Draws a card; onAction gets { kind: 'execute' | 'submit', action, data } once the card's own checks pass.
 * onSearch gets { input, text, inputs } when somebody types into an input with dynamic choices, and promises { title, value }s.
 * Returns the element; typed(), what its inputs hold by id (such values given as typed are filled in again); fill(values) by id; isFilled(),
 * whether everything required is there.
 */
export function draw(json, { isDark, locale, timeZone, typed = {}, onAction, onSearch }) {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(hostConfig(isDark));
  const held = () => Object.fromEntries(card.getAllInputs().map(input => [input.id, input.value]));
  card.onSearch = asked => onSearch({ ...asked, inputs: held() });
  card.onExecuteAction = action => {
    if (action instanceof AdaptiveCards.OpenUrlAction) {
      openLink(action);
    } else if (action instanceof AdaptiveCards.ExecuteAction) {
      onAction({ kind: 'execute', action: { id: action.id, verb: action.verb, title: action.title }, data: action.data });
    } else if (action instanceof AdaptiveCards.SubmitAction) {
      onAction({ kind: 'submit', data: action.data });
    }
  };
  // The renderer's pattern for languages remembers where it stopped, and would refuse every second card's.
  AdaptiveCards.AdaptiveCard.langProperty.regEx.lastIndex = 0;
  card.parse({ lang: locale.slice(0, 2), ...localTimes(json, locale, timeZone) });
  card.getAllInputs().forEach(input => { input.defaultValue = typed[input.id] ?? input.defaultValue; });
  const drawn = card.render();
  nameInputs(card);
  drawOverflow(drawn);
  drawn?.querySelectorAll('a').forEach(link => {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  });
  const isFilled = () => card.getAllInputs().every(input => !input.isRequired || input.isSet());
  return { drawn, typed: held, fill: values => fill(card, values), isFilled };
}

async function fill(card, values) {
  for (const input of card.getAllInputs().filter(one => values[one.id] !== undefined)) {
    const value = values[input.id];
    if (input instanceof DynamicChoices && typeof value === 'object') await input.pick(value);
    else put(input.renderedInputControlElement, value);
  }
}

// The same language of another country, where there is no such choice.
function nearest(select, value) {
  const values = [...select.options].map(option => option.value);
  return values.find(one => one === value) ?? values.find(one => one.slice(0, 3) === value.slice(0, 3)) ?? select.value;
}

// As if it were typed or chosen: whoever listens hears of it.
function put(control, value) {
  const isOne = control.matches('input, select, textarea');
  const field = isOne ? control : control.querySelector('select, textarea, input:not([type=radio]):not([type=checkbox])');
  const choice = field ? null : control.querySelector(`input[value="${CSS.escape(String(value))}"]`);
  if (choice && !choice.checked) choice.click();
  if (!field) return;
  field.value = field.tagName === 'SELECT' ? nearest(field, value) : value;
  ['input', 'change'].forEach(kind => field.dispatchEvent(new Event(kind, { bubbles: true })));
}
