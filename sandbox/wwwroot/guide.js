import { act } from './api.js';
import { avatar, element, teamAvatar } from './dom.js';
import { sampleOf } from './sample.js';
import { next, onRecord } from './steps.js';
import { text } from './texts.js';
import { entriesOf } from './timeline.js';

const KEPT = 'story';
const STEPS = [1, 2, 3, 4, 5];
const first = person => person.name.split(' ')[0];

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT));
  } catch {
    return null;
  }
}

/**
 * Walks a newcomer through the story. It presses nothing itself: it says what to do next, lights where, and follows what happened,
 * whoever did it and in whatever order. The browser keeps what it has to remember: the story can be left at any point and taken up again.
 */
export class Guide {
  #store;
  #ledgers;
  #stage;
  #story = kept();
  #drawn = '';
  #lit = null;
  #isDue = false;
  #hasStarted = false;
  #changedAt = 0;

  /** stage: { paneOf(key), show(key), openLedger(customer) }. */
  constructor(store, ledgers, opener, stage) {
    this.#store = store;
    this.#ledgers = ledgers;
    this.#stage = stage;
    this.#opener = opener;
    this.root = document.querySelector('.guide');
    ledgers.addEventListener('looked', () => this.update());
    store.addEventListener('accepted', () => this.update());
    store.addEventListener('changed', () => {
      this.#changedAt = performance.now();
      this.update();
    });
    ['input', 'change', 'answered'].forEach(kind => document.addEventListener(kind, () => this.update()));
  }

  /** Once the panes are there. What another world left is forgotten before anybody can take it up. */
  async start() {
    if (this.#story?.isOn) await this.#ledgers.watch(this);
    await this.#forgetAnotherWorlds();
    this.#hasStarted = true;
    this.#opener.addEventListener('click', () => this.#story?.isOn ? this.#leave() : this.#story ? this.#resume() : this.#begin());
    this.update();
  }

  /** Soon, and once however often it is asked for: after whatever draws has drawn. */
  update() {
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => {
      this.#isDue = false;
      this.#draw();
    });
  }

  /** What it says; or, while it invites, what it offers. */
  focus() {
    (this.root.querySelector('.task[tabindex]') ?? this.root.querySelector('button')).focus();
  }

