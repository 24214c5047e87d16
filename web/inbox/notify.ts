// How the person is told when the inbox is not open: what the server keeps about it, and this browser as one of their
// devices. The dialog (ui/notify_dialog.tsx) and the line about shops that nobody hears (ui/reach_line.tsx) show it.
import { signal } from '@preact/signals';
import type { ApiResult } from '../core/api';
import { call_staff } from './session';

export interface NotifySettings {
  email: boolean;
  push: boolean;
  shows_text: boolean;
  quiet?: { from: string; to: string };
  urgent_anyway: boolean;
  digest: boolean;
  zone: string;
}

export interface Notifications {
  settings: NotifySettings;
  zone: string;
  can_mail: boolean;
  is_refused: boolean;
  push_key: string;
  devices: readonly { id: string; name: string; added_at: string }[];
  unreachable: readonly string[];
}

export interface Tested {
  channel: string;
  outcome: string;
}

export const notifications = signal<Notifications | null>(null);

async function keep(answer: Promise<ApiResult<Notifications>>): Promise<ApiResult<Notifications>> {
  const result = await answer;
  if (result.ok) notifications.value = result.value;
  return result;
}

export const load_notifications = () => keep(call_staff<Notifications>('GET', '/notifications'));
export const save_notifications = (settings: NotifySettings) =>
  keep(call_staff<Notifications>('PUT', '/notifications', settings));
export const remove_device = (id: string) => keep(call_staff<Notifications>('DELETE', `/push/${id}`));
export const send_test = () => call_staff<{ results: Tested[] }>('POST', '/notifications/test');

// ---- this browser ----

export type Here = 'on' | 'off' | 'blocked' | 'impossible';

export function is_push_possible(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
}

async function registration(): Promise<ServiceWorkerRegistration | undefined> {
  return navigator.serviceWorker.getRegistration('/inbox');
}

export async function push_here(): Promise<Here> {
  if (!is_push_possible()) return 'impossible';
  if (Notification.permission === 'denied') return 'blocked';
  const subscription = await (await registration())?.pushManager.getSubscription();
  return subscription != null && Notification.permission === 'granted' ? 'on' : 'off';
}

export function bytes_of_base64url(text: string): Uint8Array<ArrayBuffer> {
  const raw = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(raw, (char) => char.charCodeAt(0));
}

export function base64url_of_bytes(bytes: ArrayBuffer | null): string {
  const raw = String.fromCharCode(...new Uint8Array(bytes ?? new ArrayBuffer(0)));
  return btoa(raw).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

interface ScriptPolicy { createScriptURL(url: string): string }
interface PolicyMaker { createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy }
let worker_policy: ScriptPolicy | undefined;

// The pages' policy allows one name, "sw", and this is the only script it makes.
function worker_url(): string {
  const maker = (window as { trustedTypes?: PolicyMaker }).trustedTypes;
  worker_policy ??= maker?.createPolicy('sw', { createScriptURL: (url) => url });
  return worker_policy?.createScriptURL('/inbox-worker.js') ?? '/inbox-worker.js';
}

// "Firefox · Linux": what people know a device by.
export function device_name(agent: string): string {
  const browser = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari'].find((name) => agent.includes(`${name}/`)) ?? '';
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS', 'Linux'].find((name) => agent.includes(name)) ?? '';
  const known = browser === 'Edg' ? 'Edge' : browser === 'OPR' ? 'Opera' : browser;
  return [known, system].filter((word) => word !== '').join(' · ');
}

// Asks the browser, and tells the server. The browser's own question comes from a click, never by itself.
export async function turn_push_on(push_key: string): Promise<ApiResult<Notifications> | Here> {
  if (!is_push_possible()) return 'impossible';
  if ((await Notification.requestPermission()) !== 'granted') return 'blocked';
  try {
    await navigator.serviceWorker.register(worker_url(), { scope: '/inbox' });
    const ready = await navigator.serviceWorker.ready;
    const subscription = await ready.pushManager.subscribe({
      userVisibleOnly: true, applicationServerKey: bytes_of_base64url(push_key),
    });
    return await keep(call_staff<Notifications>('POST', '/push', {
      endpoint: subscription.endpoint,
      p256dh: base64url_of_bytes(subscription.getKey('p256dh')),
      auth: base64url_of_bytes(subscription.getKey('auth')),
      name: device_name(navigator.userAgent),
    }));
  } catch {
    return 'impossible'; // a browser without a push service
  }
}

// What shows one person's notices must not show them to the next who signs in here.
export async function forget_this_device(): Promise<void> {
  if (!is_push_possible()) return;
  const subscription = await (await registration())?.pushManager.getSubscription();
  await subscription?.unsubscribe().catch(() => false);
  for (const shown of (await (await registration())?.getNotifications()) ?? []) shown.close();
  notifications.value = null;
}
