// What a person can do. Shown at once, laid over the server's state; a "no" lifts it off again with a sentence.
import { t } from '../core/i18n';
import type { ApiError } from '../core/api';
import { announce } from './announce';
import { needs_reply } from './apply_event';
import { may_write } from './clock';
import type { BlockCause, CloseReason, ContactReason, ConversationAnswer, Presence, StaffEvent } from './domain';
import { Drafts } from './drafts';
import { note_act } from './list_state';
import { outbox_of, wipe_outboxes } from './outboxes';
import { forget_this_device } from './notify';
import { adopt_session, call_staff, end_session, post_sign_in } from './session';
import { conversation_of, type Overlay } from './state';
import { change, dialog, may_act, server_now, session, state, toast, was_signed_out } from './store';
import { go_live, load_thread } from './sync';
import { sentence_for } from './words';

export function drafts(): Drafts {
  return new Drafts(session.value?.staff.id ?? '');
}

// ---- session ----

export async function sign_in(email: string, password: string): Promise<ApiError | null> {
  const answer = await post_sign_in(email, password);
  if ('status' in answer) return answer;
  await adopt_session(answer);
  await go_live();
  return null;
}

// On a shared counter device nothing may stay behind.
export async function sign_out(): Promise<void> {
  const staff = session.value?.staff.id;
  await forget_this_device().catch(() => undefined);
  const result = await call_staff('DELETE', '/session');
  if (!result.ok && result.error.status !== 401) return fail('act.sign_out', result.error);
  if (staff !== undefined) {
    new Drafts(staff).wipe();
    wipe_outboxes(staff);
  }
  was_signed_out.value = false;
  if (session.value !== null) end_session();
}

// ---- the open conversation ----

export function select(id: string | null): void {
  change({ kind: 'conversation_chosen', id });
  if (id !== null && state.value.threads.get(id)?.status !== 'loaded') void load_thread(id);
}

export function send_message(id: string, text: string, reason?: ContactReason): boolean {
  const conversation = conversation_of(state.value, id);
  if (conversation === undefined || text.trim() === '' || !may_write(conversation, server_now())) return false;
  note_act(id);
  try {
    // What the author had seen: a colleague's answer after it is shown before this one goes out.
    const seen_seq = state.value.entities.get(id)?.last_seq ?? 0;
    outbox_of(id)?.add({ text, seen_seq, is_meant: false, ...(reason === undefined ? {} : { reason }) });
  } catch {
    toast.value = { text: t('error.storage_full'), code: 'storage_full' };
    return false;
  }
  drafts().write(id, '');
  stop_typing(id);
  return true;
}

// For colleagues only, at any time; customers see nothing of it, not even that somebody is writing.
export function add_note(id: string, text: string): boolean {
  if (text.trim() === '' || !may_act()) return false;
  try {
    outbox_of(id)?.add({ text, is_note: true });
  } catch {
    toast.value = { text: t('error.storage_full'), code: 'storage_full' };
    return false;
  }
  drafts().write(note_draft(id), '');
  return true;
}

// A draft of its own: what was begun as a note never turns up in the reply box.
export function note_draft(id: string): string {
  return `${id}.note`;
}

export async function assign_conversation(id: string, staff: string | null): Promise<void> {
  const result = await call_staff<ConversationAnswer>('POST', `/conversations/${id}/assignee`, { staff });
  if (session.value === null) return;
  if (result.ok) change({ kind: 'conversation_answered', answer: result.value });
  else fail('act.assign', result.error);
}

// The gate counts it by its reason: one in an episode.
export function send_follow_up(id: string, text: string): void {
  const conversation = conversation_of(state.value, id);
  if (conversation === undefined) return;
  send_message(id, text, { code: 'CONV.NEXT_DAY_NUDGE', evidence: { episode: conversation.episode } });
}

export async function dismiss_follow_up(id: string): Promise<void> {
  const result = await call_staff<ConversationAnswer>('DELETE', `/conversations/${id}/follow-up`);
  if (session.value === null) return;
  if (result.ok) change({ kind: 'conversation_answered', answer: result.value });
  else fail('act.dismiss_follow_up', result.error);
}

export async function take_back_planned(id: string, message_id: string): Promise<void> {
  const path = `/conversations/${id}/planned/${encodeURIComponent(message_id)}`;
  const result = await call_staff<ConversationAnswer>('DELETE', path);
  if (session.value === null) return;
  if (result.ok) change({ kind: 'conversation_answered', answer: result.value });
  else fail('act.take_back', result.error);
}

// ---- after the fact ----