  async #begin() {
    const agent = this.#store.agents[0];
    await this.#ledgers.look();
    const since = this.#ledgers.all.flatMap(ledger => entriesOf(ledger).map(entry => entry?.attestation).filter(Boolean));
    this.#keep({ agent: agent.key, since: [...new Set(since)], isOn: true });
    await this.#ledgers.watch(this);
    this.update();
    this.#stage.show(agent.key);
    await this.#subscribeTheChannel(agent);
  }

  // What happened while nobody looked is known first: nothing is lit that was done meanwhile.
  async #resume() {
    await this.#ledgers.watch(this);
    this.#keep({ ...this.#story, isOn: true });
    this.#draw();
    this.root.querySelector('.task')?.focus();
  }

  #leave() {
    this.#ledgers.unwatch(this);
    this.#keep({ ...this.#story, isOn: false });
    this.update();
    this.#opener.focus();
  }

  #end() {
    this.#ledgers.unwatch(this);
    this.#keep({ isOver: true });
    this.update();
    this.#opener.focus();
  }

  #keep(story) {
    this.#story = story;
    localStorage.setItem(KEPT, JSON.stringify(story));
  }

  // The channel has to listen before there is anything to hear.
  async #subscribeTheChannel(agent) {
    const channel = this.#store.channel;
    if (channel.installed) return;
    await act('/page/channel/open', { as: agent.key });
    await act('/page/channel/say', { as: agent.key, text: `@McaBot subscribe ${channel.locale.slice(0, 2)}` });
  }

  // A world that was begun afresh under the same address knows nothing of a story that had come to something.
  async #forgetAnotherWorlds() {
    if (!this.#story?.since) return;
    await this.#ledgers.look();
    const { attestation, since } = this.#story;
    if (attestation !== undefined && onRecord(this.#ledgers.all, since)?.attestation !== attestation) this.#keep(null);
  }

  get #cast() {
    const record = onRecord(this.#ledgers.all, this.#story.since);
    const people = this.#store.people;
    const agent = people.find(person => person.oid === record?.requester) ?? people.find(person => person.key === this.#story.agent);
    const approver = people.find(person => record?.approvers.includes(person.oid)) ?? this.#store.approverOf(agent);
    return { record, agent, approver, channel: this.#store.channel };
  }

  #plan() {
    const { record, ...cast } = this.#cast;
    if (record && record.attestation !== this.#story.attestation) {
      this.#keep({ ...this.#story, attestation: record.attestation, customer: record.customer });
    }
    const isBehind = this.#ledgers.asOf < this.#changedAt;
    return {
      ...next(cast, record, {
        isBehind: place => isBehind || this.#stage.paneOf(place.key).isWaiting,
        isFilled: (place, message) => this.#stage.paneOf(place.key).viewOf(message.id)?.isFilled() ?? false,
        isWritten: place => this.#stage.paneOf(place.key).root.querySelector('textarea[name=message]').value.trim() !== '',
        hasAccepted: link => this.#store.accepted.has(new URL(link).searchParams.get('attestationid')),
        hasHeard: Boolean(this.#story.hasHeard),
      }),
      agent: cast.agent,
      customer: record?.customer,
    };
  }

  #draw() {
    if (!this.#hasStarted) return;
    const isOn = Boolean(this.#story?.isOn);
    this.#opener.textContent = text(isOn ? 'leave' : this.#story?.since ? 'goOn' : 'play');
    const isInviting = !this.#story && !this.#store.isUsed;
    this.root.hidden = !isOn && !isInviting;
    const plan = isOn ? this.#plan() : null;
    this.#light(plan?.target);
    const said = plan && [plan.step, plan.task, plan.person.key, plan.link, plan.target, this.#revisionOf(plan.target)];
    const look = JSON.stringify([isOn, isInviting, said]);
    if (look === this.#drawn) return;
    const focused = this.root.contains(document.activeElement);
    this.#drawn = look;
    this.root.dataset.turn = String(Number(this.root.dataset.turn ?? 0) + 1);
    this.root.replaceChildren(...(plan ? this.#coach(plan) : isInviting ? this.#invitation() : []));
    if (focused && !this.root.contains(document.activeElement)) this.root.querySelector('.task')?.focus();
  }

  // The same button or form on a card that moved on is another thing to do; a card to be looked at is not.
  #revisionOf(target) {
    return (target?.button || target?.form) && this.#store.places.get(target.place).messages.get(target.message)?.revision;
  }

  #invitation() {
    return [
      element('p', { class: 'task' }, text('invite')),
      element('div', { class: 'row' },
        this.#button('begin', 'play', () => this.#begin(), 'primary'),
        this.#button('not-now', 'notNow', () => this.#end())),
    ];
  }

  #coach(plan) {
    const done = Math.min(plan.step - 1, 5);
    return [
      element('ol', { class: 'steps', 'aria-label': text('stepsDone', { done }) }, ...STEPS.map(number => this.#step(number, plan.step))),
      plan.task === 'busy' ? null : this.#face(plan),
      element('p', { class: 'task', role: 'status', tabindex: '-1', 'data-task': plan.task },
        text(`task_${plan.task}`, { name: first(plan.person), other: plan.other?.name, words: this.#wordsFor(plan) })),
      element('div', { class: 'row' }, ...this.#offers(plan).filter(Boolean)),
    ].filter(Boolean);
  }

  // In whose chat it goes on.
  #face({ target, person }) {
    return target && this.#store.places.get(target.place).isChannel ? teamAvatar() : avatar(person);
  }

  #step(number, now) {
    const isDone = number < now;
    return element('li', { class: isDone ? 'done' : number === now ? 'now' : undefined, 'aria-current': number === now ? 'step' : undefined },
      element('i', { 'aria-hidden': 'true' }, isDone ? '✓' : String(number)),
      element('span', {}, text(`step${number}`)));
  }

  #offers(plan) {
    if (plan.step > 5) {
      return [
        plan.task === 'done' ? this.#button('tamper', 'openLedger', () => this.#stage.openLedger(plan.customer), 'primary') : null,
        this.#button('again', 'again', () => this.#begin()),
        this.#button('finish', 'finish', () => this.#end()),
      ];
    }
    return [
      plan.fill ? this.#button('fill', 'fill', () => this.#fill(plan), 'primary') : null,
      plan.say ? this.#button('write', 'write', () => this.#write(plan), 'primary') : null,
      plan.link ? this.#button('link', 'openLink', () => window.open(plan.link, '_blank', 'noopener'), 'primary') : null,
      plan.canGoOn ? this.#button('next', 'next', () => this.#goOn(), plan.task === 'channel' ? 'primary' : undefined) : null,
      plan.target ? this.#button('show', 'showMe', () => this.#show(plan)) : null,
      this.#button('leave', 'leave', () => this.#leave()),
    ];
  }

  #button(name, title, onclick, look = 'plain') {
    return element('button', { type: 'button', name, class: look, onclick }, text(title));
  }

  #wordsFor({ say, task, agent }) {
    if (say?.isChannel) return `@McaBot subscribe ${say.locale.slice(0, 2)}`;
    const isFrench = agent.locale.startsWith('fr');
    if (task === 'ask') return isFrench ? 'attester' : 'attest';
    return `${isFrench ? 'vérifier' : 'verify'} ${this.#story.customer}`;
  }

  async #fill(plan) {
    this.#stage.show(plan.agent.key);
    const view = this.#stage.paneOf(plan.agent.key).viewOf(plan.fill.id);
    if (!this.#story.sample) this.#keep({ ...this.#story, sample: (await act('/page/sample', {})).customer });
    await view.fill(sampleOf(this.#story.sample));
    this.update();
    this.#show(plan);
  }

  #write(plan) {
    this.#stage.show(plan.say.key);
    const pane = this.#stage.paneOf(plan.say.key);
    pane.speakAs(plan.agent.key);
    pane.write(this.#wordsFor(plan));
    this.update();
  }

  #goOn() {
    this.#keep({ ...this.#story, hasHeard: true });
    this.#draw();
    this.root.querySelector('.task')?.focus();
  }

  #show(plan) {
    this.#stage.show(plan.target.place);
    this.#draw();
    const target = this.#find(plan.target);
    target?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    target?.focus({ preventScroll: true });
  }

  #light(target) {
    const found = target ? [this.#find(target), document.querySelector(`.places [data-place="${target.place}"]`)].filter(Boolean) : [];
    this.#lit?.forEach(item => found.includes(item) || item.classList.remove('lit'));
    found.forEach(item => item.classList.add('lit'));
    this.#lit = found;
  }

  #find({ place, message, button, name, form }) {
    const { root } = this.#stage.paneOf(place);
    if (name) return root.querySelector(`.compose [name=${name}]`) ?? root.querySelector(`[name=${name}]`);
    if (!message) return null;
    const view = root.querySelector(`[data-message-id="${message}"]`);
    if (form) return view?.querySelector('[data-input]') ?? view;
    return button ? view?.querySelector(`button[data-verb="${button}"]`) ?? view?.querySelector('[data-overflow]') ?? view : view;
  }

  #opener;
}
