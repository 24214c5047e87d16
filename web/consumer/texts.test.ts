import { describe, expect, test } from 'vitest';
import { make_translate } from '../core/i18n';
import en from '../i18n/consumer/en.json';
import es from '../i18n/consumer/es.json';
import fr from '../i18n/consumer/fr.json';
import pt from '../i18n/consumer/pt-BR.json';
import vi from '../i18n/consumer/vi.json';
import { make_announcer } from './announcer';
import { count_characters, sends_by_key } from './composer';
import { split_links } from './links';
import { clock_text, local_time } from './wall_clock';

describe('links', () => {
  const links = (text: string) => split_links(text).flatMap((part) => (part.href === undefined ? [] : [part.href]));

  test('http and https, without the punctuation around them', () => {
    expect(links('See https://a.example/x?y=1, (http://b.example) and https://c.example/ü.')).toEqual([
      'https://a.example/x?y=1',
      'http://b.example/',
      'https://c.example/%C3%BC',
    ]);
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', 'https://bank.example@evil.example/', 'https://localhost/', 'ftp://a.example', 'www.a.example'])(
    '%s stays text',
    (text) => expect(links(text)).toEqual([]),
  );

  test('the parts together are the text', () => {
    for (const text of ['', 'a', 'https://a.example', ' https://a.example b\nhttps://u@b.example c', 'https://https://x']) {
      expect(split_links(text).map((part) => part.text).join('')).toBe(text);
    }
  });
});

describe('keys', () => {
  const key = (more: object = {}) => ({ key: 'Enter', shiftKey: false, altKey: false, isComposing: false, keyCode: 13, ...more });

  test('Enter sends; a line break and an input method do not', () => {
    expect(sends_by_key(key())).toBe(true);
    expect(sends_by_key(key({ shiftKey: true }))).toBe(false);
    expect(sends_by_key(key({ isComposing: true }))).toBe(false);
    expect(sends_by_key(key({ keyCode: 229 }))).toBe(false);
    expect(sends_by_key(key({ key: 'a', keyCode: 65 }))).toBe(false);
  });
});

test('characters are counted as the server does', () => {
  expect(count_characters('')).toBe(0);
  expect(count_characters('ế😀a')).toBe(3);
});

describe('announcements', () => {
  function make() {
    const spoken: string[] = [];
    const timers: (() => void)[] = [];
    const announce = make_announcer({ speak: (words) => spoken.push(words), summary: (n) => `${n} new`, set_timer: (run) => timers.push(run) });
    return { spoken, announce, tick: () => timers.shift()?.() };
  }

  test('one at a time, the rest as a number', () => {
    const { spoken, announce, tick } = make();
    for (let i = 0; i < 200; i++) announce(`m${i}`);
    tick();
    tick();
    announce('later');
    expect(spoken).toEqual(['m0', '199 new', 'later']);
  });

  test('a single one that waited is read out', () => {
    const { spoken, announce, tick } = make();
    announce('a');
    announce('b');
    tick();
    expect(spoken).toEqual(['a', 'b']);
  });
});

describe('wall clock', () => {
  test.each([
    ['Europe/Paris', '2026-03-29T00:59:00Z', '1:59'],
    ['Europe/Paris', '2026-03-29T01:00:00Z', '3:00'],
    ['Australia/Lord_Howe', '2026-10-03T15:30:00Z', '2:30'],
    ['America/Sao_Paulo', '2026-11-22T03:00:00Z', '0:00'],
    ['Mars/Base', '2026-11-22T03:05:00Z', '3:05'],
  ])('%s at %s', (zone, at, clock) => expect(clock_text(local_time(zone, new Date(at)))).toBe(clock));

  test('day numbers follow the local date', () => {
    const at = new Date('2026-11-22T02:00:00Z');
    expect(local_time('UTC', at).day_number - local_time('America/Sao_Paulo', at).day_number).toBe(1);
  });
});

test('every sentence of every language takes its values', () => {
  for (const [language, catalogue] of Object.entries({ en, 'pt-BR': pt, vi, fr, es })) {
    const translate = make_translate(language, catalogue);
    const values = { shop: 'S', name: 'N', time: 'T', text: 'X', phone: 'P', n: 2, day: 'D', at: 'A', zone: 'Z', code: 'C', t: 'T', date: 'D', d: '1', month: 'M', year: 'Y' };
    for (const key of Object.keys(catalogue)) expect(translate(key, values)).not.toMatch(/[{}]/);
    expect(translate('time.days').split('|')).toHaveLength(7);
    expect(translate('time.on_days').split('|')).toHaveLength(7);
    expect(translate('time.months').split('|')).toHaveLength(12);
  }
});
