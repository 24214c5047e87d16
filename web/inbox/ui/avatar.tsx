// A person as initials on a quiet colour of their own, with the answer ring round it. Colour never speaks alone: the
// row says the time in words, and the ring of a late answer has a notch.
import type { Conversation } from '../domain';
import { read_clock, type ClockReading } from '../clock';
import { Icon } from './icons';
import { t } from '../../core/i18n';
import { now_ms, session } from '../store';

const kRadius = 20.5;
const kLength = 2 * Math.PI * kRadius;
const kSteps = 720;  // of the ring: two minutes each, less than a pixel

export function limit_ms(): number {
  return (session.value?.answer_limit_s ?? 86_400) * 1000;
}

export function clock_of(conversation: Conversation, now: number): ClockReading | null {
  return conversation.clock_due_at === undefined ? null : read_clock(conversation.clock_due_at, now, limit_ms());
}

export function display_name(conversation: Conversation): string {
  return conversation.consumer_name || t('customer.unnamed');
}

export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter((word) => /\p{L}|\p{N}/u.test(word));
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  return picked.map((word) => first_character(word ?? '')).join('').toLocaleUpperCase();
}

function first_character(word: string): string {
  const [first] = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(word);
  return first?.segment ?? '';
}

export function hue_of(id: string): number {
  let hash = 0;
  for (const character of id) hash = (hash * 31 + character.charCodeAt(0)) % 360;
  return hash;
}

export function Avatar({ id, name }: { id: string; name: string }) {
  const letters = initials(name);
  return (
    <span
      class="avatar" style={{ '--hue': String(hue_of(id)) }} data-initials={letters || undefined} aria-hidden="true"
    >
      {letters === '' && <Icon name="person" />}
    </span>
  );
}

export function RingAvatar({ conversation }: { conversation: Conversation }) {
  const reading = clock_of(conversation, now_ms.value);
  return (
    <span class="ring" data-band={reading?.band ?? 'quiet'}>
      <Ring fraction={Math.round((reading?.fraction ?? 0) * kSteps) / kSteps} />
      <Avatar id={conversation.consumer} name={conversation.consumer_name} />
    </span>
  );
}

// Drains clockwise from twelve: what is left runs from the hand to the top.
function Ring({ fraction }: { fraction: number }) {
  const left = kLength * fraction;
  return (
    <svg viewBox="0 0 44 44" aria-hidden="true">
      <circle class="ring-track" cx="22" cy="22" r={kRadius} />
      <circle
        class="ring-left" cx="22" cy="22" r={kRadius} transform="rotate(-90 22 22)"
        stroke-dasharray={`${left} ${kLength - left}`} stroke-dashoffset={left - kLength}
      />
      <path class="ring-notch" d="M22 0v6" />
    </svg>
  );
}

// The same value as a line on top of the open conversation; it shrinks from the end of the line.
export function Fuse({ conversation }: { conversation: Conversation }) {
  const reading = clock_of(conversation, now_ms.value);
  const band = reading?.band ?? 'quiet';
  const fraction = reading?.fraction ?? 0;
  return (
    <div class="fuse" data-band={band} aria-hidden="true">
      <div class="fuse-left" style={{ transform: `scaleX(${band === 'late' ? 1 : fraction})` }} />
    </div>
  );
}
