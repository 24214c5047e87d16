// The icons of the inbox: 24 grid, 1.75 stroke, round joins. Decoration: the word beside or the label says it.
import type { ComponentChildren } from 'preact';

const kPaths = {
  inbox: 'M4 13.5 6.4 5.7A1.6 1.6 0 0 1 8 4.5h8a1.6 1.6 0 0 1 1.6 1.2L20 13.5v4.4a1.6 1.6 0 0 1-1.6 1.6H5.6A1.6 1.6 0 0 1 4 17.9ZM4 13.5h4.3c.4 1.9 1.8 3 3.7 3s3.3-1.1 3.7-3H20',
  search: 'M10.8 17.1a6.3 6.3 0 1 0 0-12.6 6.3 6.3 0 0 0 0 12.6ZM15.5 15.5l4 4',
  keys: 'M4.6 6.5h14.8a1.1 1.1 0 0 1 1.1 1.1v8.8a1.1 1.1 0 0 1-1.1 1.1H4.6a1.1 1.1 0 0 1-1.1-1.1V7.6a1.1 1.1 0 0 1 1.1-1.1ZM7 10h.01M10.3 10h.01M13.6 10h.01M17 10h.01M8.5 14h7',
  person: 'M12 12.2a3.6 3.6 0 1 0 0-7.2 3.6 3.6 0 0 0 0 7.2ZM5.5 19.5c.6-3 3.2-4.7 6.5-4.7s5.9 1.7 6.5 4.7',
  check: 'm5 12.6 4.6 4.6L19 7.4',
  reopen: 'M4.5 12a7.5 7.5 0 1 0 2.4-5.5L4.5 8.6M4.5 4.5v4.1h4.1',
  back: 'M14.5 5.5 8 12l6.5 6.5',
  send: 'M4.5 12 19.5 5l-4.6 14-3.3-6.2ZM11.6 12.8 19.5 5',
  panel: 'M5.1 5h13.8A1.6 1.6 0 0 1 20.5 6.6v10.8a1.6 1.6 0 0 1-1.6 1.6H5.1a1.6 1.6 0 0 1-1.6-1.6V6.6A1.6 1.6 0 0 1 5.1 5ZM14.8 5v14',
  x: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  down: 'm6.5 9.5 5.5 5.5 5.5-5.5',
  up: 'M12 19V5.5M6 11.5l6-6 6 6',
  alert: 'M12 7.8v5.2M12 16.2h.01M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16Z',
  clock: 'M12 7.5V12l3 2M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16Z',
  store: 'M4.5 9.5 6 4.8h12l1.5 4.7M4.5 9.5c0 1.5 1.1 2.5 2.5 2.5s2.5-1 2.5-2.5c0 1.5 1.1 2.5 2.5 2.5s2.5-1 2.5-2.5c0 1.5 1.1 2.5 2.5 2.5s2.5-1 2.5-2.5M6 12v7.2h12V12',
} as const;

export type IconName = keyof typeof kPaths;

export function Icon({ name, flips = false }: { name: IconName; flips?: boolean }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" data-flip={flips ? '' : undefined}>
      <path d={kPaths[name]} />
    </svg>
  );
}

// The mark: a counter seen from the front, in the tag shape.
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <path class="mark-tag" d="M10 0h12a10 10 0 0 1 10 10v12a10 10 0 0 1-10 10H3.5A3.5 3.5 0 0 1 0 28.5V10A10 10 0 0 1 10 0Z" />
      <path class="mark-ink" d="M7 13.5h18M9.5 13.5V22h13v-8.5M13 10h6" />
    </svg>
  );
}

export function IconButton(
  props: { icon: IconName; label: string; onClick: () => void; pressed?: boolean; flips?: boolean; class?: string },
): ComponentChildren {
  return (
    <button
      type="button" class={`icon-button ${props.class ?? ''}`} aria-label={props.label} title={props.label}
      aria-pressed={props.pressed} onClick={props.onClick}
    >
      <Icon name={props.icon} flips={props.flips ?? false} />
    </button>
  );
}
