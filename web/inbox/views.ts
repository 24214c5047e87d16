// A view is a sorted list of ids with a total from the server. It holds a prefix of the server's list: everything up to
// `edge`. Rows enter and leave by binary search; nothing ever sorts the whole list because of one event. Pure.
import { needs_reply } from './apply_event';
import { kViews, type Conversation, type Counts, type ViewName } from './domain';

// Where a conversation stands in a view. Smaller comes first.
export interface SortKey {
  at: string;
  id: string;
}

export interface View {
  status: 'unloaded' | 'loading' | 'loaded' | 'failed';
  ids: readonly string[];
  edge: SortKey | null;  // the last loaded place; null: the end of the list is loaded
  next: string | null;   // the server's cursor behind the edge
}

export const kUnloadedView: View = { status: 'unloaded', ids: [], edge: null, next: null };
export const kNoCounts: Counts = { needs_reply: 0, open: 0, closed: 0, everything: 0 };

export type Lookup = (id: string) => Conversation | undefined;

export function belongs(view: ViewName, conversation: Conversation): boolean {
  switch (view) {
    case 'needs_reply': return needs_reply(conversation);
    case 'open': return conversation.work === 'open';
    case 'closed': return conversation.work === 'closed';
    case 'everything': return true;
  }
}

export function sort_key(view: ViewName, conversation: Conversation): SortKey {
  const at = view === 'needs_reply' ? (conversation.clock_due_at ?? '') : conversation.last_activity_at;
  return { at, id: conversation.id };
}

// Needs a reply: soonest first. The others: newest first. Equal times: by id, in the direction of the view.
export function compare_keys(view: ViewName, a: SortKey, b: SortKey): number {
  const order = a.at === b.at ? compare_text(a.id, b.id) : compare_text(a.at, b.at);
  return view === 'needs_reply' ? order : -order;
}

function compare_text(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

// The first place whose conversation does not come before `key`.
function place_of(view: ViewName, ids: readonly string[], key: SortKey, lookup: Lookup): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const there = lookup(ids[middle] ?? '');
    if (there !== undefined && compare_keys(view, sort_key(view, there), key) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

// Takes `before` out. Call while `lookup` still answers with the state that the list is sorted by.
export function remove_row(name: ViewName, ids: string[], before: Conversation, lookup: Lookup): void {
  const place = place_of(name, ids, sort_key(name, before), lookup);
  if (ids[place] === before.id) ids.splice(place, 1);
}

// Puts `after` in, when it belongs here and lies in the loaded part.
export function insert_row(name: ViewName, view: View, ids: string[], after: Conversation, lookup: Lookup): void {
  if (!belongs(name, after)) return;
  const key = sort_key(name, after);
  if (view.edge !== null && compare_keys(name, key, view.edge) > 0) return;
  const place = place_of(name, ids, key, lookup);
  if (ids[place] !== after.id) ids.splice(place, 0, after.id);
}

// From scratch: after a page was loaded, and what the tests compare the increments with.
export function sorted_ids(name: ViewName, edge: SortKey | null, conversations: Iterable<Conversation>): string[] {
  const keys: SortKey[] = [];
  for (const conversation of conversations) {
    if (!belongs(name, conversation)) continue;
    const key = sort_key(name, conversation);
    if (edge === null || compare_keys(name, key, edge) <= 0) keys.push(key);
  }
  return keys.sort((a, b) => compare_keys(name, a, b)).map((key) => key.id);
}

// What one change of one conversation does to the totals.
export function count_change(before: Conversation | undefined, after: Conversation | undefined): Counts {
  const change = { ...kNoCounts };
  for (const name of kViews) {
    const was = before !== undefined && belongs(name, before);
    const is = after !== undefined && belongs(name, after);
    change[name] = Number(is) - Number(was);
  }
  return change;
}

export function add_counts(a: Counts, b: Counts): Counts {
  const sum = { ...a };
  for (const name of kViews) sum[name] += b[name];
  return sum;
}
