// Keys to commands: one table, shown by the shortcut sheet and read by one listener. Pure.

export type Command =
  | 'next' | 'previous' | 'page_down' | 'page_up' | 'first' | 'last' | 'open' | 'back_to_list'
  | 'close' | 'reopen' | 'reply' | 'note' | 'switch_note' | 'assign' | 'assign_me' | 'view_1' | 'view_2' | 'view_3' | 'view_4'
  | 'filter' | 'keys' | 'details' | 'escape' | 'next_conversation' | 'previous_conversation' | 'send';

export interface Pressed {
  key: string;
  code: string;
  keyCode?: number;
  shiftKey: boolean;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  isComposing: boolean;
}

export interface Where {
  place: 'list' | 'elsewhere' | 'composer' | 'field' | 'dialog';
  single_keys: boolean;  // the person's setting
}

const kSingle: Readonly<Record<string, Command>> = {
  j: 'next', k: 'previous', e: 'close', E: 'reopen', r: 'reply', n: 'note', a: 'assign', m: 'assign_me', '1': 'view_1', '2': 'view_2', '3': 'view_3',
  '4': 'view_4', '/': 'filter', '?': 'keys', ']': 'details',
};

// Keys that move in the list; elsewhere they scroll, as everybody expects.
const kList: Readonly<Record<string, Command>> = {
  ArrowDown: 'next', ArrowUp: 'previous', PageDown: 'page_down', PageUp: 'page_up', Home: 'first', End: 'last',
  Enter: 'open', ArrowRight: 'open',
};

export function command_of(pressed: Pressed, where: Where): Command | null {
  if (is_composing(pressed)) return null;
  const has_control = pressed.ctrlKey || pressed.metaKey;
  if (where.place === 'dialog') return null;  // <dialog> has its own Escape
  if (pressed.key === 'Escape') return 'escape';
  if (where.place === 'composer' && pressed.key === 'Enter' && has_control && !pressed.altKey) return 'send';
  if (where.place === 'composer' && has_control && !pressed.altKey && latin_key(pressed) === '/') return 'switch_note';
  if (pressed.altKey && !has_control && !pressed.shiftKey) {
    if (pressed.key === 'ArrowDown') return 'next_conversation';
    if (pressed.key === 'ArrowUp') return 'previous_conversation';
  }
  if (has_control || pressed.altKey || where.place === 'composer' || where.place === 'field') return null;
  if (where.place === 'list' && !pressed.shiftKey && pressed.key in kList) return kList[pressed.key] ?? null;
  if (pressed.key === 'ArrowLeft' && !pressed.shiftKey) return 'back_to_list';
  return where.single_keys ? (kSingle[latin_key(pressed)] ?? null) : null;
}

// An Enter that ends a Vietnamese, Chinese or Korean word belongs to the word.
export function is_composing(pressed: Pressed): boolean {
  return pressed.isComposing || pressed.keyCode === 229;
}

// What the key would be on a Latin keyboard. The character decides where it is Latin (so that AZERTY and Dvorak users
// press the letter that is printed on their key); else its place does.
function latin_key(pressed: Pressed): string {
  const { key, code, shiftKey } = pressed;
  if (key in kSingle) return key;
  if (/^Digit[1-9]$/.test(code) && !shiftKey) return code.slice(5);
  if (/^[\x20-\x7e]$/.test(key)) return key;
  if (/^Key[A-Z]$/.test(code)) return shiftKey ? code.slice(3) : code.slice(3).toLowerCase();
  if (code === 'Slash') return shiftKey ? '?' : '/';
  return code === 'BracketRight' ? ']' : key;
}

// The sheet: what to press and what it does, in groups. Texts are keys of the catalogue.
export const kSheet: readonly { title: string; rows: readonly { keys: readonly string[]; text: string }[] }[] = [
  {
    title: 'keys.list',
    rows: [
      { keys: ['J', '↓'], text: 'keys.next' },
      { keys: ['K', '↑'], text: 'keys.previous' },
      { keys: ['↵', '→'], text: 'keys.open' },
      { keys: ['←'], text: 'keys.back' },
      { keys: ['1', '2', '3', '4'], text: 'keys.views' },
      { keys: ['/'], text: 'keys.filter' },
    ],
  },
  {
    title: 'keys.conversation',
    rows: [
      { keys: ['R'], text: 'keys.reply' },
      { keys: ['N'], text: 'keys.note' },
      { keys: ['Ctrl/⌘ /'], text: 'keys.switch_note' },
      { keys: ['Ctrl/⌘ ↵'], text: 'keys.send' },
      { keys: ['A', 'M'], text: 'keys.assign' },
      { keys: ['E'], text: 'keys.close' },
      { keys: ['⇧ E'], text: 'keys.reopen' },
      { keys: ['Alt ↓', 'Alt ↑'], text: 'keys.neighbours' },
      { keys: [']'], text: 'keys.details' },
    ],
  },
  { title: 'keys.anywhere', rows: [{ keys: ['?'], text: 'keys.sheet' }, { keys: ['Esc'], text: 'keys.escape' }] },
];
