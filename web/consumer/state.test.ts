import { describe, expect, test } from 'vitest';
import { make_random } from '../core/random';
import { apply_event, kEmptyState, type ChatState, type ConsumerEvent, type ConversationState, type Snapshot, type StateEvent } from './state';

const at = '2026-11-22T10:00:00.000Z';

function said(seq: number, from: ConsumerEvent['from'], text = `text ${seq}`): ConsumerEvent {
  return { seq, at, kind: 'message_sent', from, name: from === 'person' ? 'Marina' : '', message_id: `m${seq}`, text };
}

function after(...events: StateEvent[]): ChatState {
  return events.reduce(apply_event, kEmptyState);
}

// The server's side, written without apply_event: it folds the whole log anew for every snapshot.
function snapshot_of(log: readonly ConsumerEvent[], newest: number): Snapshot {
  const seen = log.filter((event) => event.seq <= newest);
  const marks = (wanted: (event: ConsumerEvent) => boolean) =>
    Math.max(0, ...seen.filter(wanted).map((event) => event.receipt?.up_to_seq ?? 0));
  const is_receipt = (event: ConsumerEvent, is_mine: boolean, kind: string) =>
    event.kind === 'receipt_given' && (event.from === 'you') === is_mine && event.receipt?.kind === kind;
  const turn = seen.findLast((event) => event.kind === 'conversation_closed' || event.kind === 'conversation_reopened');
  const conversation: ConversationState = {
    work: turn?.kind === 'conversation_closed' ? 'closed' : 'open',
    consumer_delivered_seq: marks((event) => is_receipt(event, true, 'delivered')),
    consumer_read_seq: marks((event) => is_receipt(event, true, 'read')),
    business_read_seq: marks((event) => is_receipt(event, false, 'read')),
  };
  const has_any = seen.some((event) => event.kind !== 'presence_shown');
  return { seq: newest, conversation: has_any ? conversation : null, messages: seen, has_earlier: false };
}

function random_log(random: () => number, length: number): ConsumerEvent[] {
  const log: ConsumerEvent[] = [];
  let seq = 0;
  for (let i = 0; i < length; i++) {
    seq += 1 + Math.floor(random() * 3); // other conversations of the brand take numbers too
    const from = (['you', 'person', 'bot', 'automatic'] as const)[Math.floor(random() * 4)] ?? 'you';
    const choice = random();
    if (choice < 0.5) log.push(said(seq, from));
    else if (choice < 0.75) {
      const kind = random() < 0.5 ? 'delivered' : 'read';
      log.push({ seq, at, kind: 'receipt_given', from, receipt: { kind, up_to_seq: Math.floor(random() * seq) } });
    } else if (choice < 0.83) log.push({ seq, at, kind: 'conversation_closed', from: 'person' });
    else if (choice < 0.91) log.push({ seq, at, kind: 'conversation_reopened', from });
    else log.push({ seq, at, kind: 'presence_shown', from: 'person', presence: random() < 0.5 ? 'typing_started' : 'typing_stopped' });
  }
  return log;
}

// Typing is of the moment and in no snapshot.
function lasting(state: ChatState) {
  const { typing: _, ...rest } = state;
  return rest;
}

describe('a snapshot with the events since is a fresh snapshot', () => {
  test.each(Array.from({ length: 100 }, (_, seed) => seed))('seed %d', (seed) => {
    const random = make_random(seed);
    const log = random_log(random, 60);
    const newest = log.at(-1)?.seq ?? 0;
    const cut = Math.floor(random() * (newest + 1));
    let state = after({ kind: 'snapshot', snapshot: snapshot_of(log, cut) });
    for (const event of log) {
      if (event.seq > cut || random() < 0.3) state = apply_event(state, { kind: 'event', event }); // old ones again
      // The answer to a post may overtake the stream.
      const own = log.find((later) => later.seq > event.seq && later.from === 'you' && later.kind === 'message_sent');
      if (own !== undefined && random() < 0.2) state = apply_event(state, { kind: 'accepted', event: own });
    }
    const fresh = after({ kind: 'snapshot', snapshot: snapshot_of(log, newest) });
    expect(lasting(state)).toEqual(lasting(fresh));
  });
});

test('the answer to a post does not hide an event that is still on its way', () => {
  const state = after(
    { kind: 'accepted', event: said(12, 'you') },
    { kind: 'event', event: said(11, 'person') },
    { kind: 'event', event: said(12, 'you') },
  );
  expect(state.messages.map((message) => message.seq)).toEqual([11, 12]);
  expect(state.seq).toBe(12);
});

test('what the server has is not pending any more, in whatever order the news comes', () => {
  const entry = { id: 'm7', order: 1, at: 0, body: { text: 'text 7' } };
  const other = { id: 'm8', order: 2, at: 0, body: { text: 'x' } };
  const waiting = after({ kind: 'outbox', entries: [entry, other] });
  expect(waiting.pending).toEqual([entry, other]);
  const sent = apply_event(waiting, { kind: 'event', event: said(7, 'you') });
  expect(sent.pending).toEqual([other]);
  expect(apply_event(sent, { kind: 'outbox', entries: [entry, other] }).pending).toEqual([other]);
});

test('a fresh snapshot replaces the messages and keeps what is pending', () => {
  const entry = { id: 'p', order: 1, at: 0, body: { text: 'x' } };
  const before = after({ kind: 'event', event: said(1, 'you') }, { kind: 'outbox', entries: [entry] });
  const state = apply_event(before, {
    kind: 'snapshot',
    snapshot: { seq: 5000, conversation: null, messages: [said(4999, 'person')], has_earlier: true },
  });
  expect(state.messages.map((message) => message.seq)).toEqual([4999]);
  expect(state.pending).toEqual([entry]);
  expect([state.seq, state.has_earlier]).toEqual([5000, true]);
});

test('earlier messages go in front, each once', () => {
  const state = after(
    { kind: 'event', event: said(10, 'you') },
    { kind: 'earlier', messages: [said(3, 'you'), said(10, 'you')], has_earlier: false },
  );
  expect(state.messages.map((message) => message.seq)).toEqual([3, 10]);
  expect(state.seq).toBe(10);
});

test('typing shows a name and ends by a message, a stop, a close or time', () => {
  const typing: ConsumerEvent = { seq: 5, at, kind: 'presence_shown', from: 'person', name: 'Marina', presence: 'typing_started' };
  const state = after({ kind: 'event', event: typing });
  expect(state.typing).toBe('Marina');
  expect(apply_event(state, { kind: 'event', event: said(6, 'you') }).typing).toBe('Marina');
  expect(apply_event(state, { kind: 'event', event: said(6, 'person') }).typing).toBeNull();
  expect(apply_event(state, { kind: 'event', event: { ...typing, seq: 6, presence: 'typing_stopped' } }).typing).toBeNull();
  expect(apply_event(state, { kind: 'event', event: { seq: 6, at, kind: 'conversation_closed', from: 'person' } }).typing).toBeNull();
  expect(apply_event(state, { kind: 'typing_expired' }).typing).toBeNull();
});

test('an old state is never changed', () => {
  const state = Object.freeze(after({ kind: 'event', event: said(1, 'you') }));
  Object.freeze(state.messages);
  apply_event(state, { kind: 'event', event: said(2, 'person') });
  expect(state.messages).toHaveLength(1);
});
