import { describe, expect, test } from 'vitest';
import { memory_storage, Outbox, type KeyValues, type OutboxEntry, type SendResult } from './outbox';
import { make_random } from './random';

// A server that can fail before or after it took the message, and keeps what it took.
class FaultyServer {
  readonly log: string[] = [];
  private readonly taken = new Map<string, string>();
  constructor(private readonly random: () => number) {}

  send(entry: OutboxEntry<string>): SendResult<string> {
    const luck = this.random();
    if (luck < 0.25) return { kind: 'later' };
    if (entry.body.startsWith('bad')) return { kind: 'refused', code: 'message_too_long' };
    if (!this.taken.has(entry.id)) {
      this.taken.set(entry.id, entry.body);
      this.log.push(entry.body);
    }
    if (luck < 0.5) throw new TypeError('the answer was lost');
    return { kind: 'accepted', value: entry.body };
  }
}

interface Tab {
  outbox: Outbox<string, string>;
  timers: (() => void)[];
  accepted: string[];
  is_dead: boolean;
}

function open_tab(storage: KeyValues, server: FaultyServer, clock: { now: number }, random: () => number): Tab {
  const tab: Tab = { timers: [], accepted: [], is_dead: false } as unknown as Tab;
  tab.outbox = new Outbox<string, string>({
    name: 'shop',
    storage,
    random,
    now: () => clock.now,
    set_timer: (run) => tab.timers.push(run),
    on_change: () => {},
    on_accepted: (_, value) => tab.accepted.push(value),
    send: async (entry) => {
      const result = server.send(entry);
      await Promise.resolve();
      // A killed tab never hears the answer.
      return tab.is_dead ? new Promise<never>(() => {}) : result;
    },
  });
  return tab;
}

describe('random lives of an outbox', () => {
  test.each(Array.from({ length: 60 }, (_, seed) => seed))('seed %d: no loss, no double, order kept', async (seed) => {
    const random = make_random(seed);
    const storage = memory_storage();
    const server = new FaultyServer(random);
    const clock = { now: 1_700_000_000_000 };
    let tab = open_tab(storage, server, clock, random);
    const written: string[] = [];
    for (let step = 0; step < 120; step++) {
      clock.now += Math.floor(random() * 3000);
      const choice = random();
      if (choice < 0.35) {
        const body = `${random() < 0.15 ? 'bad' : 'good'} ${written.length}`;
        written.push(body);
        tab.outbox.add(body);
      } else if (choice < 0.6) {
        tab.timers.splice(0).forEach((run) => run());
      } else if (choice < 0.75) {
        void tab.outbox.flush(true);
      } else if (choice < 0.85) {
        tab.is_dead = true;
        tab = open_tab(storage, server, clock, random);
        void tab.outbox.flush(true);
      }
      if (random() < 0.5) await new Promise((resolve) => setTimeout(resolve, 0));
    }
    for (let tries = 0; tries < 500 && tab.outbox.entries().some((entry) => entry.refused === undefined); tries++) {
      await tab.outbox.flush(true);
    }
    const good = written.filter((body) => body.startsWith('good'));
    const bad = written.filter((body) => body.startsWith('bad'));
    expect(server.log).toEqual(good);
    expect(tab.outbox.entries().map((entry) => entry.body)).toEqual(bad);
  });

  test('two tabs on one storage: still once each', async () => {
    for (let seed = 0; seed < 40; seed++) {
      const random = make_random(seed + 1000);
      const storage = memory_storage();
      const server = new FaultyServer(random);
      const clock = { now: 0 };
      const tabs = [open_tab(storage, server, clock, random), open_tab(storage, server, clock, random)] as const;
      const written: string[] = [];
      for (let i = 0; i < 30; i++) {
        const tab = tabs[random() < 0.5 ? 0 : 1];
        written.push(`good ${i}`);
        tab.outbox.add(`good ${i}`);
        if (random() < 0.5) await tabs[0].outbox.flush(true);
      }
      for (let i = 0; i < 200 && tabs[0].outbox.entries().length > 0; i++) await tabs[i % 2 === 0 ? 0 : 1].outbox.flush(true);
      expect(server.log).toEqual(written);
    }
  });
});

function make_outbox(send: () => Promise<SendResult<string>>, timers: { ms: number; run: () => void }[] = []) {
  return new Outbox<string, string>({
    name: 'shop',
    storage: memory_storage(),
    random: () => 1,
    now: () => 0,
    set_timer: (run, ms) => timers.push({ run, ms }),
    on_change: () => {},
    on_accepted: () => {},
    send,
  });
}

test('a refused message is not sent again and does not hold up the next', async () => {
  const answers: SendResult<string>[] = [{ kind: 'refused', code: 'text_empty' }, { kind: 'accepted', value: '' }];
  let sends = 0;
  const outbox = make_outbox(async () => answers[sends++]!);
  outbox.add('a');
  outbox.add('b');
  await new Promise((resolve) => setTimeout(resolve, 0));
  await outbox.flush(true);
  expect(sends).toBe(2);
  expect(outbox.entries().map((entry) => [entry.body, entry.refused])).toEqual([['a', 'text_empty']]);
});

test('waits double up to five minutes and honour Retry-After', async () => {
  const timers: { ms: number; run: () => void }[] = [];
  const outbox = make_outbox(async () => ({ kind: 'later', after_ms: 1500 }), timers);
  outbox.add('a');
  for (let i = 0; i < 12; i++) await outbox.flush(true);
  await new Promise((resolve) => setTimeout(resolve, 0));
  const waits = timers.map((timer) => timer.ms);
  expect(waits.slice(0, 4)).toEqual([1500, 2000, 4000, 8000]);
  expect(Math.max(...waits)).toBe(300_000);
});

test('entries of another outbox and broken entries are not touched', () => {
  const storage = memory_storage();
  storage.setItem('balcao.outbox.other.1', JSON.stringify({ id: '1', order: 1, at: 0, body: 'x' }));
  storage.setItem('balcao.outbox.shop.1', '{');
  const outbox = new Outbox<string, string>({
    name: 'shop',
    storage,
    on_change: () => {},
    on_accepted: () => {},
    send: async () => ({ kind: 'later' }),
  });
  expect(outbox.entries()).toEqual([]);
});
