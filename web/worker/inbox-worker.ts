// The service worker of the inbox: shows pushes, takes them back, opens the conversation. It keeps nothing and fetches
// nothing. Served as /inbox-worker.js; registered by inbox/notify.ts.
import { best_window, read_notice } from './notice';

// What of a service worker is used here; the DOM types and those of workers do not go together.
interface Waits { waitUntil(work: Promise<unknown>): void }
interface PushEvent extends Waits { data: { text(): string } | null }
interface Shown { tag: string; data: unknown; close(): void }
interface ClickEvent extends Waits { notification: Shown }
interface OpenWindow {
  url: string; focused: boolean; visibilityState: string;
  focus(): Promise<unknown>; navigate(url: string): Promise<unknown>;
}
interface Worker {
  location: { origin: string };
  registration: {
    showNotification(title: string, options: Record<string, unknown>): Promise<void>;
    getNotifications(filter?: { tag: string }): Promise<Shown[]>;
  };
  clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<OpenWindow[]>;
    openWindow(url: string): Promise<unknown>;
    claim(): Promise<void>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(kind: 'push', run: (event: PushEvent) => void): void;
  addEventListener(kind: 'notificationclick', run: (event: ClickEvent) => void): void;
  addEventListener(kind: 'install' | 'activate', run: (event: Waits) => void): void;
}
const worker = self as unknown as Worker;

const windows = () => worker.clients.matchAll({ type: 'window', includeUncontrolled: true });

async function show(text: string): Promise<void> {
  const notice = read_notice(text);
  if (notice === null) return;
  if (notice.type === 'withdraw') {
    for (const shown of await worker.registration.getNotifications({ tag: notice.tag })) shown.close();
    return;
  }
  // Whoever looks at the inbox sees it there; what is urgent is said all the same.
  const ours = (await windows()).filter((one) => best_window([one], worker.location.origin) !== null);
  if (!notice.urgent && notice.tag !== 'test' && ours.some((one) => one.visibilityState === 'visible' && one.focused)) return;
  await worker.registration.showNotification(notice.title, {
    body: notice.body, tag: notice.tag, renotify: notice.tag !== '', requireInteraction: notice.urgent, data: notice.url,
  });
}

async function open(url: string): Promise<void> {
  const found = best_window(await windows(), worker.location.origin);
  if (found === null) {
    await worker.clients.openWindow(url);
    return;
  }
  await found.navigate(url).catch(() => undefined);
  await found.focus().catch(() => undefined);
}

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('push', (event) => event.waitUntil(show(event.data?.text() ?? '')));
worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(typeof event.notification.data === 'string' ? event.notification.data : '/inbox'));
});
