// The page's connection to the shop: the state signal, the outbox, the stream, receipts and the draft. Components read
// signals and call these functions; nothing else changes the state.
import { computed, signal } from '@preact/signals';
import { call_api, is_temporary } from '../core/api';
import type { Catalogue } from '../core/i18n';
import { browser_storage, Outbox, type SendResult } from '../core/outbox';
import { open_stream, stream_url, type Stream, type StreamStatus } from '../core/stream';
import { apply_event, kEmptyState, type ChatState, type ConsumerEvent, type Snapshot, type StateEvent, type Written } from './state';

// The JSON block of the server's page (src/api/pages/conversation_page.cpp).
export interface PageState extends Snapshot {
  slug: string;
  name: string;
  initials: string;
  phone: string;
  zone: string;
  language: string;
  greeting: string;
  starters: string[];
  now: string;
  draft: string;
  texts: Catalogue;
}

export type Problem = 'offline' | 'unreachable';

const kTypingMs = 10_000;
const kStreamPatienceMs = 10_000;
const kPhoneAfterMs = 30_000;

export class Chat {
  readonly state = signal<ChatState>(kEmptyState);
  readonly problem = signal<Problem | null>(null);
  readonly offers_phone = signal(false);
  readonly incoming = signal<ConsumerEvent | null>(null); // the newest that came while the page was open
  readonly is_durable: boolean;
  readonly is_empty = computed(() => this.state.value.messages.length === 0 && this.state.value.pending.length === 0);

  readonly #outbox: Outbox<Written, { event: ConsumerEvent }>;
  readonly #storage = browser_storage();
  readonly #path: string;
  #stream: Stream | null = null;
  #typing_timer = 0;
  #problem_timer = 0;
  #phone_timer = 0;
  #told_delivered = 0;
  #told_read = 0;

