// The one state of the inbox and everything that can change it. Components read it; only apply_changes() makes a new
// one (apply_changes.ts). The law: a snapshot plus the events since equals a fresh snapshot.
import type {
  CloseReason, Conversation, ConversationAnswer, Counts, EarlierAnswer, ListAnswer, Session, StaffEvent, ThreadAnswer,
  Timestamp, ViewName,
} from './domain';
import { needs_reply } from './apply_event';
import { kNoCounts, kUnloadedView, type View } from './views';

export interface Thread {
  status: 'loading' | 'loaded' | 'failed';
  events: readonly StaffEvent[];  // oldest first
  has_earlier: boolean;
  is_loading_earlier: boolean;
  unread_after: number | null;    // the divider: consumer messages behind this seq were unread when it was opened
}

// What I did and the server has not confirmed: laid over the server's conversation, lifted off by its answer.
export type Overlay =
  | { kind: 'close'; reason: CloseReason }
  | { kind: 'reopen' }
  | { kind: 'read'; up_to_seq: number };

export interface Writer {
  name: string;
  kind: 'consumer' | 'staff' | 'bot' | 'automatic';
  until: number;  // server time in ms; a lost "stopped" must not write for ever
}

export interface State {
  session: Session | null;
  seq: number;  // the newest event applied, and where the stream resumes; kNoSnapshot before the first list
  entities: ReadonlyMap<string, Conversation>;
  overlays: ReadonlyMap<string, Overlay>;
  store: string | null;  // the store filter
  views: Readonly<Record<ViewName, View>>;
  counts: Counts;
  counts_doubtful: boolean;       // an answer and the stream crossed: ask once more
  recent: readonly CountChange[];  // what the newest events did to the totals, for answers that come late
  threads: ReadonlyMap<string, Thread>;
  writers: ReadonlyMap<string, ReadonlyMap<string, Writer>>;  // conversation → who is writing
  view: ViewName;
  selected: string | null;
  connection: { status: 'starting' | 'online' | 'offline'; since: Timestamp };
}

export interface CountChange {
  seq: number;
  change: Counts;
}

export type Change =
  | { kind: 'signed_in'; session: Session }
  | { kind: 'signed_out'; keeps_place: boolean }  // by the server: signing in again leads back to the same place
  | { kind: 'store_chosen'; store: string | null }
  | { kind: 'view_chosen'; view: ViewName }
  | { kind: 'conversation_chosen'; id: string | null }
  | { kind: 'list_loading'; view: ViewName }
  | { kind: 'list_failed'; view: ViewName }
  | { kind: 'list_loaded'; view: ViewName; store: string | null; page: 'first' | 'next' | 'refresh'; answer: ListAnswer }
  | { kind: 'thread_loading'; id: string }
  | { kind: 'thread_failed'; id: string }
  | { kind: 'thread_loaded'; answer: ThreadAnswer }
  | { kind: 'earlier_loading'; id: string }
  | { kind: 'earlier_failed'; id: string }
  | { kind: 'earlier_loaded'; id: string; answer: EarlierAnswer }
  | { kind: 'events'; events: readonly StaffEvent[] }
  | { kind: 'conversation_answered'; answer: ConversationAnswer; event?: StaffEvent }
  | { kind: 'overlay_laid'; id: string; overlay: Overlay }
  | { kind: 'overlay_lifted'; id: string }
  | { kind: 'snapshot_needed' }
  | { kind: 'connection'; status: 'online' | 'offline'; at: Timestamp };

export const kNoSnapshot = -1;

export const kInitialState: State = {
  session: null,
  seq: kNoSnapshot,
  entities: new Map(),
  overlays: new Map(),
  store: null,
  views: { needs_reply: kUnloadedView, open: kUnloadedView, closed: kUnloadedView, everything: kUnloadedView },
  counts: kNoCounts,
  counts_doubtful: false,
  recent: [],
  threads: new Map(),
  writers: new Map(),
  view: 'needs_reply',
  selected: null,
  connection: { status: 'starting', since: '' },
};

// The conversation as this person sees it: the server's, with their own unconfirmed act on top.
export function with_overlay(conversation: Conversation, overlay: Overlay | undefined): Conversation {
  if (overlay === undefined) return conversation;
  if (overlay.kind === 'read') {
    return overlay.up_to_seq >= conversation.last_user_seq ? { ...conversation, unread: 0 } : conversation;
  }
  if (overlay.kind === 'reopen') {
    const { close_reason: _, ...open } = conversation;
    return { ...open, work: 'open' };
  }
  const { clock_due_at: _due, clock_opened_at: _opened, ...closed } = conversation;
  const clock = needs_reply(conversation) ? 'stopped' : conversation.clock;
  return { ...closed, work: 'closed', close_reason: overlay.reason, clock, unread: 0 };
}

export function conversation_of(state: State, id: string | null): Conversation | undefined {
  if (id === null) return undefined;
  const conversation = state.entities.get(id);
  return conversation && with_overlay(conversation, state.overlays.get(id));
}
