// state + changes = state. The only place that makes a new State. Pure: `now_ms` (server time) comes in.
import { apply_event } from './apply_event';
import {
  kViews, type Conversation, type Counts, type EventOf, type ListAnswer, type StaffEvent, type ViewName,
} from './domain';
import {
  kInitialState, kNoSnapshot, with_overlay, type Change, type Overlay, type State, type Thread, type Writer,
} from './state';
import {
  add_counts, belongs, compare_keys, count_change, insert_row, kUnloadedView, remove_row, sort_key, sorted_ids,
  type SortKey, type View,
} from './views';

const kRecentMax = 500;
const kCountingKinds: ReadonlySet<StaffEvent['kind']> = new Set([
  'message_sent', 'conversation_closed', 'conversation_reopened', 'clock_changed', 'conversation_moved',
]);
const kWriterMs = 12_000;

// A state under construction: collections are copied once per batch, however many changes it carries.
class Draft {
  state: State;
  readonly entities: Map<string, Conversation>;
  readonly overlays: Map<string, Overlay>;
  readonly threads: Map<string, Thread>;
  readonly ids: Record<ViewName, string[]>;

  constructor(from: State) {
    this.state = from;
    this.entities = new Map(from.entities);
    this.overlays = new Map(from.overlays);
    this.threads = new Map(from.threads);
    this.ids = {
      needs_reply: [...from.views.needs_reply.ids], open: [...from.views.open.ids],
      closed: [...from.views.closed.ids], everything: [...from.views.everything.ids],
    };
  }

  // Seen through the overlays, and through the store filter when asked for.
  readonly shown = (id: string): Conversation | undefined => {
    const conversation = this.entities.get(id);
    return conversation && with_overlay(conversation, this.overlays.get(id));
  };

  in_store(conversation: Conversation | undefined): Conversation | undefined {
    return this.state.store === null || conversation?.location === this.state.store ? conversation : undefined;
  }

  set(partial: Partial<State>): void {
    this.state = { ...this.state, ...partial };
  }

  set_view(name: ViewName, partial: Partial<View>): void {
    this.set({ views: { ...this.state.views, [name]: { ...this.state.views[name], ...partial } } });
  }

  // Changes one conversation by `change`, and with it its place in every list and the totals.
  replace(id: string, change: () => void): Counts {
    const before = this.in_store(this.shown(id));
    if (before !== undefined) for (const name of kViews) remove_row(name, this.ids[name], before, this.shown);
    change();
    const after = this.in_store(this.shown(id));
    if (after !== undefined) {
      for (const name of kViews) {
        const view = this.state.views[name];
        if (view.status !== 'unloaded') insert_row(name, view, this.ids[name], after, this.shown);
      }
    }
    return count_change(before, after);
  }

  finish(): State {
    const views = { ...this.state.views };
    for (const name of kViews) views[name] = { ...views[name], ids: same_or(views[name].ids, this.ids[name]) };
    return { ...this.state, views, entities: this.entities, overlays: this.overlays, threads: this.threads };
  }
}

function same_or(old: readonly string[], made: readonly string[]): readonly string[] {
  return old.length === made.length && old.every((id, i) => id === made[i]) ? old : made;
}

export function apply_changes(state: State, changes: readonly Change[], now_ms: number): State {
  const draft = new Draft(state);
  for (const change of changes) apply_change(draft, change, now_ms);
  return draft.finish();
}

function apply_change(draft: Draft, change: Change, now_ms: number): void {
  switch (change.kind) {
    case 'signed_in': return draft.set({ session: change.session });
    case 'signed_out': return forget_all(draft, change.keeps_place);
    case 'snapshot_needed': return distrust(draft);
    case 'store_chosen': return choose_store(draft, change.store);
    case 'view_chosen': return draft.set({ view: change.view });
    case 'conversation_chosen': return choose_conversation(draft, change.id);
    case 'list_loading': return draft.set_view(change.view, { status: loading(draft.state.views[change.view]) });
    case 'list_failed': return draft.set_view(change.view, { status: failed(draft.state.views[change.view]) });
    case 'list_loaded': return load_list(draft, change);
    case 'thread_loading': return begin_thread(draft, change.id);
    case 'thread_failed': return patch_thread(draft, change.id, { status: 'failed' });
    case 'thread_loaded': return load_thread(draft, change.answer);
    case 'earlier_loading': return patch_thread(draft, change.id, { is_loading_earlier: true });
    case 'earlier_failed': return patch_thread(draft, change.id, { is_loading_earlier: false });
    case 'earlier_loaded': return load_earlier(draft, change.id, change.answer.events, change.answer.has_earlier);
    case 'events': for (const event of change.events) add_event(draft, event, now_ms); return;
    case 'conversation_answered': return answer_conversation(draft, change);
    case 'overlay_laid': return lay(draft, change.id, change.overlay);
    case 'overlay_lifted': return lay(draft, change.id, null);
    case 'connection': return draft.set({ connection: { status: change.status, since: change.at } });
  }
}