export function edit_message(id: string, message_id: string, text: string): Promise<void> {
  return correct(id, 'PATCH', `messages/${encodeURIComponent(message_id)}`, 'act.edit', { text });
}

export function take_back(id: string, message_id: string): Promise<void> {
  return correct(id, 'DELETE', `messages/${encodeURIComponent(message_id)}`, 'act.take_back');
}

export function block_customer(id: string, cause: BlockCause | null): Promise<void> {
  return cause === null ? correct(id, 'DELETE', 'block', 'act.unblock') : correct(id, 'POST', 'block', 'act.block', { cause });
}

export function move_conversation(id: string, location: string): Promise<void> {
  return correct(id, 'POST', 'move', 'act.move', { location });
}

async function correct(id: string, method: 'POST' | 'PATCH' | 'DELETE', path: string, act_key: string, body?: object): Promise<void> {
  const result = await call_staff<ConversationAnswer & { event?: StaffEvent }>(method, `/conversations/${id}/${path}`, body);
  if (session.value === null) return;
  if (!result.ok) return fail(act_key, result.error);
  const { event } = result.value;
  change({ kind: 'conversation_answered', answer: result.value, ...(event?.kind === 'message_edited' ? { event } : {}) });
}

// Asks first when the customer waits: closing must not hide an unanswered question.
export function close_or_ask(id: string): void {
  const conversation = conversation_of(state.value, id);
  if (conversation === undefined || conversation.work === 'closed' || !may_act()) return;
  if (needs_reply(conversation)) dialog.value = { kind: 'close', conversation: id };
  else void close_conversation(id, 'done');
}

export async function close_conversation(id: string, reason: CloseReason): Promise<void> {
  await act(id, { kind: 'close', reason }, 'close', { reason });
}

export async function reopen_conversation(id: string): Promise<void> {
  const conversation = conversation_of(state.value, id);
  if (conversation === undefined || conversation.work === 'open' || !may_act()) return;
  if (!may_write(conversation, server_now())) {
    toast.value = { text: sentence_for('window_expired'), code: 'CNV-05' };
    return;
  }
  await act(id, { kind: 'reopen' }, 'reopen', {});
}

export async function mark_read(id: string): Promise<void> {
  const conversation = state.value.entities.get(id);
  if (conversation === undefined || conversation.unread === 0 || !may_act() || state.value.overlays.has(id)) return;
  const up_to_seq = conversation.last_seq;
  await act(id, { kind: 'read', up_to_seq }, 'read', { up_to_seq });
}

async function act(id: string, overlay: Overlay, verb: 'close' | 'reopen' | 'read', body: object): Promise<void> {
  if (verb !== 'read') note_act(id);
  change({ kind: 'overlay_laid', id, overlay });
  const result = await call_staff<ConversationAnswer>('POST', `/conversations/${id}/${verb}`, body);
  if (session.value === null) return;
  if (result.ok) {
    change({ kind: 'conversation_answered', answer: result.value }, { kind: 'overlay_lifted', id });
    if (verb !== 'read') announce(t(verb === 'close' ? 'say.closed' : 'say.reopened'));
    return;
  }
  change({ kind: 'overlay_lifted', id });
  if (verb === 'read') return;  // nobody asked for it; the next look tries again
  if (result.error.code === 'close_unanswered') dialog.value = { kind: 'close', conversation: id };
  else fail(verb === 'close' ? 'act.close' : 'act.reopen', result.error);
}

export function fail(act_key: string, error: ApiError): void {
  toast.value = { text: `${t(act_key)} ${sentence_for(error.code, error.message)}`, code: error.code };
}

// ---- typing ----

const kTypingMs = 5_000;
const kIdleMs = 6_000;
let typing_in: string | null = null;
let typing_told_at = 0;
let idle_timer: ReturnType<typeof setTimeout> | undefined;

export function note_typing(id: string): void {
  clearTimeout(idle_timer);
  idle_timer = setTimeout(() => stop_typing(id), kIdleMs);
  if (typing_in === id && Date.now() - typing_told_at < kTypingMs) return;
  typing_in = id;
  typing_told_at = Date.now();
  tell_presence(id, 'typing_started');
}

export function stop_typing(id: string): void {
  clearTimeout(idle_timer);
  if (typing_in !== id) return;
  typing_in = null;
  tell_presence(id, 'typing_stopped');
}

// A lost one costs nothing: the others forget after a few seconds.
// Bots may answer again; the event itself changes what is shown.
export function leave_to_bots(id: string): void {
  tell_presence(id, 'representative_left');
}

function tell_presence(id: string, presence: Presence): void {
  if (state.value.connection.status === 'online') void call_staff('POST', `/conversations/${id}/presence`, { presence });
}
