// The law of the inbox: a snapshot at any moment plus the events since it equals the snapshot at the end — rows, their
// order and the totals — and what is inserted one by one stands where sorting everything would put it.
import { describe, expect, test } from 'vitest';
import { make_random } from '../core/random';
import { apply_changes } from './apply_changes';
import { apply_event } from './apply_event';
import { kViews, type Conversation, type Counts, type ListAnswer, type StaffEvent, type ViewName } from './domain';
import { actor, asked_at, event_of, kConversation } from './made_events';
import { conversation_of, kInitialState, type Change, type State } from './state';
import { add_counts, belongs, compare_keys, count_change, kNoCounts, sort_key } from './views';

const kStart = Date.parse('2026-11-01T08:00:00.000Z');

// A stand-in for the server: the truth after each event, and its answers to list requests.
class Log {
  readonly events: StaffEvent[] = [];
  readonly conversations = new Map<string, Conversation>();
  private now = kStart;

  constructor(private readonly random: () => number) {}

  get seq(): number {
    return this.events.at(-1)?.seq ?? 0;
  }

  step(): void {
    const pick = this.random();
    this.now += Math.floor(this.random() * 5_400_000);
    const ids = [...this.conversations.keys()];
    const id = ids[Math.floor(this.random() * ids.length)];
    if (id === undefined || pick < 0.15) return this.begin();
    const known = this.conversations.get(id);
    const staff = actor('staff', 'Ana');
    if (known?.work === 'closed' && pick < 0.6) this.add('conversation_reopened', id, {}, actor('consumer', 'c'));
    if (pick < 0.45) this.add('message_sent', id, { text: `t${this.seq}` }, actor('consumer', 'c'));
    else if (pick < 0.65) this.add('message_sent', id, { text: 'r' }, staff);
    else if (pick < 0.72) this.add('message_sent', id, { text: 'b' }, actor('bot', 'Bia'));
    else if (pick < 0.82) this.add('conversation_closed', id, { reason: 'spam' }, staff);
    else if (pick < 0.92) this.add('receipt_given', id, { kind: 'read', up_to_seq: this.seq }, staff);
    else this.add('presence_shown', id, {}, staff);
  }

  private begin(): void {
    const id = `conversation-${String(this.conversations.size).padStart(4, '0')}`;
    this.add('conversation_started', id, {}, actor('consumer', 'c'));
    this.add('message_sent', id, {}, actor('consumer', 'c'));
  }

  private add(...[kind, id, body, by]: [StaffEvent['kind'], string, object, ReturnType<typeof actor>]): void {
    // The server numbers the whole brand; others' events leave gaps here.
    const seq = this.seq + 1 + Math.floor(this.random() * 2);
    const event = event_of(seq, kind, new Date(this.now).toISOString(), body, by, id);
    this.events.push(event);
    this.conversations.set(id, apply_event(this.conversations.get(id) ?? null, event));
  }

  list(view: ViewName, limit: number, after = 0): ListAnswer {
    const all = this.sorted(view);
    const items = all.slice(after, after + limit);
    const answer: ListAnswer = { seq: this.seq, counts: this.counts(), items };
    return after + limit < all.length ? { ...answer, next: String(after + limit) } : answer;
  }

  sorted(view: ViewName): Conversation[] {
    const members = [...this.conversations.values()].filter((conversation) => belongs(view, conversation));
    return members.sort((a, b) => compare_keys(view, sort_key(view, a), sort_key(view, b)));
  }

  counts(): Counts {
    let counts = kNoCounts;
    for (const one of this.conversations.values()) counts = add_counts(counts, count_change(undefined, one));
    return counts;
  }
}

function run(state: State, ...changes: Change[]): State {
  return apply_changes(state, changes, kStart);
}

function loaded(state: State, log: Log, limit: number): State {
  const load = (view: ViewName): Change => (
    { kind: 'list_loaded', view, store: null, page: 'first', answer: log.list(view, limit) }
  );
  return run(state, ...kViews.map(load));
}

function expect_equal(state: State, log: Log): void {
  for (const view of kViews) {
    const truth = log.sorted(view).map((conversation) => conversation.id);
    const { ids, edge } = state.views[view];
    if (edge === null) expect(ids).toEqual(truth);
    else expect(ids).toEqual(truth.slice(0, ids.length));
  }
  expect(state.counts).toEqual(log.counts());
}

