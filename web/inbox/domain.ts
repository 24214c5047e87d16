// The shapes of the JSON that the server writes straight from its domain structs (src/domain/*.h), and of the staff
// API's answers. One declaration for the whole inbox; nothing here runs.

export type ActorKind = 'consumer' | 'staff' | 'bot' | 'automatic';
export type EntryPoint = 'page' | 'link' | 'qr' | 'widget' | 'api';
export type CloseReason = 'done' | 'no_reply_needed' | 'spam' | 'auto_inactive' | 'erased';
export type ReceiptKind = 'delivered' | 'read';
export type Presence = 'typing_started' | 'typing_stopped' | 'representative_joined' | 'representative_left';
export type Work = 'open' | 'closed';
export type AnswerClock = 'none' | 'running' | 'stopped' | 'breached' | 'voided';
export type FollowUp = 'none' | 'suggested' | 'sent' | 'dropped' | 'cancelled' | 'planned';
export type Contact = 'allowed' | 'suspended' | 'opted_out';
export type AutoText = 'welcome' | 'return_greeting' | 'away' | 'closing_soon' | 'follow_up' | 'opt_out_confirmation'
  | 'opt_out_question' | 'opt_in_confirmation' | 'safety_notice' | 'person_coming' | 'person_later' | 'person_offer'
  | 'starter_answer' | 'shop_changed' | 'document_notice';
export type NotCounted = 'opt_out_word' | 'thanks_only';
export type SurveyStep = 'none' | 'pending' | 'completed' | 'cancelled' | 'expired' | 'refused';
export type SurveyTrigger = 'server' | 'program';
export type SurveyQuestionKind = 'required' | 'standard' | 'custom';
export type Channel = 'web' | 'gbm' | 'whatsapp' | 'messenger' | 'viber';
export type BlockCause = 'spam' | 'abuse' | 'other';
export type Decision = 'allow' | 'warn' | 'delay' | 'redact' | 'deny' | 'deactivate';
export type Role = 'owner' | 'manager' | 'staff' | 'observer';

// RFC 3339 in UTC with milliseconds, always the same length: two of them compare as text.
export type Timestamp = string;

export interface Actor {
  kind: ActorKind;
  id: string;
  name: string;
  avatar_url: string;
}

export interface Finding {
  rule: string;
  decision: Decision;
  reason_code: string;
}

export interface Verdict {
  decision: Decision;
  reason_code: string;
  findings: readonly Finding[];
  retry_at?: Timestamp;
  policy_version: number;
  evaluated_at: Timestamp;
  last_user_at?: Timestamp;
  user_messages: number;
  inputs?: Readonly<Record<string, unknown>>;  // other facts the rules saw
}

export interface ConversationStarted {
  location: string;
  agent: string;
  consumer: string;
  consumer_name: string;
  locale: string;
  entry_point: EntryPoint;
  start_code?: string;
  context?: string;
  context_code?: string;
}

export interface StoredReason {
  code: string;
  evidence: string;
}

// Waits for its instant; the gate decides again then.
export interface PlannedSend {
  message_id: string;
  at: Timestamp;
  seq: number;
  planned_at: Timestamp;
  actor: Actor;
  text: string;
  reason: StoredReason;
  reason_code: string;
}

// Its bytes: pictures.ts. Guarded: staff see it blurred.
export interface Picture {
  id: string;
  type: string;
  width: number;
  height: number;
  bytes: number;
  guard?: 'document' | 'hidden';
}

export interface MessageSent {
  message_id: string;
  text: string;
  content?: string;
  verdict?: Verdict;
  auto_text?: AutoText;
  reason?: StoredReason;
  not_counted?: NotCounted;
  footer?: string;
  bot?: { is_answer: boolean; is_at_a_loss: boolean };
  solved?: 'yes' | 'no';
  survey_at?: Timestamp;
  no_answer?: 'low_value';
  picture?: Picture;
  edited?: { text: string; at: Timestamp };
  removed?: { by: ActorKind; at: Timestamp; languages: number };
}

export interface SurveyQuestion {
  id: string;
  kind: SurveyQuestionKind;
  text: string;
  options: readonly string[];
}

// Between bots and people.
export interface Handover {
  asked_at?: Timestamp;
  person_at?: Timestamp;
  failures: number;
  bot_at?: Timestamp;
  bot_episode: number;
}