function loading(view: View): View['status'] {
  return view.status === 'loaded' ? 'loaded' : 'loading';
}

function failed(view: View): View['status'] {
  return view.status === 'loaded' ? 'loaded' : 'failed';
}

function forget_all(draft: Draft, keeps_place: boolean): void {
  const { view, store, selected } = draft.state;
  draft.state = keeps_place ? { ...kInitialState, view, store, selected } : kInitialState;
  draft.entities.clear();
  draft.overlays.clear();
  draft.threads.clear();
  for (const name of kViews) draft.ids[name] = [];
}

// What is on screen stays until the new snapshot is there; it only stops being trusted.
function distrust(draft: Draft): void {
  draft.set({ seq: kNoSnapshot, recent: [] });
  for (const name of kViews) draft.set_view(name, { status: 'unloaded', edge: null, next: null });
}

function choose_store(draft: Draft, store: string | null): void {
  if (draft.state.store === store) return;
  draft.set({ store, recent: [], counts_doubtful: false });
  for (const name of kViews) {
    draft.ids[name] = [];
    draft.set_view(name, kUnloadedView);
  }
}

function choose_conversation(draft: Draft, id: string | null): void {
  draft.set({ selected: id });
  const thread = id === null ? undefined : draft.threads.get(id);
  const conversation = id === null ? undefined : draft.shown(id);
  if (id !== null && thread && conversation) {
    draft.threads.set(id, { ...thread, unread_after: divider_of(conversation) });
  }
}

function divider_of(conversation: Conversation): number | null {
  return conversation.unread > 0 ? conversation.staff_read_seq : null;
}

// ---- lists ----

// The first page after a start or a resync replaces what was known; later answers only add, and never overwrite what
// the stream has already carried further.
function load_list(draft: Draft, change: Extract<Change, { kind: 'list_loaded' }>): void {
  const { view: name, store, page, answer } = change;
  if (store !== draft.state.store) return;
  const is_start = draft.state.seq === kNoSnapshot;
  if (is_start) start_over(draft, answer);
  for (const item of answer.items) keep_newer(draft, item);
  const old = draft.state.views[name];
  const end = answer.next === undefined ? null : (furthest(name, answer.items) ?? old.edge);
  const keeps_edge = page === 'refresh' && old.status === 'loaded';
  draft.set_view(name, {
    status: 'loaded', edge: keeps_edge ? old.edge : end, next: keeps_edge ? old.next : (answer.next ?? null),
  });
  take_counts(draft, answer);
  if (is_start && draft.entities.size > answer.items.length) draft.set({ counts_doubtful: true });
  rebuild(draft, name);
}

// Items may be newer than the order they came in, so the last one need not be the furthest.
function furthest(name: ViewName, items: readonly Conversation[]): SortKey | null {
  let edge: SortKey | null = null;
  for (const item of items) {
    if (!belongs(name, item)) continue;
    const key = sort_key(name, item);
    if (edge === null || compare_keys(name, key, edge) > 0) edge = key;
  }
  return edge;
}

function start_over(draft: Draft, answer: ListAnswer): void {
  const selected = draft.state.selected;
  for (const id of draft.entities.keys()) if (id !== selected) draft.entities.delete(id);
  for (const id of draft.threads.keys()) if (id !== selected) draft.threads.delete(id);
  for (const name of kViews) draft.ids[name] = [];
  draft.set({ seq: answer.seq, writers: new Map() });
}

function keep_newer(draft: Draft, item: Conversation): void {
  const known = draft.entities.get(item.id);
  if (known !== undefined && known.last_seq >= item.last_seq) return;
  draft.replace(item.id, () => draft.entities.set(item.id, item));
}

function rebuild(draft: Draft, name: ViewName): void {
  const visible: Conversation[] = [];
  for (const id of draft.entities.keys()) {
    const conversation = draft.in_store(draft.shown(id));
    if (conversation !== undefined) visible.push(conversation);
  }
  draft.ids[name] = sorted_ids(name, draft.state.views[name].edge, visible);
}

