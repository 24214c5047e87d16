import { describe, expect, test } from 'vitest';
import english from '../i18n/inbox/en.json';
import { command_of, kSheet, type Pressed, type Where } from './keyboard';

const elsewhere: Where = { place: 'elsewhere', single_keys: true };

function press(key: string, more: Partial<Pressed> = {}): Pressed {
  return {
    key, code: '', shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, isComposing: false, ...more,
  };
}

test.each([
  ['j', {}, 'next'],
  ['k', {}, 'previous'],
  ['e', {}, 'close'],
  ['E', { shiftKey: true }, 'reopen'],
  ['r', {}, 'reply'],
  ['n', {}, 'note'],
  ['m', {}, 'assign_me'],
  ['1', {}, 'view_1'],
  ['4', {}, 'view_4'],
  ['5', {}, null],
  ['/', {}, 'filter'],
  ['?', { shiftKey: true }, 'keys'],
  [']', {}, 'details'],
  ['Escape', {}, 'escape'],
  ['ArrowLeft', {}, 'back_to_list'],
  ['ArrowDown', {}, null],
  ['ArrowDown', { altKey: true }, 'next_conversation'],
  ['ArrowUp', { altKey: true }, 'previous_conversation'],
  ['r', { ctrlKey: true }, null],
  ['k', { metaKey: true }, null],
  ['q', {}, null],
])('%s %o', (key, more, command) => {
  expect(command_of(press(key, more), elsewhere)).toBe(command);
});

test.each([
  ['ArrowDown', 'next'], ['ArrowUp', 'previous'], ['Enter', 'open'], ['ArrowRight', 'open'], ['Home', 'first'],
  ['End', 'last'], ['PageDown', 'page_down'], ['PageUp', 'page_up'], ['j', 'next'],
])('%s in the list', (key, command) => {
  expect(command_of(press(key), { place: 'list', single_keys: true })).toBe(command);
});

describe('other keyboards', () => {
  test.each([
    ['Cyrillic j', press('о', { code: 'KeyJ' }), 'next'],
    ['Hebrew e', press('ק', { code: 'KeyE' }), 'close'],
    ['Arabic Shift e', press('ُ', { code: 'KeyE', shiftKey: true }), 'reopen'],
    ['Russian Shift /', press('҂', { code: 'Slash', shiftKey: true }), 'keys'],
    ['AZERTY 1 without Shift', press('&', { code: 'Digit1' }), 'view_1'],
    ['AZERTY a stays a', press('a', { code: 'KeyQ' }), 'assign'],
    ['Dvorak j is where it is printed', press('j', { code: 'KeyC' }), 'next'],
  ])('%s', (_, pressed, command) => {
    expect(command_of(pressed, elsewhere)).toBe(command);
  });
});

describe('while typing', () => {
  const composer: Where = { place: 'composer', single_keys: true };
  test.each([
    ['e', {}, null],
    ['Enter', {}, null],
    ['Enter', { ctrlKey: true }, 'send'],
    ['/', {}, null],
    ['/', { ctrlKey: true }, 'switch_note'],
    ['n', {}, null],
    ['Enter', { metaKey: true }, 'send'],
    ['Enter', { ctrlKey: true, isComposing: true }, null],
    ['Enter', { ctrlKey: true, keyCode: 229 }, null],
    ['ArrowDown', {}, null],
    ['ArrowDown', { altKey: true }, 'next_conversation'],
    ['Escape', {}, 'escape'],
  ])('%s %o', (key, more, command) => {
    expect(command_of(press(key, more), composer)).toBe(command);
  });

  test('a filter field keeps its letters and sends nothing', () => {
    const field: Where = { place: 'field', single_keys: true };
    expect(command_of(press('j'), field)).toBeNull();
    expect(command_of(press('Enter', { ctrlKey: true }), field)).toBeNull();
  });
});

test('single keys can be switched off; the others stay', () => {
  const off: Where = { place: 'list', single_keys: false };
  for (const key of ['j', 'k', 'e', 'r', '1', '/', '?']) expect(command_of(press(key), off)).toBeNull();
  expect(command_of(press('ArrowDown'), off)).toBe('next');
  expect(command_of(press('ArrowDown', { altKey: true }), off)).toBe('next_conversation');
});

test('a dialog keeps its keys', () => {
  expect(command_of(press('e'), { place: 'dialog', single_keys: true })).toBeNull();
  expect(command_of(press('Escape'), { place: 'dialog', single_keys: true })).toBeNull();
});

test('every line of the sheet has its text', () => {
  const texts = new Set(Object.keys(english));
  for (const { title, rows } of kSheet) {
    for (const key of [title, ...rows.map((row) => row.text)]) expect(texts).toContain(key);
  }
});