// The last survey.
export interface Survey {
  id: string;
  step: SurveyStep;
  trigger: SurveyTrigger;
  due_at?: Timestamp;
  sent_at?: Timestamp;
  questions: readonly SurveyQuestion[];
  answered: number;
  discontent_at?: Timestamp;
}

// The clock as it was when it stopped, until the customer writes again.
export interface StoppedClock {
  opened_at: Timestamp;
  due_at: Timestamp;
  reminders: number;
  is_breached: boolean;
  waiting: number;
  was_answered: boolean;
  asked_at?: Timestamp;
  stopped_seq: number;
  stopped_at: Timestamp;
  answers: number;
}

// A person of the shop a conversation is given to.
export interface Assignee {
  id: string;
  name: string;
}

export type HoldState = 'proposed' | 'in_force' | 'ended';

export interface LegalHold {
  state: HoldState;
  until: Timestamp;
  by: string;
  reason: string;
}

// What the customer asked for about what is kept of them, and what holds it back.
export interface Rights {
  erased_up_to: number;
  erase_by?: Timestamp;
  export_by?: Timestamp;
  is_export_late: boolean;
  hold?: LegalHold;
  has_objected: boolean;
  is_forgotten: boolean;
}

export interface EventBodies {
  conversation_started: ConversationStarted;
  message_sent: MessageSent;
  message_refused: { message_id: string; verdict: Verdict };
  receipt_given: { kind: ReceiptKind; up_to_seq: number };
  conversation_closed: { reason: CloseReason; reason_code: string };
  conversation_reopened: { reason_code: string };
  presence_shown: { event_id: string; presence: Presence };
  clock_reminded: { reason_code: string; number: number; due_at: Timestamp };
  clock_breached: { reason_code: string; due_at: Timestamp };
  window_closing: { reason_code: string; number: number; ends_at: Timestamp };
  follow_up_changed: { state: FollowUp; reason_code: string; planned_at?: Timestamp };
  contact_changed: { state: Contact; reason_code: string; evidence_seq: number };
  send_planned: {
    message_id: string; text: string; reason: StoredReason; send_at: Timestamp; reason_code: string; verdict: Verdict;
  };
  send_dropped: { message_id: string; reason_code: string; verdict?: Verdict };
  consent_changed: { is_given: boolean; reason_code: string; agreed_to: string };
  note_added: { note_id: string; text: string; reason_code: string; masked: readonly string[] };
  assigned: { assignee?: Assignee; reason_code: string };
  handover_changed: { step: 'offered' | 'requested'; reason_code: string };
  survey_changed: {
    survey_id: string; step: SurveyStep; reason_code: string; trigger: SurveyTrigger; questions: readonly SurveyQuestion[];
  };
  survey_answered: {
    survey_id: string; question_id: string; question_kind: SurveyQuestionKind; trigger: SurveyTrigger; number: number;
    total: number; option: number; options: number; text: string;
  };
  content_erased: { reason_code: string; consumer: string };
  erasure_asked: { is_wanted: boolean; reason_code: string; due_at: Timestamp };
  export_changed: { state: 'asked' | 'late' | 'made'; reason_code: string; due_at: Timestamp };
  legal_hold_changed: { state: HoldState; reason_code: string; until: Timestamp; reason: string };
  outage_credited: { reason_code: string; credit_s: number; due_at: Timestamp; is_breach_taken_back: boolean };
  message_edited: { message_id: string; message_seq: number; text: string; reason_code: string; verdict?: Verdict };
  message_deleted: { message_id: string; message_seq: number; reason_code: string; was_counted: boolean };
  clock_changed: { state: AnswerClock; reason_code: string; due_at?: Timestamp };
  block_changed: { is_blocked: boolean; reason_code: string; cause?: BlockCause };
  channel_reported: {
    report_id: string; kind: 'channel_named' | 'delivery_failed' | 'opted_out' | 'content_unsupported'; reason_code: string;
    channel?: Channel; message_id: string; message_seq: number; was_counted: boolean; told_at: string;
  };
  conversation_moved: { from: string; to: string; reason_code: string };
  picture_changed: { message_id: string; message_seq: number; step: 'shown' | 'hidden'; reason_code: string };
}
export type EventKind = keyof EventBodies;