// The totals are as of answer.seq. What the stream did since is added; items ahead of it can only be asked for again.
function take_counts(draft: Draft, answer: ListAnswer): void {
  let counts = answer.counts;
  for (const { seq, change } of draft.state.recent) if (seq > answer.seq) counts = add_counts(counts, change);
  for (const [id, overlay] of draft.overlays) {
    const conversation = draft.in_store(draft.entities.get(id));
    if (conversation) counts = add_counts(counts, count_change(conversation, with_overlay(conversation, overlay)));
  }
  const is_crossed = answer.seq < draft.state.seq || answer.items.some((item) => item.last_seq > answer.seq);
  draft.set({ counts, counts_doubtful: is_crossed });
}

// ---- threads ----

function begin_thread(draft: Draft, id: string): void {
  if (draft.threads.has(id)) return patch_thread(draft, id, { status: 'loading' });
  draft.threads.set(id, {
    status: 'loading', events: [], has_earlier: false, is_loading_earlier: false, unread_after: null,
  });
}

function patch_thread(draft: Draft, id: string, partial: Partial<Thread>): void {
  const thread = draft.threads.get(id);
  if (thread !== undefined) draft.threads.set(id, { ...thread, ...partial });
}

function load_thread(draft: Draft, answer: Extract<Change, { kind: 'thread_loaded' }>['answer']): void {
  const { conversation } = answer;
  const known = draft.entities.get(conversation.id);
  const thread = draft.threads.get(conversation.id);
  // Events that the stream brought while the answer was on its way are newer than it.
  const newest = answer.events.at(-1)?.seq ?? 0;
  const arrived = thread?.events.filter((event) => event.seq > newest) ?? [];
  draft.threads.set(conversation.id, {
    status: 'loaded', events: [...answer.events, ...arrived], has_earlier: answer.has_earlier,
    is_loading_earlier: false, unread_after: thread?.unread_after ?? divider_of(conversation),
  });
  if (known === undefined) draft.replace(conversation.id, () => draft.entities.set(conversation.id, conversation));
  else keep_newer_counted(draft, conversation);
}

function load_earlier(draft: Draft, id: string, events: readonly StaffEvent[], has_earlier: boolean): void {
  const thread = draft.threads.get(id);
  if (thread === undefined) return;
  const oldest = thread.events[0]?.seq ?? Number.MAX_SAFE_INTEGER;
  const older = events.filter((event) => event.seq < oldest);
  draft.threads.set(id, { ...thread, events: [...older, ...thread.events], has_earlier, is_loading_earlier: false });
}

function add_to_thread(draft: Draft, event: StaffEvent): void {
  const thread = draft.threads.get(event.conversation);
  if (thread === undefined) return;
  let place = thread.events.length;
  while (place > 0 && (thread.events[place - 1]?.seq ?? 0) > event.seq) place -= 1;
  if (thread.events[place - 1]?.seq === event.seq) return;
  const events = thread.events.map((one) => with_change(one, event)).toSpliced(place, 0, event);
  draft.threads.set(event.conversation, { ...thread, events });
}

// A message that was changed or taken back shows it, as the server's log does.
function with_change(one: StaffEvent, change: StaffEvent): StaffEvent {
  if (one.kind !== 'message_sent') return one;
  if (change.kind === 'message_edited' && change.body.message_seq === one.seq)
    return { ...one, body: { ...one.body, edited: { text: change.body.text, at: change.at } } };
  if (change.kind === 'picture_changed' && change.body.message_seq === one.seq)
    return change.body.step === 'hidden' ? hidden_picture(one) : one;
  if (change.kind !== 'message_deleted' || change.body.message_seq !== one.seq) return one;
  const { message_id } = one.body;
  return { ...one, body: { message_id, text: '', removed: { by: change.actor.kind, at: change.at, languages: 0 } } };
}

export function hidden_picture(one: EventOf<'message_sent'>): StaffEvent {
  const { picture } = one.body;
  if (picture === undefined || picture.guard !== undefined) return one;
  return { ...one, body: { ...one.body, picture: { ...picture, guard: 'hidden' } } };
}

// What was said is gone from the server: it goes from the screen, too, and is there again as the server has it now.
function empty_thread(draft: Draft, id: string): void {
  const thread = draft.threads.get(id);
  if (thread === undefined) return;
  const events = thread.events.map((event) => (event.kind === 'message_sent' ? erased_message(event) : event));
  draft.threads.set(id, { ...thread, events: events.filter((event) => event.kind !== 'note_added' && event.kind !== 'send_planned') });
}

