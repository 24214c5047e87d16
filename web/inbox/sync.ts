// Brings the server's truth into the state: snapshots by GET, what follows by the stream.
import { effect } from '@preact/signals';
import { open_stream, stream_url, type Stream } from '../core/stream';
import { announce_events } from './announce';
import type { EarlierAnswer, ListAnswer, StaffEvent, ThreadAnswer, ViewName } from './domain';
import { flush_outboxes, watch_other_tabs } from './outboxes';
import { adopt_session, call_staff, fetch_session, lose_session, on_leave } from './session';
import { change, screen, server_now, set_server_time, state } from './store';

const kPageRows = 60;
const kEventsMax = 50;
const kDoubtMs = 400;

let stream: Stream | null = null;
let waiting: StaffEvent[] = [];
let is_flush_planned = false;
let is_settling = false;
let generation = 0;  // answers asked for before a resync or a sign-out are thrown away

export async function start_sync(): Promise<void> {
  on_leave(stop_stream);
  watch_doubt();
  watch_view();
  watch_window();
  watch_other_tabs();
  await resume_session();
}

export async function resume_session(): Promise<void> {
  // The server saw no session cookie with the page: asking would only be a 401 in the console.
  if (document.getElementById('app')?.dataset['session'] === 'none') {
    screen.value = 'sign_in';
    return;
  }
  const result = await fetch_session();
  if (result.ok) {
    await adopt_session(result.value);
    await go_live();
    return;
  }
  screen.value = result.error.status === 401 ? 'sign_in' : 'unreachable';
}

// After signing in, and at a reload: the chosen list, then the stream from there, then what was left unsent.
export async function go_live(): Promise<void> {
  await load_view('first');
  if (state.value.selected !== null) void load_thread(state.value.selected);
  flush_outboxes();
}

// ---- lists and threads ----

export async function load_view(page: 'first' | 'next' | 'refresh'): Promise<boolean> {
  const { view, store, views } = state.value;
  const cursor = page === 'next' ? views[view].next : null;
  if (page === 'next' && cursor === null) return true;
  const mine = generation;
  change({ kind: 'list_loading', view });
  const query = new URLSearchParams({ view, limit: String(kPageRows) });
  if (store !== null) query.set('location', store);
  if (cursor !== null) query.set('after', cursor);
  const result = await call_staff<ListAnswer>('GET', `/conversations?${query}`);
  if (mine !== generation || state.value.session === null) return false;
  if (!result.ok) {
    change({ kind: 'list_failed', view });
    return false;
  }
  if (page !== 'next' || state.value.views[view].next === cursor) {
    change({ kind: 'list_loaded', view, store, page, answer: result.value });
  }
  if (stream === null) start_stream();
  return true;
}

export async function load_thread(id: string): Promise<void> {
  change({ kind: 'thread_loading', id });
  const result = await call_staff<ThreadAnswer>('GET', `/conversations/${id}`);
  if (state.value.session === null) return;
  if (result.ok) change({ kind: 'thread_loaded', answer: result.value });
  else change({ kind: 'thread_failed', id });
}

export async function load_earlier(id: string): Promise<void> {
  const thread = state.value.threads.get(id);
  const oldest = thread?.events[0]?.seq;
  if (thread === undefined || oldest === undefined || thread.is_loading_earlier || !thread.has_earlier) return;
  change({ kind: 'earlier_loading', id });
  const path = `/conversations/${id}/events?before=${oldest}&limit=${kEventsMax}`;
  const result = await call_staff<EarlierAnswer>('GET', path);
  if (state.value.session === null) return;
  if (result.ok) change({ kind: 'earlier_loaded', id, answer: result.value });
  else change({ kind: 'earlier_failed', id });
}

let is_loading_next = false;

export async function load_next_page(): Promise<void> {
  if (is_loading_next) return;
  is_loading_next = true;
  await load_view('next');
  is_loading_next = false;
}

export function choose_view(view: ViewName): void {
  change({ kind: 'view_chosen', view });
}

export function choose_store(store: string | null): void {
  change({ kind: 'store_chosen', store });
}

// A view that was never shown, or that a resync has emptied, is fetched when it is looked at.
function watch_view(): void {
  effect(() => {
    const { view, views, session, seq } = state.value;
    if (session === null || seq < 0 || views[view].status !== 'unloaded') return;
    queueMicrotask(() => void load_view('first'));
  });
}

// The totals may be a little off when an event touched a conversation that is not loaded: ask once things are quiet.
function watch_doubt(): void {
  effect(() => {
    if (state.value.counts_doubtful && !is_settling) void settle_counts();
  });
}

async function settle_counts(): Promise<void> {
  is_settling = true;
  for (let attempt = 0; state.peek().counts_doubtful && state.peek().session !== null; attempt++) {
    await new Promise((resume) => setTimeout(resume, kDoubtMs * 2 ** Math.min(attempt, 6)));
    if (state.value.counts_doubtful) await load_view('refresh');
  }
  is_settling = false;
}

// ---- live ----

function start_stream(): void {
  stream = open_stream<StaffEvent>({
    url: stream_url('staff'),
    since: () => waiting.at(-1)?.seq ?? state.value.seq,
    on_event: (event) => {
      waiting.push(event);
      plan_flush();
    },
    on_resync: resync,
    on_status: (status) => {
      if (status === 'signed_out') lose_session();
      if (status === 'live') came_online();
      if (status === 'waiting') change_connection('offline');
    },
  });
}

function stop_stream(): void {
  stream?.close();
  stream = null;
  waiting = [];
  generation++;
}

async function resync(): Promise<void> {
  waiting = [];
  generation++;
  change({ kind: 'snapshot_needed' });
  if (!(await load_view('first'))) throw new Error('no snapshot');
  if (state.value.selected !== null) void load_thread(state.value.selected);
}

function came_online(): void {
  change_connection('online');
  flush_outboxes();
}

function change_connection(status: 'online' | 'offline'): void {
  const { connection } = state.value;
  if (connection.status !== status) change({ kind: 'connection', status, at: new Date(server_now()).toISOString() });
}

// One change per frame, however many events arrive. A hidden tab has no frames but still has a title.
function plan_flush(): void {
  if (is_flush_planned) return;
  is_flush_planned = true;
  if (document.hidden) setTimeout(flush_events, 50);
  else requestAnimationFrame(flush_events);
}

function flush_events(): void {
  is_flush_planned = false;
  if (waiting.length === 0) return;
  const events = waiting;
  waiting = [];
  change({ kind: 'events', events });
  announce_events(events);
}

function watch_window(): void {
  addEventListener('online', () => {
    stream?.retry_now();
    if (stream === null && state.value.session !== null) void go_live();
  });
  addEventListener('offline', () => change_connection('offline'));
  document.addEventListener('visibilitychange', () => void wake());
}

// A sleeping laptop wakes with old clocks and a dead socket.
async function wake(): Promise<void> {
  if (document.hidden || state.value.session === null) return;
  if (is_flush_planned) flush_events();
  stream?.retry_now();
  flush_outboxes();
  const result = await fetch_session();
  if (result.ok) set_server_time(result.value.now);
  else if (result.error.status === 401) lose_session();
}
