// Events for the tests of the inbox: complete, with the few fields that a test cares about on top.
import type { Actor, ActorKind, Conversation, EventBodies, EventKind, EventOf, StaffEvent } from './domain';
import { apply_event } from './apply_event';

export const kConversation = '01900000-0000-7000-8000-000000000001';
const kStore = '01900000-0000-7000-8000-0000000000aa';

const kBodies: EventBodies = {
  conversation_started: {
    location: kStore, agent: 'agent', consumer: 'consumer', consumer_name: 'Rafael Souza', locale: 'pt-BR',
    entry_point: 'qr',
  },
  message_sent: { message_id: 'm', text: 'Oi' },
  message_refused: {
    message_id: 'm',
    verdict: {
      decision: 'deny', reason_code: 'WINDOW_EXPIRED', policy_version: 1, evaluated_at: '2026-11-20T08:00:00.000Z',
      user_messages: 1, findings: [{ rule: 'WIN-03', decision: 'deny', reason_code: 'WINDOW_EXPIRED' }],
    },
  },
  receipt_given: { kind: 'delivered', up_to_seq: 1 },
  conversation_closed: { reason: 'done', reason_code: 'CLOSED_DONE' },
  conversation_reopened: { reason_code: 'REOPENED' },
  presence_shown: { event_id: 'p', presence: 'typing_started' },
  clock_reminded: { reason_code: 'REMINDER_1', number: 1, due_at: '2026-11-21T08:00:00.000Z' },
  clock_breached: { reason_code: 'BREACH_24H', due_at: '2026-11-21T08:00:00.000Z' },
  window_closing: { reason_code: 'WINDOW_CLOSING', number: 1, ends_at: '2026-12-20T08:00:00.000Z' },
  follow_up_changed: { state: 'suggested', reason_code: 'NUDGE_DUE' },
  send_planned: {
    message_id: 'm', text: 'It is ready.', reason: { code: 'POSTSALE.SHIPPED', evidence: '{}' },
    send_at: '2026-11-21T09:00:00.000Z', reason_code: 'QUIET_HOURS',
    verdict: { decision: 'allow', reason_code: 'IN_WINDOW', policy_version: 1, evaluated_at: '2026-11-20T08:00:00.000Z', user_messages: 1, findings: [] },
  },
  send_dropped: { message_id: 'm', reason_code: 'SEND_CANCELLED' },
  consent_changed: { is_given: true, reason_code: 'CONSENT_GIVEN', agreed_to: 'Offers' },
  contact_changed: { state: 'opted_out', reason_code: 'OPTED_OUT', evidence_seq: 2 },
  note_added: { note_id: 'n', text: 'Guardei um.', reason_code: 'NOTE', masked: [] },
  handover_changed: { step: 'requested', reason_code: 'HUMAN_REQUESTED' },
  survey_changed: { survey_id: 's', step: 'pending', reason_code: 'SURVEY_SENT', trigger: 'server', questions: [] },
  survey_answered: {
    survey_id: 's', question_id: 'needs_met', question_kind: 'required', trigger: 'server', number: 1, total: 2, option: 0,
    options: 2, text: 'Sim',
  },
  message_edited: { message_id: 'm', message_seq: 2, text: 'Olá', reason_code: 'EDITED' },
  message_deleted: { message_id: 'm', message_seq: 2, reason_code: 'DELETED', was_counted: false },
  clock_changed: { state: 'voided', reason_code: 'CLOCK_VOID' },
  block_changed: { is_blocked: true, reason_code: 'BLOCKED_BY_STORE', cause: 'spam' },
  channel_reported: {
    report_id: 'r', kind: 'channel_named', reason_code: 'CHANNEL_NAMED', channel: 'whatsapp', message_id: '', message_seq: 0,
    was_counted: false, told_at: '',
  },
  conversation_moved: { from: kStore, to: '01900000-0000-7000-8000-0000000000bb', reason_code: 'CLOCK_KEPT' },
  picture_changed: { message_id: 'm', message_seq: 2, step: 'hidden', reason_code: 'PICTURE_HIDDEN' },
  assigned: { assignee: { id: 'staff-Bia', name: 'Bia' }, reason_code: 'CLOCK_KEPT' },
  content_erased: { reason_code: 'ERASED', consumer: 'nobody' },
  erasure_asked: { is_wanted: true, reason_code: 'ERASE_AFTER_ANSWER', due_at: '2026-12-05T08:00:00.000Z' },
  export_changed: { state: 'asked', reason_code: 'EXPORT_OPEN', due_at: '2026-12-05T08:00:00.000Z' },
  legal_hold_changed: { state: 'proposed', reason_code: 'SECOND_PERSON', until: '2027-05-01T00:00:00.000Z', reason: 'case 7' },
  outage_credited: { reason_code: 'OUTAGE_CREDIT', credit_s: 3600, due_at: '2026-11-21T09:00:00.000Z', is_breach_taken_back: false },
};

export function actor(kind: ActorKind, name: string): Actor {
  return { kind, id: `${kind}-${name}`, name, avatar_url: '' };
}

export function event_of<K extends EventKind>(
  seq: number, kind: K, at: string, body: Partial<EventBodies[K]> = {}, by: Actor = actor('consumer', 'Rafael Souza'),
  conversation = kConversation,
): StaffEvent {
  const event: EventOf<K> = {
    seq, conversation, location: kStore, at, kind, actor: by, body: { ...kBodies[kind], ...body },
  };
  return event as StaffEvent;
}

// A conversation whose customer wrote once, at `at`.
export function asked_at(at: string, id = kConversation): Conversation {
  const who = actor('consumer', 'Rafael Souza');
  const started = apply_event(null, event_of(1, 'conversation_started', at, {}, who, id));
  return apply_event(started, event_of(2, 'message_sent', at, { text: 'Oi' }, who, id));
}
