// What the server says about a store and takes for it (api/openapi.yaml). Only what these screens use.
import type { Timestamp } from '../domain';
import type { Range, WeeklyRange } from './hours_text';

export interface SpecialDay {
  date: string;
  closed?: boolean;
  ranges?: Range[];
}

export interface Closure {
  from: Timestamp;
  to: Timestamp;
  pauses_channel?: boolean;
}

export interface HoursWarning {
  code: 'DEAD_INTERVAL' | 'DST_NOTICE' | 'HOURS_STALE';
  intervals?: { from: Timestamp; to: Timestamp }[];
  openings?: { from: Timestamp; to: Timestamp }[];
}

export interface Hours {
  zone: string;
  weekly: WeeklyRange[];
  special: SpecialDay[];
  closures: Closure[];
  version: number;
  set_by_name?: string;
  set_at?: Timestamp;
  is_open: boolean;
  next_open?: { at: Timestamp };
  next_close?: { at: Timestamp };
  warnings: HoursWarning[];
}

export interface Texts {
  welcome: Record<string, string>;
  away: Record<string, string>;
  starters: string[];
  slots: string[];
  above: LevelTexts[];  // what is said where the store says nothing, the nearest level first
  version: number;
  set_by_name?: string;
  set_at?: Timestamp;
}

export interface LevelTexts {
  level: string;
  welcome: Record<string, string>;
  away: Record<string, string>;
  starters: string[];
  version: number;
  set_by_name?: string;
  set_at?: Timestamp;
}

export interface Publishing {
  is_published: boolean;
  name: string;
  wanted_name?: string;
  privacy_url: string;
  allowed_domains: string[];
  rules_read_at?: Timestamp;
  missing: { need: string }[];
  version: number;
}

export type HealthState = 'healthy' | 'watch' | 'at_risk' | 'probation' | 'deactivated' | 'suspended' | 'banned';

export interface Health {
  state: HealthState;
  reason_code: string;
  since?: Timestamp;
  figures: { in_time: number; late: number; unanswered: number; open_breaches: number; rate_percent?: number };
  steps: string[];
  deactivates_at?: Timestamp;
  appeal: 'none' | 'open' | 'declined';
  marks: { episodes: number; marked: number };  // of 28 days
  marks_stopped_at?: Timestamp;                 // since when they count for nothing (CLK-08)
  causes: { conversation: string; asked_at: Timestamp }[];
  history: { number: number; at: Timestamp; from: HealthState; to: HealthState; note: string }[];
}

export interface Setting {
  key: string;
  value: number | string;
  default_value: number | string;
  range: string;
  least?: number;
  most?: number;
  words: string[];
  unit: string;
  can_be_set: boolean;
  origin?: SettingSaid;
  said: SettingSaid[];
}

export interface SettingSaid {
  level: string;
  value?: number | string;  // absent: it was taken back
  version: number;
  set_by_name?: string;
  set_at?: Timestamp;
}
