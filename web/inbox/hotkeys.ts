// The one keyboard listener: where focus is, which command that means, and doing it.
import { assign_conversation, close_or_ask, reopen_conversation, select } from './actions';
import { kViews } from './domain';
import { command_of, type Command, type Where } from './keyboard';
import { cursor, kRowPx, move_cursor, note_act, note_pointer, rows, step_cursor } from './list_state';
import { dialog, filter, is_details_open, may_act, page, settings, state, writes_note } from './store';
import { choose_view } from './sync';
import { focus_composer, focus_filter, focus_list, focus_owner, focus_thread, scroll_row_into_view } from './ui/focus';
import { layout } from './ui/use_layout';

const kPageRows = 8;

export function listen_to_keys(): void {
  addEventListener('keydown', (event) => {
    if (state.value.session === null || event.defaultPrevented) return;
    const command = command_of(event, where(event.target));
    // Sending belongs to the composer itself; Enter and arrows on a button stay with the button.
    if (command === null || command === 'send') return;
    if (run(command)) event.preventDefault();
  });
}

function where(target: EventTarget | null): Where {
  const single_keys = settings.value.single_keys;
  if (dialog.value !== null || page.value !== 'inbox') return { place: 'dialog', single_keys };
  if (!(target instanceof Element)) return { place: 'elsewhere', single_keys };
  if (target.closest('.popover') !== null) return { place: 'dialog', single_keys };
  if (target.id === 'composer') return { place: 'composer', single_keys };
  if (target.closest('input, textarea, select, [contenteditable]') !== null) return { place: 'field', single_keys };
  return { place: target.closest('[role=listbox]') !== null ? 'list' : 'elsewhere', single_keys };
}

// False: nothing to do here, the browser may.
function run(command: Command): boolean {
  const { selected } = state.value;
  switch (command) {
    case 'next': return go(step_cursor(1));
    case 'previous': return go(step_cursor(-1));
    case 'page_down': return go(step_cursor(kPageRows));
    case 'page_up': return go(step_cursor(-kPageRows));
    case 'first': return go(move_cursor(0));
    case 'last': return go(move_cursor(rows.value.ids.length - 1));
    case 'open': return open(cursor.value);
    case 'next_conversation': return open_neighbour(1);
    case 'previous_conversation': return open_neighbour(-1);
    case 'back_to_list': return leave_thread();
    case 'escape': return step_out();
    case 'filter': return done(focus_filter);
    case 'keys': return done(() => { dialog.value = { kind: 'keys' }; });
    case 'details': return done(() => { is_details_open.value = !is_details_open.value; });
    case 'reply': case 'note': return selected !== null && done(() => write(command === 'note' ? selected : null));
    case 'switch_note': return selected !== null && done(() => write(writes_note.value === selected ? null : selected));
    case 'assign': return selected !== null && done(focus_owner);
    case 'assign_me': return selected !== null && may_act() && done(() => void assign_conversation(selected, me()));
    case 'close': return selected !== null && done(() => close_or_ask(selected));
    case 'reopen': return selected !== null && done(() => void reopen_conversation(selected));
    case 'view_1': case 'view_2': case 'view_3': case 'view_4': return show_view(Number(command.at(-1)));
    case 'send': return false;
  }
}

function me(): string {
  return state.value.session?.staff.id ?? '';
}

// At once: one box is for both, and the next key is a letter already, not a command.
function write(note_for: string | null): void {
  writes_note.value = note_for;
  focus_composer();
}

function done(act: () => void): true {
  act();
  return true;
}

// Whoever works by keys has taken the hand off the pointer.
function go(index: number): boolean {
  note_pointer(false);
  if (index < 0) return false;
  scroll_row_into_view(index, kRowPx);
  focus_list();
  return true;
}

function open(id: string | null): boolean {
  if (id === null) return false;
  note_pointer(false);
  select(id);
  requestAnimationFrame(focus_thread);
  return true;
}

// From inside the composer too: then focus stays in a composer.
function open_neighbour(by: number): boolean {
  const is_writing = document.activeElement?.id === 'composer';
  if (state.value.selected !== null) {
    note_act(state.value.selected);
    if (rows.value.ids.includes(state.value.selected)) cursor.value = state.value.selected;
  }
  const index = step_cursor(by);
  const id = rows.value.ids[index];
  if (id === undefined) return false;
  scroll_row_into_view(index, kRowPx);
  select(id);
  requestAnimationFrame(is_writing ? focus_composer : focus_thread);
  return true;
}

function show_view(number: number): boolean {
  const view = kViews[number - 1];
  if (view === undefined) return false;
  choose_view(view);
  cursor.value = null;
  return true;
}

function leave_thread(): boolean {
  if (state.value.selected === null) return false;
  if (layout.value === 'phone') select(null);
  requestAnimationFrame(focus_list);
  return true;
}

// One level out: the drawer, the field, the conversation (on a phone), the list.
function step_out(): boolean {
  const focused = document.activeElement;
  if (is_details_open.value && layout.value !== 'wide') {
    is_details_open.value = false;
    focus_thread();
    return true;
  }
  if (focused?.id === 'composer') return done(focus_thread);
  if (focused?.id === 'filter') {
    filter.value = '';
    return done(focus_list);
  }
  return leave_thread();
}
