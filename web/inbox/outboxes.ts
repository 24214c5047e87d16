// One outbox per conversation, so that order is kept inside each and one refused message holds up nobody else.
import { signal } from '@preact/signals';
import { call_api, is_temporary } from '../core/api';
import { browser_storage, Outbox, type OutboxEntry, type SendResult } from '../core/outbox';
import type { Reply, SendAnswer, StaffEvent, Verdict } from './domain';
import { keys_with } from './drafts';
import { lose_session } from './session';
import { change, session } from './store';

type StaffOutbox = Outbox<Reply, SendAnswer>;

const boxes = new Map<string, StaffOutbox>();
const version = signal(0);  // entries live in storage; this tells readers that they changed
const kNone: readonly OutboxEntry<Reply>[] = [];
let read = new Map<string, readonly OutboxEntry<Reply>[]>();  // what storage said at this version

export function unsent_of(conversation: string): readonly OutboxEntry<Reply>[] {
  void version.value;
  const known = read.get(conversation);
  if (known !== undefined) return known;
  const entries = outbox_of(conversation)?.entries() ?? kNone;
  read.set(conversation, entries.length > 0 ? entries : kNone);
  return entries;
}

function reread(): void {
  read = new Map();
  version.value++;
}

// Another tab of the same person wrote or sent something.
export function watch_other_tabs(): void {
  addEventListener('storage', reread);
}

export function outbox_of(conversation: string): StaffOutbox | null {
  const staff = session.value?.staff.id;
  if (staff === undefined) return null;
  const name = `${prefix_of(staff)}${conversation}`;
  const known = boxes.get(name);
  if (known !== undefined) return known;
  const made: StaffOutbox = new Outbox<Reply, SendAnswer>({
    name,
    send: (entry) => send(conversation, entry),
    on_change: reread,
    on_accepted: (_, answer) => {
      change({ kind: 'conversation_answered', answer, event: answer.event });
    },
  });
  boxes.set(name, made);
  return made;
}

// At start, when the network is back and when the window is shown again.
export function flush_outboxes(): void {
  const staff = session.value?.staff.id;
  if (staff === undefined) return;
  const prefix = `balcao.outbox.${prefix_of(staff)}`;
  for (const key of keys_with(browser_storage().storage, prefix)) {
    const conversation = key.slice(prefix.length).split('.')[0];
    if (conversation !== undefined) void outbox_of(conversation)?.flush(true);
  }
}

export function wipe_outboxes(staff: string): void {
  const { storage } = browser_storage();
  for (const key of keys_with(storage, `balcao.outbox.${prefix_of(staff)}`)) storage.removeItem(key);
  boxes.clear();
  reread();
}

function prefix_of(staff: string): string {
  return `staff.${staff}.`;
}

async function send(conversation: string, entry: OutboxEntry<Reply>): Promise<SendResult<SendAnswer>> {
  const token = session.value?.csrf_token;
  if (token === undefined) return { kind: 'later' };
  const { path, body } = request_of(entry);
  const result = await call_api<SendAnswer>('POST', `/api/staff/conversations/${conversation}/${path}`, {
    body, csrf_token: token,
  });
  if (result.ok) return { kind: 'accepted', value: result.value };
  const { error } = result;
  if (error.status === 401) {
    lose_session();
    return { kind: 'later' };
  }
  if (is_temporary(error)) return { kind: 'later', after_ms: (error.retry_after_s ?? 0) * 1000 };
  if (error.code === 'concurrent_reply') note_collision(entry.id, error.body);
  return { kind: 'refused', code: verdict_of(error.body)?.reason_code ?? error.code };
}

export function text_of(reply: Reply): string {
  return typeof reply === 'string' ? reply : reply.text;
}

export function is_note(reply: Reply): boolean {
  return typeof reply !== 'string' && 'is_note' in reply;
}

// Each kind has a route of its own: what was written as a note is never sent as a message.
export function request_of({ id, body }: OutboxEntry<Reply>): { path: string; body: object } {
  if (is_note(body)) return { path: 'notes', body: { client_note_id: id, text: text_of(body) } };
  if (typeof body === 'string') return { path: 'messages', body: { client_message_id: id, text: body } };
  // What has a reason may wait until it may go.
  const wait = 'reason' in body ? { may_wait: true } : {};
  return { path: 'messages', body: { client_message_id: id, ...body, ...wait } };
}

// What a colleague said while this was on its way, by the id of the message that was held back. Lost with the page: then
// the sentence stands without their words, which are in the thread.
const collisions = new Map<string, { name: string; text: string }>();

export function collision_of(id: string): { name: string; text: string } | undefined {
  return collisions.get(id);
}

function note_collision(id: string, answer: unknown): void {
  const event = (answer as { event?: StaffEvent } | null)?.event;
  if (event?.kind === 'message_sent') collisions.set(id, { name: event.actor.name, text: event.body.text });
}

function verdict_of(body: unknown): Verdict | null {
  if (typeof body !== 'object' || body === null || !('verdict' in body)) return null;
  return body.verdict as Verdict;
}
