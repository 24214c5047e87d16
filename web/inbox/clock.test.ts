import { describe, expect, test } from 'vitest';
import { make_translate } from '../core/i18n';
import english from '../i18n/inbox/en.json';
import {
  age_text, contact_window, duration_text, exact_duration_text, may_write, read_clock, spoken_clock_text, type Text,
} from './clock';
import { asked_at } from './made_events';

const translate = make_translate('en', english);
const say = (text: Text | null) => text && translate(text.key, text.values);
const kMinute = 60_000;
const kHour = 60 * kMinute;
const kDay = 24 * kHour;

describe('the ring', () => {
  const due = '2026-11-22T12:00:00.000Z';
  test.each([
    [kDay, 'calm', 1],
    [12 * kHour, 'calm', 0.5],
    [4 * kHour, 'calm', 4 / 24],
    [4 * kHour - 1, 'soon', 4 / 24],
    [kHour, 'soon', 1 / 24],
    [kHour - 1, 'urgent', 1 / 24],
    [1, 'urgent', 0],
    [0, 'late', 0],
    [-3 * kHour, 'late', 0],
    [30 * kHour, 'calm', 1],
  ])('%d ms before the deadline', (left, band, fraction) => {
    const reading = read_clock(due, Date.parse(due) - left, kDay);
    expect(reading.band).toBe(band);
    expect(reading.fraction).toBeCloseTo(fraction, 5);
  });
});

test.each([
  [0, 'under 1 min', 'under 1 min'],
  [59_999, 'under 1 min', 'under 1 min'],
  [kMinute, '1 min', '1 min'],
  [38 * kMinute, '38 min', '38 min'],
  [kHour - 1, '59 min', '59 min'],
  [kHour, '1 h', '1 h'],
  [2 * kHour + 14 * kMinute, '2 h', '2 h 14 min'],
  [4 * kHour - 1, '3 h', '3 h 59 min'],
  [10 * kHour + 59 * kMinute, '10 h', '10 h'],
  [kDay, '24 h', '24 h'],
  [47 * kHour, '47 h', '47 h'],
  [2 * kDay, '2 d', '2 d'],
])('%d ms in a row and in the conversation', (ms, row, thread) => {
  expect(say(duration_text(ms))).toBe(row);
  expect(say(exact_duration_text(ms))).toBe(thread);
});

test.each([
  [2 * kHour, 'answer in 2 hours'],
  [kHour, 'answer in 1 hour'],
  [5 * kMinute, 'answer in 5 minutes'],
  [1, 'answer within 1 minute'],
  [0, 'just became late'],
  [-kMinute, 'late by 1 minute'],
  [-3 * kHour, 'late by 3 hours'],
])('%d ms left, spoken', (left, words) => {
  expect(say(spoken_clock_text({ band: 'calm', left_ms: left, fraction: 0 }))).toBe(words);
});

test.each([
  [0, 'now'],
  [-5_000, 'now'],
  [5 * kMinute, '5 min'],
  [3 * kHour, '3 h'],
  [6 * kDay, '6 d'],
  [7 * kDay, null],
])('%d ms ago', (ms, words) => {
  const now = Date.parse('2026-11-22T12:00:00.000Z');
  expect(say(age_text(new Date(now - ms).toISOString(), now))).toBe(words);
});

describe('the contact window', () => {
  const conversation = asked_at('2026-11-01T08:00:00.000Z');
  const end = Date.parse('2026-12-01T08:00:00.000Z');
  test.each([
    [end - 73 * kHour, 'live', true],
    [end - 72 * kHour, 'closing', true],
    [end, 'closing', true],
    [end + 1, 'expired', false],
  ])('at %d', (now, state, may) => {
    expect(contact_window(conversation, now).state).toBe(state);
    expect(may_write(conversation, now)).toBe(may);
  });

  test('who never wrote is never written to', () => {
    const { last_user_at: _, ...silent } = conversation;
    expect(contact_window(silent, end).state).toBe('never');
    expect(may_write(silent, end)).toBe(false);
  });
});