test.each(Array.from({ length: 40 }, (_, seed) => seed))('snapshot + events = snapshot (seed %d)', (seed) => {
  const random = make_random(seed);
  const log = new Log(random);
  for (let i = 0; i < 60; i++) log.step();
  let state = loaded(kInitialState, log, 10_000);
  for (let batch = 0; batch < 12; batch++) {
    const from = log.events.length;
    for (let i = Math.floor(random() * 9); i >= 0; i--) log.step();
    // A reconnected stream repeats what is known already.
    const again = Math.max(0, from - Math.floor(random() * 5));
    state = run(state, { kind: 'events', events: log.events.slice(again) });
    expect_equal(state, log);
    for (const [id, truth] of log.conversations) expect(conversation_of(state, id)).toEqual(truth);
  }
});

test.each(Array.from({ length: 40 }, (_, seed) => seed))('a window of the list stays a true prefix (seed %d)', (seed) => {
  const random = make_random(1000 + seed);
  const log = new Log(random);
  for (let i = 0; i < 150; i++) log.step();
  let state = loaded(kInitialState, log, 12);
  for (let batch = 0; batch < 20; batch++) {
    const from = log.events.length;
    for (let i = Math.floor(random() * 4); i >= 0; i--) log.step();
    state = run(state, { kind: 'events', events: log.events.slice(from) });
    // What sync does when an event touched a conversation that is not loaded here.
    if (state.counts_doubtful) {
      const refresh = (view: ViewName): Change => (
        { kind: 'list_loaded', view, store: null, page: 'refresh', answer: log.list(view, 12) }
      );
      state = run(state, ...kViews.map(refresh));
    }
    expect(state.counts_doubtful).toBe(false);
    expect_equal(state, log);
  }
  const view = 'needs_reply';
  const known = state.views[view].ids.length;
  state = run(state, { kind: 'list_loaded', view, store: null, page: 'next', answer: log.list(view, 10_000, known) });
  expect_equal(state, log);
  expect(state.views[view].edge).toBeNull();
});

test('an answer that the stream has overtaken does not turn the totals back', () => {
  const log = new Log(make_random(7));
  for (let i = 0; i < 80; i++) log.step();
  let state = loaded(kInitialState, log, 10_000);
  const late = log.list('open', 10_000);
  const from = log.events.length;
  for (let i = 0; i < 20; i++) log.step();
  state = run(state, { kind: 'events', events: log.events.slice(from) });
  state = run(state, { kind: 'list_loaded', view: 'open', store: null, page: 'refresh', answer: late });
  expect_equal(state, log);
  expect(state.counts_doubtful).toBe(true);  // and sync asks once more
});

describe('my own acts show at once', () => {
  const conversation = asked_at('2026-11-01T08:00:00.000Z');
  const counts = { needs_reply: 1, open: 1, closed: 0, everything: 1 };
  const answer: ListAnswer = { seq: 2, counts, items: [conversation] };
  const load = (view: ViewName): Change => ({ kind: 'list_loaded', view, store: null, page: 'first', answer });
  const start = run(kInitialState, load('needs_reply'), load('open'));
  const closing: Change = { kind: 'overlay_laid', id: kConversation, overlay: { kind: 'close', reason: 'spam' } };

  test('close leaves the list and the count, a refusal brings both back', () => {
    const closed = run(start, closing);
    expect(closed.views.needs_reply.ids).toEqual([]);
    expect(closed.counts).toEqual({ needs_reply: 0, open: 0, closed: 1, everything: 1 });
    expect(conversation_of(closed, kConversation)).toMatchObject({ work: 'closed', clock: 'stopped', unread: 0 });
    const back = run(closed, { kind: 'overlay_lifted', id: kConversation });
    expect(back.views.needs_reply.ids).toEqual([kConversation]);
    expect(back.counts).toEqual(counts);
  });

  test('the answer confirms it, and the same event from the stream changes nothing more', () => {
    const event = event_of(3, 'conversation_closed', '2026-11-01T09:00:00.000Z', { reason: 'spam' }, actor('staff', 'A'));
    const after = apply_event(conversation, event);
    const confirmed = run(
      run(start, closing),
      { kind: 'conversation_answered', answer: { seq: 3, conversation: after } },
      { kind: 'overlay_lifted', id: kConversation },
    );
    expect(confirmed.counts).toEqual({ needs_reply: 0, open: 0, closed: 1, everything: 1 });
    const streamed = run(confirmed, { kind: 'events', events: [event] });
    expect(streamed.counts).toEqual(confirmed.counts);
    expect(streamed.seq).toBe(3);
  });

  test('a list that arrives in between keeps the act', () => {
    const refreshed = run(run(start, closing), {
      kind: 'list_loaded', view: 'needs_reply', store: null, page: 'refresh', answer,
    });
    expect(refreshed.views.needs_reply.ids).toEqual([]);
    expect(refreshed.counts.needs_reply).toBe(0);
  });
});

