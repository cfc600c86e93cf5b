import { act, pathOf } from './api.js';
import { element, icon } from './dom.js';
import { extensionButton } from './extension.js';
import { text } from './texts.js';

const LARGEST_FILE = 4 * 1024 * 1024;

function contentOf(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

/** The box one writes in, of a chat, of the channel, or of one of its threads. */
export function compose(pane, { thread, onDone } = {}) {
  const { place } = pane;
  const label = thread ? text('replyHint') : place.isChannel ? text('messageIn', { name: place.name }) : text('messageTo', { name: place.name });
  const box = element('textarea', {
    name: thread ? 'reply' : 'message', rows: 1, placeholder: thread ? text('replyHint') : text('message'), 'aria-label': label, autocomplete: 'off',
  });
  const notice = element('p', { class: 'notice error', role: 'alert', hidden: true });

  async function send() {
    const words = box.value.trim();
    if (!words) return;
    box.value = '';
    grow();
    onDone?.();
    notice.hidden = await pane.say(words, thread);
    notice.textContent = notice.hidden ? '' : text('failed');
  }

  function grow() {
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight, 120)}px`;
  }

  function mention() {
    if (!/^@McaBot/i.test(box.value)) box.value = `@McaBot ${box.value}`;
    box.focus();
  }

  async function attach(event) {
    const [file] = event.target.files;
    event.target.value = '';
    if (!file || file.size > LARGEST_FILE) return;
    const result = await act(`${pathOf(place)}/attach`, { name: file.name, content: await contentOf(file), text: box.value.trim() });
    if (result.ok) box.value = '';
    notice.hidden = result.ok;
    notice.textContent = text('failed');
  }

  box.addEventListener('input', grow);
  box.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send();
    }
    if (event.key === 'Escape' && thread) onDone?.();
  });

  const tool = place.isChannel
    ? element('button', { type: 'button', name: 'mention', class: 'quiet icon at', 'aria-label': text('mention'), title: text('mention'), onclick: mention }, '@')
    : element('label', { class: 'quiet icon attach', title: text('attach') }, icon('attach'),
      element('input', { type: 'file', name: 'file', 'aria-label': text('attach'), onchange: attach }));
  const button = element('button', { type: 'submit', name: 'send', class: 'quiet icon send', 'aria-label': text('send'), title: text('send') }, icon('send'));
  return element('form', {
    class: 'compose',
    onsubmit: event => {
      event.preventDefault();
      send();
    },
  }, element('div', { class: 'field' }, box, tool, extensionButton(pane), button), notice);
}
