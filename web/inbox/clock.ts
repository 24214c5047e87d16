// The answer clock and the contact window as people read them. Pure: server time comes in, keys and values of a text
// come out, so that one table of tests covers every screen.
import type { Values } from '../core/i18n';
import { kContactWindowMs, type Conversation, type Timestamp } from './domain';

export type Band = 'calm' | 'soon' | 'urgent' | 'late';

export interface Text {
  key: string;
  values: Values;
}

export interface ClockReading {
  band: Band;
  left_ms: number;   // below zero: late by that much
  fraction: number;  // of the limit still left, 0..1
}

const kMinute = 60_000;
const kHour = 60 * kMinute;
const kDay = 24 * kHour;
const kSoonMs = 4 * kHour;
const kUrgentMs = kHour;
const kClosingMs = 72 * kHour;

export function read_clock(due_at: Timestamp, now_ms: number, limit_ms: number): ClockReading {
  const left_ms = Date.parse(due_at) - now_ms;
  return { band: band_of(left_ms), left_ms, fraction: Math.min(1, Math.max(0, left_ms / limit_ms)) };
}

function band_of(left_ms: number): Band {
  if (left_ms <= 0) return 'late';
  if (left_ms < kUrgentMs) return 'urgent';
  return left_ms < kSoonMs ? 'soon' : 'calm';
}

// Rounded down: nobody is promised a minute that is not there.
export function duration_text(ms: number): Text {
  if (ms < kMinute) return { key: 'time.under_minute', values: {} };
  if (ms < kHour) return { key: 'time.minutes', values: { n: Math.floor(ms / kMinute) } };
  if (ms < 2 * kDay) return { key: 'time.hours', values: { n: Math.floor(ms / kHour) } };
  return { key: 'time.days', values: { n: Math.floor(ms / kDay) } };
}

// In the open conversation the last four hours show minutes as well.
export function exact_duration_text(ms: number): Text {
  if (ms < kHour || ms >= kSoonMs) return duration_text(ms);
  const minutes = Math.floor((ms % kHour) / kMinute);
  if (minutes === 0) return duration_text(ms);
  return { key: 'time.hours_minutes', values: { h: Math.floor(ms / kHour), m: minutes } };
}

// The same in whole words, for people who hear it.
export function spoken_clock_text(reading: ClockReading): Text {
  const is_late = reading.left_ms <= 0;
  const ms = Math.abs(reading.left_ms);
  const prefix = is_late ? 'say.late' : 'say.left';
  if (ms < kMinute) return { key: `${prefix}_now`, values: {} };
  if (ms < kHour) return { key: `${prefix}_minutes`, values: { n: Math.floor(ms / kMinute) } };
  return { key: `${prefix}_hours`, values: { n: Math.floor(ms / kHour) } };
}

// How long ago something was, for rows without a clock. Null: long ago, show the date.
export function age_text(at: Timestamp, now_ms: number): Text | null {
  const ms = Math.max(0, now_ms - Date.parse(at));
  if (ms < kMinute) return { key: 'time.now', values: {} };
  return ms < 7 * kDay ? duration_text(ms) : null;
}

export type ContactWindow =
  | { state: 'never' }  // they never wrote: nobody may write to them
  | { state: 'live' | 'closing' | 'expired'; until_ms: number };

// 30 days from their last message; the last millisecond counts (behaviours.md WIN-02).
export function contact_window(conversation: Conversation, now_ms: number): ContactWindow {
  if (conversation.last_user_at === undefined) return { state: 'never' };
  const until_ms = Date.parse(conversation.last_user_at) + kContactWindowMs;
  if (now_ms > until_ms) return { state: 'expired', until_ms };
  return { state: until_ms - now_ms <= kClosingMs ? 'closing' : 'live', until_ms };
}

export function may_write(conversation: Conversation, now_ms: number): boolean {
  const { state } = contact_window(conversation, now_ms);
  return state === 'live' || state === 'closing';
}