  constructor(readonly page: PageState) {
    this.is_durable = this.#storage.is_durable;
    this.#path = `/api/consumer/locations/${encodeURIComponent(page.slug)}`;
    this.#apply({ kind: 'snapshot', snapshot: page });
    this.#outbox = new Outbox({
      name: page.slug,
      storage: this.#storage.storage,
      send: (entry) => this.#post(entry.id, entry.body.text),
      on_accepted: (_, answer) => this.#apply({ kind: 'accepted', event: answer.event }),
      on_change: () => this.#show_outbox(),
    });
    this.#show_outbox();
  }

  // Begins to talk to the server and to watch the browser.
  start(): void {
    addEventListener('online', () => this.#wake());
    addEventListener('offline', () => this.#set_problem('offline'));
    addEventListener('pageshow', () => this.#wake());
    addEventListener('storage', () => this.#show_outbox());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.#wake();
      this.#tell_receipts();
    });
    if (!navigator.onLine) this.#set_problem('offline');
    if (this.state.value.conversation !== null) this.#listen();
    void this.#outbox.flush(true);
    this.#tell_receipts();
  }

  send(text: string): void {
    this.#outbox.add({ text });
  }

  remove(id: string): void {
    this.#outbox.remove(id);
  }

  async load_earlier(): Promise<void> {
    const first = this.state.value.messages[0]?.seq ?? 0;
    const result = await call_api<Snapshot>('GET', `${this.#path}/conversation?before=${first}`);
    if (!result.ok) return this.#note_failure();
    const { messages, has_earlier } = result.value;
    this.#apply({ kind: 'earlier', messages, has_earlier });
  }

  draft(): string {
    return this.#storage.storage.getItem(this.#draft_key()) ?? this.page.draft;
  }

  keep_draft(text: string): void {
    if (text === '') this.#storage.storage.removeItem(this.#draft_key());
    else this.#storage.storage.setItem(this.#draft_key(), text);
  }

  #draft_key(): string {
    return `balcao.draft.${this.page.slug}`;
  }

  #apply(event: StateEvent): void {
    this.state.value = apply_event(this.state.value, event);
  }

  #show_outbox(): void {
    this.#apply({ kind: 'outbox', entries: this.#outbox.entries() });
  }

  async #post(id: string, text: string): Promise<SendResult<{ event: ConsumerEvent }>> {
    const body = { client_message_id: id, text, locale: this.page.language };
    const result = await call_api<{ event: ConsumerEvent }>('POST', `${this.#path}/messages`, { body });
    if (result.ok) {
      this.#set_problem(null);
      if (this.#stream === null) this.#listen(); // the conversation is there now
      return { kind: 'accepted', value: result.value };
    }
    const { error } = result;
    if (!is_temporary(error)) return { kind: 'refused', code: error.code };
    this.#note_failure();
    return error.retry_after_s === null ? { kind: 'later' } : { kind: 'later', after_ms: error.retry_after_s * 1000 };
  }

  #listen(): void {
    this.#stream = open_stream<ConsumerEvent>({
      url: stream_url('consumer', { location: this.page.slug }),
      since: () => this.state.value.seq,
      on_event: (event) => this.#take(event),
      on_resync: () => this.#refresh(),
      on_status: (status) => this.#note_stream(status),
    });
  }

  #take(event: ConsumerEvent): void {
    this.#apply({ kind: 'event', event });
    if (event.kind === 'message_sent' && event.from === 'you' && event.message_id !== undefined) {
      this.#outbox.remove(event.message_id); // its answer may have been lost
    } else if (event.kind === 'message_sent') {
      this.incoming.value = event;
      this.#tell_receipts();
    } else if (event.kind === 'presence_shown') {
      clearTimeout(this.#typing_timer);
      this.#typing_timer = setTimeout(() => this.#apply({ kind: 'typing_expired' }), kTypingMs);
    }
  }

  async #refresh(): Promise<void> {
    const result = await call_api<Snapshot>('GET', `${this.#path}/conversation`);
    if (!result.ok) throw new Error(result.error.code);
    this.#apply({ kind: 'snapshot', snapshot: result.value });
    this.#tell_receipts();
  }

  // "It reached me" for what came behind another tab, "I read it" for what is on the screen.
  #tell_receipts(): void {
    const newest = this.state.value.messages.findLast((message) => message.from !== 'you')?.seq ?? 0;
    const conversation = this.state.value.conversation;
    if (conversation === null || newest === 0) return;
    if (document.visibilityState === 'visible') {
      if (newest <= Math.max(this.#told_read, conversation.consumer_read_seq)) return;
      this.#told_read = newest;
      void this.#give_receipt('read', newest);
    } else if (newest > Math.max(this.#told_delivered, conversation.consumer_delivered_seq)) {
      this.#told_delivered = newest;
      void this.#give_receipt('delivered', newest);
    }
  }

  async #give_receipt(kind: 'delivered' | 'read', up_to_seq: number): Promise<void> {
    const result = await call_api('POST', `${this.#path}/receipts`, { body: { kind, up_to_seq } });
    if (result.ok || !is_temporary(result.error)) return;
    if (kind === 'read') this.#told_read = 0; // told again at the next occasion
    else this.#told_delivered = 0;
  }

  #wake(): void {
    if (this.problem.value === 'offline' && navigator.onLine) this.#set_problem(null);
    this.#stream?.retry_now();
    void this.#outbox.flush(true);
  }

  #note_stream(status: StreamStatus): void {
    clearTimeout(this.#problem_timer);
    if (status === 'live') this.#set_problem(null);
    else if (status === 'waiting') this.#problem_timer = setTimeout(() => this.#note_failure(), kStreamPatienceMs);
  }

  #note_failure(): void {
    this.#set_problem(navigator.onLine ? 'unreachable' : 'offline');
  }

  #set_problem(problem: Problem | null): void {
    if (problem === this.problem.value) return;
    this.problem.value = problem;
    this.offers_phone.value = false;
    clearTimeout(this.#phone_timer);
    if (problem === 'unreachable') this.#phone_timer = setTimeout(() => (this.offers_phone.value = true), kPhoneAfterMs);
  }
}
