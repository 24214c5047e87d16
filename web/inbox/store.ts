// The signals of the inbox. `state` holds everything the server knows and changes only through change(); the rest is
// what this window shows. Server time is the only time on screen.
import { computed, signal } from '@preact/signals';
import { use_catalogue, type Catalogue } from '../core/i18n';
import { apply_changes } from './apply_changes';
import type { EventOf, Session, Store, Timestamp, Verdict } from './domain';
import { nearest_language, read_settings, write_settings, type Language, type Settings } from './settings';
import { conversation_of, kInitialState, type Change, type State } from './state';

export const state = signal<State>(kInitialState);
export const now_ms = signal(Date.now());

let offset_ms = 0;

export function server_now(): number {
  return Date.now() + offset_ms;
}

// A wrong clock in the computer must not move anybody's deadline.
export function set_server_time(now: Timestamp): void {
  const told = Date.parse(now);
  if (!Number.isNaN(told)) offset_ms = told - Date.now();
  now_ms.value = server_now();
}

export function change(...changes: Change[]): void {
  state.value = apply_changes(state.value, changes, server_now());
}

// One ticker for every clock on the page. Timers stop while a machine sleeps; the first tick after it is right at once.
export function start_ticker(): void {
  setInterval(() => {
    if (!document.hidden) now_ms.value = server_now();
  }, 1000);
  document.addEventListener('visibilitychange', () => {
    now_ms.value = server_now();
  });
}

// ---- what this window shows ----

export type OpenDialog =
  | { kind: 'keys' }
  | { kind: 'notify' }
  | { kind: 'close'; conversation: string }
  | { kind: 'edit'; conversation: string; message: EventOf<'message_sent'> }
  | { kind: 'take_back'; conversation: string; message: EventOf<'message_sent'> }
  | { kind: 'block'; conversation: string }
  | { kind: 'move'; conversation: string }
  | { kind: 'same_person'; conversation: string }
  | { kind: 'why'; verdict: Verdict; was_sent: boolean; zone: string };

export interface Toast {
  text: string;
  code: string;
}

export const screen = signal<'checking' | 'sign_in' | 'inbox' | 'unreachable'>('checking');
export const page = signal<'inbox' | 'stores'>('inbox');
export const was_signed_out = signal(false);  // by the server: say so, drafts are kept
export const dialog = signal<OpenDialog | null>(null);
export const toast = signal<Toast | null>(null);
export const is_details_open = signal(false);
export const filter = signal('');
export const draft_changed = signal(0);  // a draft was written from outside its composer
export const writes_note = signal<string | null>(null);  // the conversation whose composer makes a note
export const settings = signal<Settings>(read_settings());
export const language = signal<Language>('en');

export const session = computed<Session | null>(() => state.value.session);
export const selected = computed(() => conversation_of(state.value, state.value.selected));

export function store_of(id: string): Store | undefined {
  return session.value?.locations.find((store) => store.id === id);
}

export function may_act(): boolean {
  return session.value !== null && session.value.staff.role !== 'observer';
}

export function change_settings(partial: Partial<Settings>): void {
  settings.value = { ...settings.value, ...partial };
  write_settings(settings.value);
}

const kCatalogues: Readonly<Record<Language, () => Promise<{ default: Catalogue }>>> = {
  en: () => import('../i18n/inbox/en.json'),
  'pt-BR': () => import('../i18n/inbox/pt-BR.json'),
  vi: () => import('../i18n/inbox/vi.json'),
  fr: () => import('../i18n/inbox/fr.json'),
  es: () => import('../i18n/inbox/es.json'),
};

// The person's choice on this device, else the one in their account, else the browser's.
export async function use_best_language(): Promise<void> {
  const own = session.value?.staff.language;
  const chosen = settings.value.language ?? nearest_language(own !== undefined ? [own] : navigator.languages);
  const catalogue = await kCatalogues[chosen]();
  use_catalogue(chosen, catalogue.default);
  document.documentElement.lang = chosen;
  language.value = chosen;
}