export interface EventOf<K extends EventKind> {
  seq: number;
  conversation: string;
  location: string;
  at: Timestamp;
  kind: K;
  actor: Actor;
  body: EventBodies[K];
  is_erased?: boolean;  // its content is gone
}
export type StaffEvent = { [K in EventKind]: EventOf<K> }[EventKind];

export interface Conversation {
  id: string;
  location: string;
  agent: string;
  consumer: string;
  consumer_name: string;
  locale: string;
  entry_point: EntryPoint;
  context: string;
  created_at: Timestamp;
  work: Work;
  close_reason?: CloseReason;
  clock: AnswerClock;
  clock_opened_at?: Timestamp;
  clock_due_at?: Timestamp;
  clock_reminders: number;
  waiting: number;
  stopped_clock?: StoppedClock;
  episode: number;
  episode_started_at: Timestamp;
  is_answered: boolean;
  last_human_at?: Timestamp;
  has_last_word: boolean;
  window_notices: number;
  greeted_episode: number;
  last_away_at?: Timestamp;
  last_safety_notice_at?: Timestamp;
  autos_in_row: number;
  last_auto_at?: Timestamp;
  follow_up: FollowUp;
  follow_up_at?: Timestamp;
  contact: Contact;
  proactive_unanswered: number;
  last_proactive_at?: Timestamp;
  planned: readonly PlannedSend[];
  agreed_to_offers_at?: Timestamp;
  blocked_by_store_at?: Timestamp;
  blocked_by_consumer_at?: Timestamp;
  channel: Channel;
  assignee?: Assignee;
  handover: Handover;
  survey: Survey;
  rights: Rights;
  last_user_at?: Timestamp;
  last_business_at?: Timestamp;
  last_activity_at: Timestamp;
  last_seq: number;
  user_messages: number;
  business_messages: number;
  unread: number;
  last_user_seq: number;
  consumer_delivered_seq: number;
  consumer_read_seq: number;
  staff_read_seq: number;
  preview: string;
  preview_actor: ActorKind;
  preview_seq: number;
  preview_has_picture: boolean;
}

export interface LocationProfile {
  category: string;
  district: string;
  address: string;
  phone: string;
  email: string;
  website: string;
  directions_url: string;
  languages: readonly string[];
  brand_color: string;
  welcome: Readonly<Record<string, string>>;
  away: Readonly<Record<string, string>>;
  starters: readonly string[];
}

export interface Store {
  id: string;
  name: string;
  slug: string;
  zone: string;
  page_url: string;
  conversation_url: string;
  profile: LocationProfile;
  ends_at?: Timestamp;  // it is wound down
}

export interface Session {
  staff: { id: string; name: string; email: string; role: Role; language: string };
  brand: { id: string; name: string };
  csrf_token: string;
  locations: readonly Store[];
  now: Timestamp;
  answer_limit_s: number;
}

export const kViews = ['needs_reply', 'open', 'closed', 'everything'] as const;
export type ViewName = (typeof kViews)[number];
export type Counts = Readonly<Record<ViewName, number>>;

export interface ListAnswer {
  seq: number;
  counts: Counts;
  items: readonly Conversation[];
  next?: string;
}

export interface ThreadAnswer {
  seq: number;
  conversation: Conversation;
  events: readonly StaffEvent[];
  has_earlier: boolean;
}

export interface EarlierAnswer {
  events: readonly StaffEvent[];
  has_earlier: boolean;
}

export interface ConversationAnswer {
  seq: number;
  conversation: Conversation;
}

export interface SendAnswer extends ConversationAnswer {
  event: StaffEvent;
  verdict?: Verdict;  // of a message; a note has none
}

// Why the shop writes of its own accord; evidence as the reason needs it (docs/rules.md).
export interface ContactReason {
  code: string;
  evidence: Readonly<Record<string, string | number>>;
}

// What staff wrote: words for the customer, or a note for colleagues.
export type Reply =
  | string
  | { text: string; reason?: ContactReason; seen_seq?: number; send_anyway?: boolean; is_meant?: boolean }
  | { text: string; is_note: true };

export const kPersonIdleMs = 24 * 3_600_000;  // BOT-03
export const kBusinessTextCharsMax = 3072;
export const kContactWindowMs = 30 * 24 * 3_600_000;
export const kReasonAfterMs = 24 * 3_600_000;