function erased_message(event: EventOf<'message_sent'>): EventOf<'message_sent'> {
  const { content: _content, footer: _footer, picture: _picture, ...body } = event.body;
  return { ...event, actor: { ...event.actor, name: event.actor.kind === 'consumer' ? '' : event.actor.name }, body: { ...body, text: '' }, is_erased: true };
}

// ---- live ----

function add_event(draft: Draft, event: StaffEvent, now_ms: number): void {
  if (draft.state.seq === kNoSnapshot || event.seq <= draft.state.seq) return;
  draft.set({ seq: event.seq });
  if (event.kind === 'content_erased') empty_thread(draft, event.conversation);
  add_to_thread(draft, event);
  note_writer(draft, event, now_ms);
  const known = draft.entities.get(event.conversation);
  if (known === undefined && event.kind !== 'conversation_started') {
    // Not loaded: what it was before is unknown here, so only the server can tell the totals.
    if (kCountingKinds.has(event.kind)) draft.set({ counts_doubtful: true });
    return;
  }
  if (known !== undefined && event.seq <= known.last_seq) return;
  if (event.kind === 'conversation_moved' && !sees_store(draft, event.body.to)) return leave(draft, event.conversation);
  update(draft, apply_event(known ?? null, event));
}

function sees_store(draft: Draft, id: string): boolean {
  return draft.state.session?.locations.some((store) => store.id === id) ?? true;
}

// It went to a store that is not this person's: it is not here any more.
function leave(draft: Draft, id: string): void {
  const change = count_change(draft.in_store(draft.entities.get(id)), undefined);
  const shown = draft.replace(id, () => {
    draft.entities.delete(id);
    draft.overlays.delete(id);
    draft.threads.delete(id);
  });
  const recent = [...draft.state.recent.slice(1 - kRecentMax), { seq: draft.state.seq, change }];
  const selected = draft.state.selected === id ? null : draft.state.selected;
  draft.set({ counts: add_counts(draft.state.counts, shown), recent, selected });
}

// A conversation moves on: its rows, the totals as shown, and the totals as the server counts them (without overlays).
function update(draft: Draft, after: Conversation): void {
  const change = count_change(draft.in_store(draft.entities.get(after.id)), draft.in_store(after));
  const shown = draft.replace(after.id, () => draft.entities.set(after.id, after));
  draft.set({ counts: add_counts(draft.state.counts, shown) });
  if (!kViews.some((name) => change[name] !== 0)) return;
  draft.set({ recent: [...draft.state.recent.slice(1 - kRecentMax), { seq: after.last_seq, change }] });
}

function answer_conversation(draft: Draft, change: Extract<Change, { kind: 'conversation_answered' }>): void {
  if (change.event !== undefined) add_to_thread(draft, change.event);
  keep_newer_counted(draft, change.answer.conversation);
}

function keep_newer_counted(draft: Draft, conversation: Conversation): void {
  const known = draft.entities.get(conversation.id);
  if (known !== undefined) {
    if (known.last_seq < conversation.last_seq) update(draft, conversation);
    return;
  }
  draft.replace(conversation.id, () => draft.entities.set(conversation.id, conversation));
  draft.set({ counts_doubtful: true });
}

// An overlay changes the totals at once; they come back when it is lifted, in the same step as the server's answer.
function lay(draft: Draft, id: string, overlay: Overlay | null): void {
  const change = draft.replace(id, () => {
    if (overlay === null) draft.overlays.delete(id);
    else draft.overlays.set(id, overlay);
  });
  draft.set({ counts: add_counts(draft.state.counts, change) });
}

function note_writer(draft: Draft, event: StaffEvent, now_ms: number): void {
  if (event.kind !== 'presence_shown' && event.kind !== 'message_sent') return;
  const writers = new Map(draft.state.writers);
  const here = new Map<string, Writer>(writers.get(event.conversation) ?? []);
  const is_writing = event.kind === 'presence_shown' && event.body.presence === 'typing_started';
  if (is_writing) {
    here.set(event.actor.id, { name: event.actor.name, kind: event.actor.kind, until: now_ms + kWriterMs });
  } else if (!here.delete(event.actor.id)) {
    return;
  }
  if (here.size > 0) writers.set(event.conversation, here);
  else writers.delete(event.conversation);
  draft.set({ writers });
}
