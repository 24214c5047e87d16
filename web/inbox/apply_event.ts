// The state of a conversation after one more event: the same function as domain::apply in src/domain/conversation.cpp,
// line for line, held equal by tests/fixtures/apply_event.json. Pure; returns a new object.
import type { Conversation, EventBodies, EventOf, StaffEvent, Timestamp } from './domain';

const kAnswerLimitMs = 24 * 3_600_000;
const kEpisodeGapMs = 7 * 24 * 3_600_000;
const kPreviewCharsMax = 120;

// While an event is applied; the types promise read-only to everybody else.
type Draft = { -readonly [K in keyof Conversation]: Conversation[K] };

export function apply_event(current: Conversation | null, event: StaffEvent): Conversation {
  if (event.kind === 'conversation_started') return { ...started(event), last_seq: event.seq };
  if (current === null) throw new Error(`the first event of a conversation is ${event.kind}`);
  if (event.seq <= current.last_seq) throw new Error(`event ${event.seq} after ${current.last_seq}`);
  const state: Draft = { ...current };
  switch (event.kind) {
    case 'message_sent': apply_message(state, event); break;
    case 'receipt_given': apply_receipt(state, event.actor.kind, event.body); break;
    case 'conversation_closed': apply_closed(state, event); break;
    case 'conversation_reopened': apply_reopened(state, event.at); break;
    case 'message_refused': break;
    case 'presence_shown': break;
  }
  state.last_seq = event.seq;
  return state;
}

function started(event: EventOf<'conversation_started'>): Conversation {
  const { location, agent, consumer, consumer_name, locale, entry_point } = event.body;
  return {
    id: event.conversation, location, agent, consumer, consumer_name, locale, entry_point,
    created_at: event.at, work: 'open', clock: 'none', episode: 1, last_activity_at: event.at, last_seq: 0,
    user_messages: 0, business_messages: 0, unread: 0, last_user_seq: 0, consumer_delivered_seq: 0,
    consumer_read_seq: 0, staff_read_seq: 0, preview: '', preview_actor: 'consumer',
  };
}

function apply_message(state: Draft, event: EventOf<'message_sent'>): void {
  if (event.actor.kind === 'consumer') apply_consumer_message(state, event);
  else apply_business_message(state, event);
  state.last_activity_at = event.at;
  show_in_preview(state, event);
}

// What a bot says while the consumer waits does not hide what they wait for.
function show_in_preview(state: Draft, event: EventOf<'message_sent'>): void {
  if (state.clock === 'running' && event.actor.kind !== 'consumer') return;
  state.preview = preview_of(event.body.text);
  state.preview_actor = event.actor.kind;
}

// The oldest unanswered message rules; later ones move nothing.
function apply_consumer_message(state: Draft, event: EventOf<'message_sent'>): void {
  const last_message_at = [state.last_user_at ?? '', state.last_business_at ?? ''].sort()[1];
  if (last_message_at && ms_between(last_message_at, event.at) >= kEpisodeGapMs) state.episode += 1;
  state.last_user_at = event.at;
  state.last_user_seq = event.seq;
  state.user_messages += 1;
  state.unread += 1;
  state.work = 'open';
  delete state.close_reason;
  if (state.clock === 'running') return;
  state.clock = 'running';
  state.clock_due_at = new Date(Date.parse(event.at) + kAnswerLimitMs).toISOString();
}

// Only a person's answer stops the clock.
function apply_business_message(state: Draft, event: EventOf<'message_sent'>): void {
  state.last_business_at = event.at;
  state.business_messages += 1;
  if (event.actor.kind !== 'staff') return;
  state.unread = 0;
  state.staff_read_seq = event.seq;
  stop_clock(state);
}

function apply_receipt(state: Draft, actor: StaffEvent['actor']['kind'], body: EventBodies['receipt_given']): void {
  if (actor !== 'consumer') {
    if (actor !== 'staff' || body.kind !== 'read') return;
    state.staff_read_seq = Math.max(state.staff_read_seq, body.up_to_seq);
    if (state.staff_read_seq >= state.last_user_seq) state.unread = 0;
    return;
  }
  state.consumer_delivered_seq = Math.max(state.consumer_delivered_seq, body.up_to_seq);
  if (body.kind === 'read') state.consumer_read_seq = Math.max(state.consumer_read_seq, body.up_to_seq);
}

function apply_closed(state: Draft, event: EventOf<'conversation_closed'>): void {
  state.work = 'closed';
  state.close_reason = event.body.reason;
  state.unread = 0;
  state.last_activity_at = event.at;
  stop_clock(state);
}

function apply_reopened(state: Draft, at: Timestamp): void {
  state.work = 'open';
  delete state.close_reason;
  state.last_activity_at = at;
}

function stop_clock(state: Draft): void {
  if (state.clock !== 'running') return;
  state.clock = 'stopped';
  delete state.clock_due_at;
}

function preview_of(text: string): string {
  return Array.from(text).slice(0, kPreviewCharsMax).join('').replace(/[\n\r\t]/g, ' ');
}

function ms_between(from: Timestamp, to: Timestamp): number {
  return Date.parse(to) - Date.parse(from);
}
