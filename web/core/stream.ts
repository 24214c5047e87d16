// The live stream: a WebSocket that always resumes from the last number seen. Events are handed over in rising order,
// each once. When the gap is too large the owner fetches a snapshot and the stream goes on from there.
import { backoff_ms } from './backoff';

export type StreamStatus = 'connecting' | 'live' | 'waiting' | 'signed_out' | 'closed';

export interface Sequenced {
  seq: number;
}

export interface StreamOptions<E extends Sequenced> {
  // The address for a start at `since`; e.g. stream_url('consumer', { location: slug }).
  url: (since: number) => string;
  // The last number the owner's state contains.
  since: () => number;
  on_event: (event: E) => void;
  // Fetches a fresh snapshot into the owner's state; a rejection counts as "try later".
  on_resync: () => Promise<void>;
  on_status?: (status: StreamStatus) => void;
  open?: (url: string) => WebSocketLike; // tests
  set_timer?: (run: () => void, ms: number) => unknown;
  random?: () => number;
}

// The part of WebSocket in use.
export interface WebSocketLike {
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  close: (code?: number) => void;
}

export interface Stream {
  retry_now: () => void; // the network or the window came back
  close: () => void;
}

type Frame<E> = { type: 'hello'; seq: number } | { type: 'event'; event: E } | { type: 'resync' };

const kLeastMs = 1_000;
const kMostMs = 60_000;
const kSteadyMs = 10_000; // a connection that lived this long starts the back-off anew
const kResync = 4008;
const kSignedOut = 4401;

export function stream_url(audience: 'consumer' | 'staff', more: Record<string, string> = {}): (since: number) => string {
  return (since) => {
    const query = new URLSearchParams({ audience, ...more, since: String(since) });
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
    return `${scheme}//${location.host}/api/stream?${query}`;
  };
}

export function open_stream<E extends Sequenced>(options: StreamOptions<E>): Stream {
  const set_timer = options.set_timer ?? ((run, ms) => setTimeout(run, ms));
  let socket: WebSocketLike | null = null;
  let attempt = 0;
  let generation = 0; // a timer or socket of an older one has nothing to say
  let is_closed = false;

  const tell = (status: StreamStatus) => options.on_status?.(status);

  function connect(): void {
    if (is_closed) return;
    const mine = ++generation;
    let needs_resync = false;
    tell('connecting');
    const next = (options.open ?? ((url) => new WebSocket(url)))(options.url(options.since()));
    socket = next;
    next.onopen = () => {
      set_timer(() => {
        if (mine === generation && socket === next) attempt = 0;
      }, kSteadyMs);
    };
    next.onmessage = (message: { data: unknown }) => {
      if (mine !== generation) return;
      const frame = JSON.parse(String(message.data)) as Frame<E>;
      if (frame.type === 'event') {
        if (frame.event.seq > options.since()) options.on_event(frame.event);
      } else if (frame.type === 'hello') {
        tell('live');
      } else {
        needs_resync = true;
      }
    };
    next.onclose = (closing: { code: number }) => {
      if (mine !== generation) return;
      socket = null;
      if (closing.code === kSignedOut) {
        is_closed = true;
        tell('signed_out');
      } else if (closing.code === kResync || needs_resync) {
        resync();
      } else {
        wait();
      }
    };
  }

  function resync(): void {
    const mine = ++generation;
    tell('connecting');
    options.on_resync().then(
      () => {
        if (mine !== generation) return;
        // One resync at once; a server that keeps asking for it is met with growing patience.
        if (attempt++ === 0) connect();
        else wait();
      },
      () => {
        if (mine === generation) wait();
      },
    );
  }

  function wait(): void {
    if (is_closed) return;
    const mine = ++generation;
    tell('waiting');
    set_timer(
      () => {
        if (mine === generation) connect();
      },
      backoff_ms(attempt++, kLeastMs, kMostMs, options.random),
    );
  }

  connect();
  return {
    retry_now() {
      if (socket === null && !is_closed) connect();
    },
    close() {
      is_closed = true;
      ++generation;
      socket?.close(1000);
      socket = null;
      tell('closed');
    },
  };
}
