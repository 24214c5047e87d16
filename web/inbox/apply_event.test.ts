import { describe, expect, test } from 'vitest';
import { apply_event } from './apply_event';
import type { Conversation, StaffEvent } from './domain';
import { actor, event_of } from './made_events';

interface Case {
  events: StaffEvent[];
  state: Conversation;
}

// Written by the C++ tests from what domain::apply makes of the same events.
const fixtures = import.meta.glob<Case[]>('../../tests/fixtures/apply_event.json', { import: 'default', eager: true });

function replay(events: readonly StaffEvent[]): Conversation {
  let state: Conversation | null = null;
  for (const event of events) state = apply_event(state, event);
  if (state === null) throw new Error('a conversation has at least one event');
  return state;
}

test('the same events give the same conversation as in the server', () => {
  const cases = Object.values(fixtures).flat();
  expect(cases.length, 'tests/fixtures/apply_event.json is missing').toBeGreaterThan(0);
  for (const { events, state } of cases) expect(replay(events)).toEqual(state);
});

describe('by hand', () => {
  const started = event_of(1, 'conversation_started', '2026-11-20T08:00:00.000Z');
  const hello = event_of(2, 'message_sent', '2026-11-20T08:00:00.000Z', { text: 'Oi!\nVocês abrem hoje?' });
  const staff = actor('staff', 'Marina');

  test('a first message starts the clock and fills the row', () => {
    const state = replay([started, hello]);
    expect(state).toMatchObject({
      clock: 'running', clock_due_at: '2026-11-21T08:00:00.000Z', unread: 1, user_messages: 1, episode: 1,
      preview: 'Oi! Vocês abrem hoje?', preview_actor: 'consumer', last_seq: 2, last_user_seq: 2, work: 'open',
    });
  });

  test('a second message does not move the deadline', () => {
    const again = event_of(3, 'message_sent', '2026-11-20T09:00:00.000Z', { text: 'Alô?' });
    expect(replay([started, hello, again])).toMatchObject({ clock_due_at: '2026-11-21T08:00:00.000Z', unread: 2 });
  });

  test('a bot and an automatic text do not stop the clock, a person does', () => {
    const bot = event_of(3, 'message_sent', '2026-11-20T08:00:01.000Z', { text: 'Um momento' }, actor('bot', 'Bia'));
    const away = event_of(4, 'message_sent', '2026-11-20T08:00:02.000Z', { text: 'Fechado' }, actor('automatic', ''));
    const waiting = replay([started, hello, bot, away]);
    expect(waiting).toMatchObject({ clock: 'running', unread: 1, business_messages: 2 });
    const answer = event_of(5, 'message_sent', '2026-11-20T08:05:00.000Z', { text: 'Sim!' }, staff);
    const answered = apply_event(waiting, answer);
    expect(answered).toMatchObject({ clock: 'stopped', unread: 0, staff_read_seq: 5, business_messages: 3 });
    expect(answered).not.toHaveProperty('clock_due_at');
  });

  test('while the customer waits the preview is their last words, whatever a bot says', () => {
    const bot = event_of(3, 'message_sent', '2026-11-20T08:00:01.000Z', { text: 'Um momento' }, actor('bot', 'Bia'));
    const waiting = replay([started, hello, bot]);
    expect(waiting).toMatchObject({
      preview: 'Oi! Vocês abrem hoje?', preview_actor: 'consumer', last_activity_at: bot.at,
    });
    const answered = apply_event(waiting, event_of(4, 'message_sent', '2026-11-20T08:05:00.000Z', { text: 'Sim' }, staff));
    expect(answered).toMatchObject({ preview: 'Sim', preview_actor: 'staff' });
    const more = event_of(5, 'message_sent', '2026-11-20T08:05:01.000Z', { text: 'Mais algo?' }, actor('bot', 'Bia'));
    expect(apply_event(answered, more)).toMatchObject({ preview: 'Mais algo?', preview_actor: 'bot' });
    const spam = event_of(4, 'conversation_closed', '2026-11-20T08:10:00.000Z', { reason: 'spam' }, staff);
    expect(apply_event(waiting, spam)).toMatchObject({ preview: 'Oi! Vocês abrem hoje?', preview_actor: 'consumer' });
  });

  test('closing stops the clock and keeps the reason; a message opens again', () => {
    const closed = event_of(3, 'conversation_closed', '2026-11-20T08:10:00.000Z', { reason: 'spam' }, staff);
    const state = replay([started, hello, closed]);
    expect(state).toMatchObject({ work: 'closed', close_reason: 'spam', clock: 'voided', unread: 0 });
    const back = event_of(4, 'message_sent', '2026-11-20T10:00:00.000Z', { text: 'Oi' });
    const open = apply_event(state, back);
    expect(open).toMatchObject({ work: 'open', clock: 'running', clock_due_at: '2026-11-21T10:00:00.000Z' });
    expect(open).not.toHaveProperty('close_reason');
  });

  test('a new episode after seven silent days, not a millisecond before', () => {
    const at = (text: string) => replay([started, hello, event_of(3, 'message_sent', text, { text: 'Oi' })]).episode;
    expect(at('2026-11-27T07:59:59.999Z')).toBe(1);
    expect(at('2026-11-27T08:00:00.000Z')).toBe(2);
  });

  test('receipts only move forward', () => {
    const answer = event_of(3, 'message_sent', '2026-11-20T08:05:00.000Z', { text: 'Sim' }, staff);
    const read = event_of(4, 'receipt_given', '2026-11-20T08:06:00.000Z', { kind: 'read', up_to_seq: 3 });
    const late = event_of(5, 'receipt_given', '2026-11-20T08:06:01.000Z', { kind: 'delivered', up_to_seq: 2 });
    expect(replay([started, hello, answer, read, late])).toMatchObject({
      consumer_delivered_seq: 3, consumer_read_seq: 3, last_seq: 5,
    });
  });

  test('staff who read half of it leave the rest unread', () => {
    const more = event_of(3, 'message_sent', '2026-11-20T08:01:00.000Z', { text: 'Alô' });
    const half = event_of(4, 'receipt_given', '2026-11-20T08:02:00.000Z', { kind: 'read', up_to_seq: 2 }, staff);
    expect(replay([started, hello, more, half])).toMatchObject({ unread: 2, staff_read_seq: 2 });
  });

  test('a preview never splits a character', () => {
    const long = event_of(2, 'message_sent', '2026-11-20T08:00:00.000Z', { text: '🙂'.repeat(121) });
    expect(replay([started, long]).preview).toBe('🙂'.repeat(120));
  });

  test('a note changes nothing, and whoever it is given to, the answer is due when it was', () => {
    const note = event_of(3, 'note_added', '2026-11-20T12:00:00.000Z', {}, staff);
    const before = replay([started, hello]);
    expect(replay([started, hello, note])).toEqual({ ...before, last_seq: 3 });
    const given = event_of(4, 'assigned', '2026-11-20T13:00:00.000Z', {}, staff);
    expect(replay([started, hello, note, given])).toEqual({ ...before, last_seq: 4, assignee: { id: 'staff-Bia', name: 'Bia' } });
    const back: StaffEvent = { ...event_of(5, 'assigned', '2026-11-20T13:00:00.000Z', {}, staff), kind: 'assigned', body: { reason_code: 'CLOCK_KEPT' } };
    expect(replay([started, hello, given, back])).toEqual({ ...before, last_seq: 5 });
  });

  test('a number that does not rise is a bug, not an update', () => {
    expect(() => replay([started, hello, hello])).toThrow();
  });
});
