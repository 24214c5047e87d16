// What the conversation page knows: one value, changed only by apply_event. A snapshot with the events since is the
// same as a fresh snapshot.
import type { OutboxEntry } from '../core/outbox';

export type From = 'you' | 'person' | 'bot' | 'automatic';

export interface Message {
  seq: number;
  at: string; // RFC 3339
  from: From;
  name: string;
  message_id: string;
  text: string;
}

export interface ConversationState {
  work: 'open' | 'closed';
  consumer_delivered_seq: number;
  consumer_read_seq: number;
  business_read_seq: number;
}

// As GET …/conversation and the stream send it.
export interface ConsumerEvent {
  seq: number;
  at: string;
  kind: 'message_sent' | 'receipt_given' | 'conversation_closed' | 'conversation_reopened' | 'presence_shown';
  from: From;
  name?: string;
  message_id?: string;
  text?: string;
  presence?: 'typing_started' | 'typing_stopped' | 'representative_joined' | 'representative_left';
  receipt?: { kind: 'delivered' | 'read'; up_to_seq: number };
  reason_code?: string;
}

export interface Snapshot {
  seq: number;
  conversation: ConversationState | null;
  messages: readonly ConsumerEvent[];
  has_earlier: boolean;
}

export interface Written {
  text: string;
}
export type Pending = OutboxEntry<Written>;

export interface ChatState {
  seq: number; // the newest event in here: where the stream resumes
  conversation: ConversationState | null;
  messages: readonly Message[]; // by seq, each once
  has_earlier: boolean;
  pending: readonly Pending[]; // in the outbox and not among the messages
  typing: string | null; // the name of who is writing; "" without a name
}

export type StateEvent =
  | { kind: 'snapshot'; snapshot: Snapshot }
  | { kind: 'event'; event: ConsumerEvent } // from the stream
  | { kind: 'accepted'; event: ConsumerEvent } // the answer to a post: says nothing about events before it
  | { kind: 'earlier'; messages: readonly ConsumerEvent[]; has_earlier: boolean }
  | { kind: 'outbox'; entries: readonly Pending[] }
  | { kind: 'typing_expired' };

export const kEmptyState: ChatState = {
  seq: 0,
  conversation: null,
  messages: [],
  has_earlier: false,
  pending: [],
  typing: null,
};

const kNewConversation: ConversationState = {
  work: 'open',
  consumer_delivered_seq: 0,
  consumer_read_seq: 0,
  business_read_seq: 0,
};

export function apply_event(state: ChatState, event: StateEvent): ChatState {
  switch (event.kind) {
    case 'snapshot':
      return apply_snapshot(state, event.snapshot);
    case 'event':
      if (event.event.seq <= state.seq) return state;
      return { ...apply_fact(state, event.event), seq: event.event.seq };
    case 'accepted':
      return add_messages(state, [event.event]);
    case 'earlier':
      return { ...add_messages(state, event.messages), has_earlier: event.has_earlier };
    case 'outbox':
      return { ...state, pending: without_sent(event.entries, state.messages) };
    case 'typing_expired':
      return state.typing === null ? state : { ...state, typing: null };
  }
}

function apply_snapshot(state: ChatState, snapshot: Snapshot): ChatState {
  const { seq, conversation, messages, has_earlier } = snapshot;
  return { ...add_messages({ ...kEmptyState, pending: state.pending }, messages), seq, conversation: conversation ?? null, has_earlier };
}

function apply_fact(state: ChatState, event: ConsumerEvent): ChatState {
  const conversation = state.conversation ?? kNewConversation;
  switch (event.kind) {
    case 'message_sent':
      return add_messages(event.from === 'you' ? state : { ...state, typing: null }, [event]);
    case 'receipt_given':
      return { ...state, conversation: apply_receipt(conversation, event) };
    case 'conversation_closed':
      return { ...state, conversation: { ...conversation, work: 'closed' }, typing: null };
    case 'conversation_reopened':
      return { ...state, conversation: { ...conversation, work: 'open' } };
    case 'presence_shown':
      return apply_presence(state, event);
  }
}

function apply_receipt(conversation: ConversationState, event: ConsumerEvent): ConversationState {
  if (event.receipt === undefined) return conversation;
  const { kind, up_to_seq } = event.receipt;
  const field = event.from !== 'you' ? 'business_read_seq' : kind === 'read' ? 'consumer_read_seq' : 'consumer_delivered_seq';
  if (event.from !== 'you' && kind !== 'read') return conversation;
  return { ...conversation, [field]: Math.max(conversation[field], up_to_seq) };
}

function apply_presence(state: ChatState, event: ConsumerEvent): ChatState {
  if (event.from === 'you') return state;
  if (event.presence === 'typing_started') return { ...state, typing: event.name ?? '' };
  return { ...state, typing: null };
}

function add_messages(state: ChatState, events: readonly ConsumerEvent[]): ChatState {
  const known = new Set(state.messages.map((message) => message.seq));
  const fresh = events.filter((event) => event.text !== undefined && !known.has(event.seq)).map(to_message);
  if (fresh.length === 0) return state;
  const messages = [...state.messages, ...fresh].sort((a, b) => a.seq - b.seq);
  const conversation = state.conversation ?? kNewConversation;
  return { ...state, conversation, messages, pending: without_sent(state.pending, messages) };
}

function to_message(event: ConsumerEvent): Message {
  const { seq, at, from, name = '', message_id = '', text = '' } = event;
  return { seq, at, from, name, message_id, text };
}

function without_sent(entries: readonly Pending[], messages: readonly Message[]): Pending[] {
  const sent = new Set(messages.map((message) => message.message_id));
  return entries.filter((entry) => !sent.has(entry.id));
}