describe('threads', () => {
  const conversation = asked_at('2026-11-01T08:00:00.000Z');
  const first = event_of(2, 'message_sent', '2026-11-01T08:00:00.000Z');
  const later = event_of(5, 'message_sent', '2026-11-01T08:02:00.000Z', { text: 'b' });
  const between = event_of(4, 'message_sent', '2026-11-01T08:01:00.000Z', { text: 'a' }, actor('staff', 'Ana'));
  const counts = { needs_reply: 1, open: 1, closed: 0, everything: 1 };
  const start = run(
    kInitialState,
    { kind: 'list_loaded', view: 'open', store: null, page: 'first', answer: { seq: 2, counts, items: [conversation] } },
    { kind: 'conversation_chosen', id: kConversation },
    { kind: 'thread_loading', id: kConversation },
    { kind: 'thread_loaded', answer: { seq: 2, conversation, events: [first], has_earlier: true } },
  );
  const seqs = (state: State) => state.threads.get(kConversation)?.events.map((event) => event.seq);

  test('events keep their order when an answer overtakes the stream', () => {
    const answered = run(start, {
      kind: 'conversation_answered', answer: { seq: 5, conversation: { ...conversation, last_seq: 5 } }, event: later,
    });
    expect(seqs(run(answered, { kind: 'events', events: [between, later] }))).toEqual([2, 4, 5]);
  });

  test('what the stream brought during loading is kept', () => {
    const live = run(start, { kind: 'events', events: [between] });
    const reloaded = run(live, {
      kind: 'thread_loaded', answer: { seq: 2, conversation, events: [first], has_earlier: false },
    });
    expect(seqs(reloaded)).toEqual([2, 4]);
  });

  test('the divider stands behind what staff had read when it was opened', () => {
    expect(start.threads.get(kConversation)?.unread_after).toBe(0);
  });

  test('a writer is named until they send', () => {
    const typing = event_of(3, 'presence_shown', '2026-11-01T08:00:30.000Z', {}, actor('staff', 'Ana'));
    const writing = run(start, { kind: 'events', events: [typing] });
    expect([...(writing.writers.get(kConversation)?.values() ?? [])].map((writer) => writer.name)).toEqual(['Ana']);
    expect(run(writing, { kind: 'events', events: [between] }).writers.size).toBe(0);
  });
});

describe('the end of a session', () => {
  const log = new Log(make_random(3));
  for (let i = 0; i < 30; i++) log.step();
  const start = run(
    loaded(kInitialState, log, 10), { kind: 'view_chosen', view: 'open' }, { kind: 'conversation_chosen', id: 'a' },
  );

  test('signing out forgets everything', () => {
    expect(run(start, { kind: 'signed_out', keeps_place: false })).toEqual(kInitialState);
  });

  test('being signed out keeps the place and nothing else', () => {
    const state = run(start, { kind: 'signed_out', keeps_place: true });
    expect(state).toEqual({ ...kInitialState, view: 'open', selected: 'a' });
  });
});

test('a conversation that goes to a store that is not mine leaves; one that goes to another of mine stays', () => {
  const at = '2026-11-20T08:00:00.000Z';
  const conversation = asked_at(at);
  const other = '01900000-0000-7000-8000-0000000000bb';
  const store = (id: string) => ({ id, name: id }) as never;
  const base: State = { ...kInitialState, session: { locations: [store(conversation.location)] } as never, seq: conversation.last_seq, selected: conversation.id };
  const answer: ListAnswer = { seq: conversation.last_seq, counts: { needs_reply: 1, open: 1, closed: 0, everything: 1 }, items: [conversation] };
  const loaded = apply_changes({ ...base, seq: -1 }, [{ kind: 'list_loaded', view: 'needs_reply', store: null, page: 'first', answer }], Date.parse(at));
  const moved = event_of(conversation.last_seq + 1, 'conversation_moved', at, { from: conversation.location, to: other }, actor('staff', 'Mia'));
  const gone = apply_changes(loaded, [{ kind: 'events', events: [moved] }], Date.parse(at));
  expect(gone.entities.size).toBe(0);
  expect(gone.views.needs_reply.ids).toEqual([]);
  expect(gone.counts.needs_reply).toBe(0);
  expect(gone.selected).toBeNull();
  const both: State = { ...loaded, session: { locations: [store(conversation.location), store(other)] } as never };
  const stays = apply_changes(both, [{ kind: 'events', events: [moved] }], Date.parse(at));
  expect(stays.entities.get(conversation.id)?.location).toBe(other);
  expect(stays.counts.needs_reply).toBe(1);
});
