// What the list shows: the view's order, narrowed by the name filter, held still while somebody has a hand on it; and
// the row that the keyboard stands on.
import { computed, effect, signal } from '@preact/signals';
import { fold } from './fold';
import { held_order } from './hold';
import { filter, state } from './store';
import { conversation_of } from './state';

export const kRowPx = 80;
export const cursor = signal<string | null>(null);

const is_touched = signal(false);   // the pointer is in the list and was the last thing moved
const is_scrolled = signal(false);
const acted = signal<ReadonlySet<string>>(new Set());  // dealt with by this person since the list was last free

let shown: readonly string[] = [];
let shown_of = '';
let cursor_index = 0;

export function note_pointer(is_inside: boolean): void {
  is_touched.value = is_inside;
}

export function note_scroll(scroll_top: number): void {
  is_scrolled.value = scroll_top > 0;
}

export function note_act(conversation: string): void {
  acted.value = new Set([...acted.value, conversation]);
}

const current = computed<readonly string[]>(() => {
  const { view, views } = state.value;
  const wanted = fold(filter.value);
  if (wanted === '') return views[view].ids;
  return views[view].ids.filter((id) => fold(conversation_of(state.value, id)?.consumer_name ?? '').includes(wanted));
});

export const rows = computed(() => {
  const list = `${state.value.view} ${state.value.store ?? ''} ${filter.value}`;
  const is_held = (is_touched.value || is_scrolled.value) && list === shown_of;
  const order = is_held ? held_order(shown, current.value, acted.value) : { ids: current.value, fresh: 0 };
  shown_of = list;
  shown = order.ids;
  return order;
});

effect(() => {
  const is_free = !is_touched.value && !is_scrolled.value;
  if (is_free && acted.peek().size > 0) acted.value = new Set();
});

// ---- moving ----

// The row the keyboard is on. When it has left the list, the one that took its place.
export function cursor_row(): number {
  const { ids } = rows.value;
  const at = cursor.value === null ? -1 : ids.indexOf(cursor.value);
  return at >= 0 ? at : Math.min(cursor_index, ids.length - 1);
}

export function move_cursor(to: number): number {
  const { ids } = rows.value;
  if (ids.length === 0) return -1;
  cursor_index = Math.min(Math.max(to, 0), ids.length - 1);
  cursor.value = ids[cursor_index] ?? null;
  return cursor_index;
}

// From a row that is gone, "next" is the row that moved up into its place.
export function step_cursor(by: number): number {
  const { ids } = rows.value;
  const is_here = cursor.value !== null && ids.includes(cursor.value);
  if (!is_here && by === 1) return move_cursor(cursor.value === null ? 0 : cursor_index);
  return move_cursor(cursor_row() + by);
}
