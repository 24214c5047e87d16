// What a conversation shows, from its events: bubbles in groups, day marks, the unread divider, quiet lines and the
// state of my last message. Pure.
import type { OutboxEntry } from '../core/outbox';
import type { ActorKind, Conversation, EventOf, Reply, StaffEvent } from './domain';

export type Author = 'you' | ActorKind;
export type QuietEvent =
  EventOf<'conversation_closed'> | EventOf<'conversation_reopened'> | EventOf<'conversation_started'>
  | EventOf<'message_refused'> | EventOf<'clock_reminded'> | EventOf<'clock_breached'> | EventOf<'window_closing'>
  | EventOf<'follow_up_changed'> | EventOf<'contact_changed'>
  | EventOf<'send_planned'> | EventOf<'send_dropped'> | EventOf<'consent_changed'> | EventOf<'assigned'>
  | EventOf<'presence_shown'> | EventOf<'handover_changed'> | EventOf<'survey_changed'> | EventOf<'survey_answered'>
  | EventOf<'content_erased'> | EventOf<'erasure_asked'> | EventOf<'export_changed'> | EventOf<'legal_hold_changed'>
  | EventOf<'outage_credited'>
  | EventOf<'clock_changed'> | EventOf<'block_changed'> | EventOf<'channel_reported'> | EventOf<'conversation_moved'>
  | EventOf<'picture_changed'>;

export type ThreadItem =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'unread'; key: string }
  | { kind: 'quiet'; key: string; event: QuietEvent }
  | { kind: 'note'; key: string; event: EventOf<'note_added'>; author: Author }
  | {
    kind: 'message'; key: string; event: EventOf<'message_sent'>; author: Author;
    starts_group: boolean; ends_group: boolean; receipt: Receipt | null; is_failed: boolean;
  }
  | { kind: 'unsent'; key: string; entry: OutboxEntry<Reply>; starts_group: boolean };

export type Receipt = 'sent' | 'delivered' | 'seen';

export interface ThreadParts {
  events: readonly StaffEvent[];
  unsent: readonly OutboxEntry<Reply>[];
  conversation: Conversation;
  me: string;
  unread_after: number | null;
  day_of: (at: string) => string;  // in the store's zone
}

// In the message, the receipt, the line below.
const kShownElsewhere: ReadonlySet<StaffEvent['kind']> = new Set(['receipt_given', 'message_edited', 'message_deleted']);
const kGroupMs = 5 * 60_000;

export function thread_items(parts: ThreadParts): ThreadItem[] {
  const items: ThreadItem[] = [];
  const failed = new Set(parts.events.map((event) => event.kind === 'channel_reported' ? event.body.message_id : ''));
  const last_own = parts.events.findLast(is_business_message)?.seq;
  let day = '';
  let is_divided = parts.unread_after === null;
  let previous: StaffEvent | null = null;
  for (const event of parts.events) {
    if (kShownElsewhere.has(event.kind) || is_typing(event)) continue;
    const today = parts.day_of(event.at);
    if (today !== day) {
      items.push({ kind: 'day', key: `day-${today}`, at: event.at });
      day = today;
      previous = null;
    }
    if (event.kind === 'note_added') {
      items.push({ kind: 'note', key: `message-${event.body.note_id}`, event, author: author_of(event, parts.me) });
      previous = null;
      continue;
    }
    if (event.kind !== 'message_sent') {
      items.push({ kind: 'quiet', key: String(event.seq), event: event as QuietEvent });
      previous = null;
      continue;
    }
    if (!is_divided && event.actor.kind === 'consumer' && event.seq > (parts.unread_after ?? 0)) {
      items.push({ kind: 'unread', key: 'unread' });
      is_divided = true;
      previous = null;
    }
    const starts_group = previous === null || !is_same_group(previous, event);
    if (!starts_group) end_no_group(items);
    items.push({
      kind: 'message', key: key_of(event), event, author: author_of(event, parts.me), starts_group, ends_group: true,
      receipt: event.seq === last_own ? receipt_of(event.seq, parts.conversation) : null,
      is_failed: failed.has(event.body.message_id),
    });
    previous = event;
  }
  const sent = new Set(parts.events.map(client_id_of));
  const waiting = parts.unsent.filter((entry) => !sent.has(entry.id));
  waiting.forEach((entry, i) => items.push({ kind: 'unsent', key: `message-${entry.id}`, entry, starts_group: i === 0 }));
  return items;
}

// Who joins or leaves is a line; who types is not.
function is_typing(event: StaffEvent): boolean {
  return event.kind === 'presence_shown' && !event.body.presence.startsWith('representative');
}

function client_id_of(event: StaffEvent): string {
  if (event.kind === 'note_added') return event.body.note_id;
  return event.kind === 'message_sent' ? event.body.message_id : '';
}

// The same key before and after the server has accepted it, so that the bubble stays and only changes its words.
function key_of(event: EventOf<'message_sent'>): string {
  return `message-${event.body.message_id}`;
}

function is_business_message(event: StaffEvent): boolean {
  return event.kind === 'message_sent' && event.actor.kind !== 'consumer';
}

function is_same_group(previous: StaffEvent, event: StaffEvent): boolean {
  return previous.actor.kind === event.actor.kind && previous.actor.id === event.actor.id
    && Date.parse(event.at) - Date.parse(previous.at) < kGroupMs;
}

function end_no_group(items: ThreadItem[]): void {
  const last = items.at(-1);
  if (last?.kind === 'message') items[items.length - 1] = { ...last, ends_group: false };
}

function author_of(event: StaffEvent, me: string): Author {
  return event.actor.kind === 'staff' && event.actor.id === me ? 'you' : event.actor.kind;
}

function receipt_of(seq: number, conversation: Conversation): Receipt {
  if (conversation.consumer_read_seq >= seq) return 'seen';
  return conversation.consumer_delivered_seq >= seq ? 'delivered' : 'sent';
}

export function is_from_business(author: Author): boolean {
  return author !== 'consumer';
}
