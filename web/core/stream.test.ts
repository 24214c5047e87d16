import { expect, test } from 'vitest';
import { make_random } from './random';
import { open_stream, type Sequenced, type StreamStatus, type WebSocketLike } from './stream';

class FakeSocket implements WebSocketLike {
  onopen: ((event: never) => void) | null = null;
  onmessage: ((event: never) => void) | null = null;
  onclose: ((event: never) => void) | null = null;
  constructor(readonly url: string) {}
  close(): void {}
  frame(value: unknown): void {
    this.onmessage?.({ data: JSON.stringify(value) } as never);
  }
  drop(code: number): void {
    this.onclose?.({ code } as never);
  }
}

function make_page(random: () => number = () => 1) {
  const page = {
    sockets: [] as FakeSocket[],
    timers: [] as { ms: number; run: () => void }[],
    seen: [] as number[],
    since: 0,
    snapshot_seq: 0,
    is_snapshot_broken: false,
    statuses: [] as StreamStatus[],
    socket: () => page.sockets.at(-1)!,
    stream: { retry_now() {}, close() {} },
  };
  page.stream = open_stream<Sequenced>({
    url: (since) => `?since=${since}`,
    since: () => page.since,
    on_event: (event) => {
      page.seen.push(event.seq);
      page.since = event.seq;
    },
    on_resync: async () => {
      if (page.is_snapshot_broken) throw new Error('503');
      page.since = page.snapshot_seq;
    },
    on_status: (status) => page.statuses.push(status),
    open: (url) => {
      const socket = new FakeSocket(url);
      page.sockets.push(socket);
      return socket;
    },
    set_timer: (run, ms) => page.timers.push({ run, ms }),
    random,
  });
  return page;
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

test('resumes from the last number seen and drops repeats', () => {
  const page = make_page();
  page.socket().frame({ type: 'event', event: { seq: 4 } });
  page.socket().frame({ type: 'event', event: { seq: 4 } });
  page.socket().frame({ type: 'hello', seq: 4 });
  page.socket().drop(1006);
  page.timers.pop()!.run();
  expect(page.socket().url).toBe('?since=4');
  expect(page.seen).toEqual([4]);
  expect(page.statuses).toEqual(['connecting', 'live', 'waiting', 'connecting']);
});

test('waits grow from 1 s to 60 s while nothing answers', () => {
  const page = make_page();
  const waits: number[] = [];
  for (let i = 0; i < 9; i++) {
    page.socket().drop(1006);
    const timer = page.timers.pop()!;
    waits.push(timer.ms);
    timer.run();
  }
  expect(waits).toEqual([1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000, 60000]);
});

test('jitter keeps half of the wait at least', () => {
  const random = make_random(7);
  for (let i = 0; i < 100; i++) {
    const page = make_page(random);
    page.socket().drop(1006);
    expect(page.timers[0]!.ms).toBeGreaterThanOrEqual(500);
    expect(page.timers[0]!.ms).toBeLessThanOrEqual(1000);
  }
});

test('a steady connection starts the back-off anew, a short one does not', () => {
  const page = make_page();
  page.socket().drop(1006);
  page.timers.pop()!.run();
  page.socket().onopen?.({} as never);
  page.timers.pop()!.run(); // it lived for 10 s
  page.socket().drop(1006);
  expect(page.timers.pop()!.ms).toBe(1000);
});

test('resync fetches a snapshot, then goes on from it', async () => {
  const page = make_page();
  page.snapshot_seq = 5000;
  page.socket().frame({ type: 'resync' });
  page.socket().drop(4008);
  await settle();
  expect(page.socket().url).toBe('?since=5000');
});

test('a resync that fails is tried later, from the old place', async () => {
  const page = make_page();
  page.is_snapshot_broken = true;
  page.socket().drop(4008);
  await settle();
  expect(page.statuses.at(-1)).toBe('waiting');
  page.timers.pop()!.run();
  expect(page.socket().url).toBe('?since=0');
});

test('signed out: no more tries', () => {
  const page = make_page();
  page.socket().drop(4401);
  page.stream.retry_now();
  expect(page.sockets.length).toBe(1);
  expect(page.statuses.at(-1)).toBe('signed_out');
});

test('retry_now does not wait; the old timer then has nothing to do', () => {
  const page = make_page();
  page.socket().drop(1001);
  const timer = page.timers.pop()!;
  page.stream.retry_now();
  timer.run();
  expect(page.sockets.length).toBe(2);
});

test('random cuts: every event is handed over once, in order', async () => {
  for (let seed = 0; seed < 50; seed++) {
    const random = make_random(seed);
    const page = make_page(random);
    let newest = 0;
    for (let step = 0; step < 200; step++) {
      if (random() < 0.6) {
        newest++;
      } else if (random() < 0.5) {
        const since = Number(page.socket().url.slice('?since='.length));
        for (let seq = since + 1; seq <= newest; seq++) page.socket().frame({ type: 'event', event: { seq } });
      } else {
        page.socket().drop(1006);
        page.timers.pop()!.run();
      }
    }
    page.stream.close();
    expect(page.seen).toEqual(Array.from({ length: page.since }, (_, i) => i + 1));
  }
});
