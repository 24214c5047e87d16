// What was written and has not reached the server yet. Kept in localStorage, one key per message, so that two tabs
// never overwrite each other; sent strictly in the order written; each with an id of its own, so that a repeat after a
// lost answer is the same message. An answer of "no" (4xx) sets the message aside and is never repeated.
import { backoff_ms } from './backoff';
import { new_id } from './id';

export interface OutboxEntry<T> {
  id: string; // the message id: the server answers a repeat with the first result
  order: number;
  at: number; // milliseconds, when it was written
  body: T;
  refused?: string; // the error code of a "no"
}

export type SendResult<R> =
  | { kind: 'accepted'; value: R }
  | { kind: 'refused'; code: string }
  | { kind: 'later'; after_ms?: number };

// The part of Storage in use.
export type KeyValues = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;

export interface OutboxOptions<T, R> {
  name: string; // one outbox per name: a shop's, a staff conversation's
  send: (entry: OutboxEntry<T>) => Promise<SendResult<R>>;
  on_change: () => void; // entries() is different now
  on_accepted: (entry: OutboxEntry<T>, value: R) => void; // before on_change for it
  storage?: KeyValues;
  set_timer?: (run: () => void, ms: number) => unknown;
  random?: () => number;
  now?: () => number;
}

const kLeastMs = 1_000;
const kMostMs = 300_000;

export class Outbox<T, R> {
  readonly #options: OutboxOptions<T, R>;
  readonly #storage: KeyValues;
  readonly #prefix: string;
  #is_sending = false;
  #attempt = 0;
  #wait_until = 0;
  #timer_generation = 0;

  constructor(options: OutboxOptions<T, R>) {
    this.#options = options;
    this.#storage = options.storage ?? browser_storage().storage;
    this.#prefix = `balcao.outbox.${options.name}.`;
  }

  // In the order written, the refused ones among them.
  entries(): OutboxEntry<T>[] {
    const found: OutboxEntry<T>[] = [];
    for (let i = 0; i < this.#storage.length; i++) {
      const key = this.#storage.key(i);
      if (key?.startsWith(this.#prefix) !== true) continue;
      const entry = read_entry<T>(this.#storage.getItem(key));
      if (entry !== null) found.push(entry);
    }
    return found.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  }

  add(body: T): OutboxEntry<T> {
    const at = this.#now();
    const last = this.entries().at(-1);
    const entry: OutboxEntry<T> = { id: new_id(at), order: (last?.order ?? 0) + 1, at, body };
    this.#write(entry);
    this.#options.on_change();
    void this.flush();
    return entry;
  }

  remove(id: string): void {
    this.#storage.removeItem(this.#prefix + id);
    this.#options.on_change();
  }

  // Tries now what is due. Call it at start, when the network comes back and when the window is shown again.
  async flush(is_urgent = false): Promise<void> {
    if (this.#is_sending || (!is_urgent && this.#now() < this.#wait_until)) return;
    this.#is_sending = true;
    try {
      for (let head = this.#head(); head !== undefined; head = this.#head()) {
        if (!(await this.#send_one(head))) return;
      }
    } finally {
      this.#is_sending = false;
    }
  }

  #head(): OutboxEntry<T> | undefined {
    return this.entries().find((entry) => entry.refused === undefined);
  }

  // True when the next one may go.
  async #send_one(entry: OutboxEntry<T>): Promise<boolean> {
    const result = await this.#options.send(entry).catch((): SendResult<R> => ({ kind: 'later' }));
    if (result.kind === 'later') {
      this.#try_later(result.after_ms ?? 0);
      return false;
    }
    this.#attempt = 0;
    this.#wait_until = 0;
    if (result.kind === 'accepted') {
      this.#storage.removeItem(this.#prefix + entry.id);
      this.#options.on_accepted(entry, result.value);
    } else if (this.#storage.getItem(this.#prefix + entry.id) !== null) {
      this.#write({ ...entry, refused: result.code });
    }
    this.#options.on_change();
    return true;
  }

  #try_later(least_ms: number): void {
    const ms = Math.max(least_ms, backoff_ms(this.#attempt++, kLeastMs, kMostMs, this.#options.random));
    this.#wait_until = this.#now() + ms;
    const mine = ++this.#timer_generation;
    (this.#options.set_timer ?? ((run, delay) => setTimeout(run, delay)))(() => {
      if (mine === this.#timer_generation) void this.flush(true);
    }, ms);
  }

  #write(entry: OutboxEntry<T>): void {
    this.#storage.setItem(this.#prefix + entry.id, JSON.stringify(entry));
  }

  #now(): number {
    return (this.#options.now ?? Date.now)();
  }
}

function read_entry<T>(text: string | null): OutboxEntry<T> | null {
  if (text === null) return null;
  try {
    const entry = JSON.parse(text) as OutboxEntry<T>;
    return typeof entry.id === 'string' && typeof entry.order === 'number' ? entry : null;
  } catch {
    return null;
  }
}

// localStorage, or memory where the browser forbids it (private windows, blocked cookies).
export function browser_storage(): { storage: KeyValues; is_durable: boolean } {
  try {
    const probe = 'balcao.probe';
    localStorage.setItem(probe, '1');
    localStorage.removeItem(probe);
    return { storage: localStorage, is_durable: true };
  } catch {
    return { storage: memory(), is_durable: false };
  }
}

let shared_memory: KeyValues | null = null;
function memory(): KeyValues {
  return (shared_memory ??= memory_storage());
}

export function memory_storage(): KeyValues {
  const values = new Map<string, string>();
  return {
    get length() {
      return values.size;
    },
    key: (index) => Array.from(values.keys())[index] ?? null,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}
