// The state of a conversation after one more event: the same function as domain::apply in src/domain/conversation.cpp,
// line for line, held equal by tests/fixtures/apply_event.json. Pure; returns a new object.
import type {
  AutoText, Conversation, EventBodies, EventOf, FollowUp, Handover, MessageSent, StaffEvent, Timestamp,
} from './domain';
import { apply_erased, apply_export, apply_hold, apply_moved, with_optional } from './apply_rights';
import { apply_survey, apply_survey_answer, ask_later, without_gaps } from './apply_survey';

const kAnswerLimitMs = 24 * 3_600_000;
const kEpisodeGapMs = 7 * 24 * 3_600_000;
const kPreviewCharsMax = 120;
const kNextDayNudge = 'CONV.NEXT_DAY_NUDGE';
const kLateAnswer = 'CONV.LATE_ANSWER';

// While an event is applied; the types promise read-only to everybody else.
export type Draft = { -readonly [K in keyof Conversation]: Conversation[K] };

export function apply_event(current: Conversation | null, event: StaffEvent): Conversation {
  if (event.kind === 'conversation_started') return { ...started(event), last_seq: event.seq };
  if (current === null) throw new Error(`the first event of a conversation is ${event.kind}`);
  if (event.seq <= current.last_seq) throw new Error(`event ${event.seq} after ${current.last_seq}`);
  const state: Draft = { ...current };
  switch (event.kind) {
    case 'message_sent': apply_message(state, event); break;
    case 'receipt_given': apply_receipt(state, event.actor.kind, event.body); break;
    case 'conversation_closed': apply_closed(state, event); break;
    case 'conversation_reopened': apply_reopened(state, event.at); break;
    case 'message_refused': break;
    case 'presence_shown': apply_presence(state, event); break;
    case 'clock_reminded': if (state.clock === 'running') state.clock_reminders = event.body.number; break;
    case 'clock_breached': if (state.clock === 'running') state.clock = 'breached'; break;
    case 'window_closing': state.window_notices = event.body.number; break;
    case 'follow_up_changed': set_follow_up(state, event.body.state, event.body.planned_at); break;
    case 'contact_changed': apply_contact(state, event.body.state); break;
    case 'send_planned': apply_planned(state, event); break;
    case 'send_dropped': forget_planned(state, event.body.message_id); break;
    case 'consent_changed': apply_consent(state, event); break;
    case 'note_added': break;  // a word among colleagues is no answer and no activity
    case 'message_edited': if (state.preview_seq === event.body.message_seq) state.preview = preview_of(event.body.text); break;
    case 'message_deleted': apply_deleted(state, event); break;
    case 'clock_changed': apply_clock(state, event.body.state); break;
    case 'block_changed': apply_block(state, event); break;
    case 'channel_reported': apply_report(state, event.body); break;
    case 'conversation_moved': apply_moved(state, event.body.to); break;
    case 'picture_changed': break;  // who looked, and what is blurred, stands in the log
    case 'assigned': apply_assigned(state, event.body.assignee); break;
    case 'handover_changed': apply_handover(state, event); break;
    case 'survey_changed': apply_survey(state, event); break;
    case 'survey_answered': apply_survey_answer(state, event); break;
    case 'content_erased': apply_erased(state, event); break;
    case 'erasure_asked': state.rights = with_optional(state.rights, 'erase_by', event.body.is_wanted ? event.body.due_at : undefined); break;
    case 'export_changed': apply_export(state, event.body); break;
    case 'legal_hold_changed': apply_hold(state, event); break;
    case 'outage_credited': apply_credit(state, event.body); break;
  }
  state.last_seq = event.seq;
  return state;
}

function started(event: EventOf<'conversation_started'>): Conversation {
  const { location, agent, consumer, consumer_name, locale, entry_point } = event.body;
  return {
    id: event.conversation, location, agent, consumer, consumer_name, locale, entry_point,
    context: event.body.context ?? '', created_at: event.at, work: 'open', clock: 'none', clock_reminders: 0, waiting: 0, episode: 1, episode_started_at: event.at,
    is_answered: false, has_last_word: false, window_notices: 0, last_activity_at: event.at, last_seq: 0,
    user_messages: 0, business_messages: 0, unread: 0, last_user_seq: 0, consumer_delivered_seq: 0,
    consumer_read_seq: 0, staff_read_seq: 0, preview: '', preview_actor: 'consumer', preview_seq: 0, preview_has_picture: false, greeted_episode: 0, autos_in_row: 0,
    follow_up: 'none', contact: 'allowed', proactive_unanswered: 0, planned: [],
    channel: 'web', handover: { failures: 0, bot_episode: 0 }, survey: { id: '', step: 'none', trigger: 'server', questions: [], answered: 0 },
    rights: { erased_up_to: 0, is_export_late: false, has_objected: false, is_forgotten: false },
  };
}

function apply_message(state: Draft, event: EventOf<'message_sent'>): void {
  if (event.actor.kind === 'consumer') apply_consumer_message(state, event, event.body);
  else if (event.body.auto_text) apply_auto_text(state, event.at, event.body.auto_text);
  else apply_business_message(state, event);
  if (event.body.reason) {
    if (event.body.reason.code === kNextDayNudge) set_follow_up(state, 'sent');
    state.proactive_unanswered += 1;
    state.last_proactive_at = event.at;
    forget_planned(state, event.body.message_id);
  }
  state.last_activity_at = event.at;
  show_in_preview(state, event);
}

// What a bot says while the consumer waits does not hide what they wait for.
function show_in_preview(state: Draft, event: EventOf<'message_sent'>): void {
  if (needs_reply(state) && event.actor.kind !== 'consumer') return;
  state.preview = preview_of(event.body.text);
  state.preview_actor = event.actor.kind;
  state.preview_seq = event.seq;
  state.preview_has_picture = event.body.picture !== undefined;
}

// What a consumer's message of any kind does: it waits to be seen, in an open conversation.
function show_to_staff(state: Draft, event: EventOf<'message_sent'>): void {
  state.last_user_seq = event.seq;
  state.unread += 1;
  state.work = 'open';
  delete state.close_reason;
  delete state.stopped_clock;
  cancel_follow_up(state);
}

// The oldest unanswered message rules; later ones move nothing.
function apply_consumer_message(state: Draft, event: EventOf<'message_sent'>, { not_counted, solved }: MessageSent): void {
  show_to_staff(state, event);
  if (not_counted === 'opt_out_word') return;
  const last_message_at = [state.last_user_at ?? '', state.last_business_at ?? ''].sort()[1];
  if (last_message_at && ms_between(last_message_at, event.at) >= kEpisodeGapMs) begin_episode(state, event.at);
  state.last_user_at = event.at;
  state.user_messages += 1;
  state.window_notices = 0;
  state.proactive_unanswered = 0;
  if (not_counted === 'thanks_only') return;  // the business still has the last word
  state.has_last_word = false;
  ask_later(state, undefined);
  if (solved === 'yes') return end_clock(state, 'stopped');
  if (solved === 'no') hand(state, { failures: state.handover.failures + 1 });
  start_clock(state, event.at);
}

function start_clock(state: Draft, at: Timestamp): void {
  state.waiting += 1;
  if (needs_reply(state)) return;
  delete state.stopped_clock;
  state.clock = 'running';
  state.clock_opened_at = at;
  state.clock_due_at = new Date(Date.parse(at) + kAnswerLimitMs).toISOString();
}

function hand(state: Draft, change: { [K in keyof Handover]?: Handover[K] | undefined }): void {
  state.handover = without_gaps<Handover>({ ...state.handover, ...change } as Handover);
}

// A person who joins has it until they leave.
function apply_presence(state: Draft, { at, actor, body }: EventOf<'presence_shown'>): void {
  if (actor.kind !== 'staff') return;
  if (body.presence === 'representative_joined') hand(state, { person_at: at });
  if (body.presence === 'representative_left') hand(state, { person_at: undefined });
}

// Who asks for a person waits for one, whatever a bot has answered.
function apply_handover(state: Draft, { at, body }: EventOf<'handover_changed'>): void {
  hand(state, { failures: 0 });
  if (body.step !== 'requested') return;
  hand(state, { asked_at: at });
  if (!needs_reply(state)) start_clock(state, at);  // else the words that asked for one count
}

function set_follow_up(state: Draft, follow_up: FollowUp, at?: Timestamp): void {
  state.follow_up = follow_up;
  if (at) state.follow_up_at = at;
  else delete state.follow_up_at;
}

// Whatever ends the silence ends what was to break it.
function cancel_follow_up(state: Draft): void {
  if (state.follow_up === 'planned' || state.follow_up === 'suggested') set_follow_up(state, 'cancelled');
}

function apply_contact(state: Draft, contact: Conversation['contact']): void {
  state.contact = contact;
  if (contact !== 'allowed') cancel_follow_up(state);
}

function forget_planned(state: Draft, message_id: string): void {
  state.planned = state.planned.filter((one) => one.message_id !== message_id);
}

function apply_planned(state: Draft, { seq, at, actor, body }: EventOf<'send_planned'>): void {
  forget_planned(state, body.message_id);
  const { message_id, text, reason, send_at, reason_code } = body;
  state.planned = [...state.planned, { message_id, at: send_at, seq, planned_at: at, actor, text, reason, reason_code }];
}

function apply_consent(state: Draft, event: EventOf<'consent_changed'>): void {
  if (event.body.is_given) state.agreed_to_offers_at = event.at;
  else delete state.agreed_to_offers_at;
  // Only agreeing again lifts an objection.
  const has_objected = !event.body.is_given && (state.rights.has_objected || event.body.reason_code === 'OBJECTED');
  state.rights = { ...state.rights, has_objected };
}

// The instant of the question stays; the answer may come so much later.
function apply_credit(state: Draft, body: EventBodies['outage_credited']): void {
  if (!needs_reply(state)) return;
  state.clock_due_at = body.due_at;
  if (body.is_breach_taken_back) state.clock = 'running';
}

function apply_deleted(state: Draft, { actor, body }: EventOf<'message_deleted'>): void {
  if (state.preview_seq === body.message_seq) state.preview = '';
  state.preview_has_picture = state.preview_has_picture && state.preview_seq !== body.message_seq;
  if (!body.was_counted) return;
  if (actor.kind === 'staff') take_answer_back(state);
  else if (state.waiting > 0) state.waiting -= 1;
}

function apply_clock(state: Draft, how: Conversation['clock']): void {
  if (how === 'voided') {
    hand(state, { asked_at: undefined });
    return end_clock(state, how);
  }
  if (!state.stopped_clock) return;
  resume_clock(state, how);
  cancel_follow_up(state);
  ask_later(state, undefined);  // nobody is asked how it was while they wait
}

function apply_block(state: Draft, { at, actor, body }: EventOf<'block_changed'>): void {
  const field = actor.kind === 'consumer' ? 'blocked_by_consumer_at' : 'blocked_by_store_at';
  delete state[field];
  if (!body.is_blocked) return;
  state[field] = at;
  cancel_follow_up(state);
  ask_later(state, undefined);
}

function apply_report(state: Draft, body: EventBodies['channel_reported']): void {
  if (body.channel) state.channel = body.channel;
  if (body.was_counted) take_answer_back(state);
}

// One answer less stands.
function take_answer_back(state: Draft): void {
  const was = state.stopped_clock;
  if (was && was.answers > 0) state.stopped_clock = { ...was, answers: was.answers - 1 };
}

function apply_assigned(state: Draft, assignee: Conversation['assignee']): void {
  if (assignee) state.assignee = assignee;
  else delete state.assignee;
}

function begin_episode(state: Draft, at: Timestamp): void {
  state.episode += 1;
  state.episode_started_at = at;
  state.is_answered = false;
  hand(state, { failures: 0 });
  set_follow_up(state, 'none');
}

// What the server says by itself is neither an answer nor a word of the business; the follow-up is sent for it.
function apply_auto_text(state: Draft, at: Timestamp, kind: AutoText): void {
  state.autos_in_row += 1;
  state.last_auto_at = at;
  if (kind === 'welcome' || kind === 'return_greeting' || kind === 'closing_soon' || kind === 'away')
    state.greeted_episode = state.episode;
  if (kind === 'away') state.last_away_at = at;
  if (kind === 'safety_notice') state.last_safety_notice_at = at;
  if (kind !== 'follow_up') return;
  set_follow_up(state, 'sent');
  state.last_business_at = at;
}

// What is said of one's own accord answers nothing: it may have been written before the question.
function is_answer(body: MessageSent): boolean {
  return !body.no_answer && (!body.reason || body.reason.code === kLateAnswer);
}

// A bot's answer stops the clock only where the shop counts it, which the gate has said.
function apply_bot_message(state: Draft, event: EventOf<'message_sent'>): void {
  const { at, body } = event;
  const failures = body.bot?.is_at_a_loss === true ? state.handover.failures + 1 : 0;
  hand(state, { bot_at: at, bot_episode: state.episode, failures });
  if (body.bot?.is_answer === true) stop_clock_by_answer(state, event);
  if (body.survey_at !== undefined && !needs_reply(state)) ask_later(state, body.survey_at);
}

// A person's answer stops the clock.
function apply_business_message(state: Draft, event: EventOf<'message_sent'>): void {
  state.last_business_at = event.at;
  state.has_last_word = true;
  state.business_messages += 1;
  if (event.actor.kind !== 'staff') return apply_bot_message(state, event);
  if (needs_reply(state) && !is_answer(event.body)) return;
  if (is_answer(event.body)) stop_clock_by_answer(state, event);
  state.last_human_at = event.at;
  state.is_answered = true;
  state.autos_in_row = 0;
  state.unread = 0;
  state.staff_read_seq = event.seq;
  hand(state, { asked_at: undefined, failures: 0 });
  if (state.handover.person_at !== undefined) hand(state, { person_at: event.at });
  if (event.body.survey_at !== undefined) ask_later(state, event.body.survey_at);
  // Whoever writes once more of their own accord has followed up in their own way.
  cancel_follow_up(state);
}

function apply_receipt(state: Draft, actor: StaffEvent['actor']['kind'], body: EventBodies['receipt_given']): void {
  if (actor !== 'consumer') {
    if (actor !== 'staff' || body.kind !== 'read') return;
    state.staff_read_seq = Math.max(state.staff_read_seq, body.up_to_seq);
    if (state.staff_read_seq >= state.last_user_seq) state.unread = 0;
    return;
  }
  state.consumer_delivered_seq = Math.max(state.consumer_delivered_seq, body.up_to_seq);
  if (body.kind === 'read') state.consumer_read_seq = Math.max(state.consumer_read_seq, body.up_to_seq);
}

function apply_closed(state: Draft, event: EventOf<'conversation_closed'>): void {
  state.work = 'closed';
  state.close_reason = event.body.reason;
  state.unread = 0;
  state.last_activity_at = event.at;
  if (event.body.reason === 'spam' || event.body.reason === 'erased') end_clock(state, 'voided');
  else stop_clock(state, event);
  cancel_follow_up(state);
  // Whoever closes it is done with it: bots may answer what comes next.
  hand(state, { asked_at: undefined, person_at: undefined, failures: 0 });
  if (event.body.reason === 'spam') ask_later(state, undefined);
}

function apply_reopened(state: Draft, at: Timestamp): void {
  state.work = 'open';
  delete state.close_reason;
  state.last_activity_at = at;
}

// Stopped, and not forgotten: what stopped it may be undone.
function stop_clock(state: Draft, event: StaffEvent): void {
  if (!needs_reply(state)) return;
  state.stopped_clock = {
    opened_at: state.clock_opened_at ?? '', due_at: state.clock_due_at ?? '', reminders: state.clock_reminders,
    is_breached: state.clock === 'breached', waiting: state.waiting, was_answered: state.is_answered,
    ...(state.handover.asked_at === undefined ? {} : { asked_at: state.handover.asked_at }),
    stopped_seq: event.seq, stopped_at: event.at, answers: 0,
  };
  end_clock(state, 'stopped');
}

// Likewise; the answer stands until it is taken back, or was not delivered.
function stop_clock_by_answer(state: Draft, event: StaffEvent): void {
  stop_clock(state, event);
  if (state.stopped_clock) state.stopped_clock = { ...state.stopped_clock, answers: state.stopped_clock.answers + 1 };
}

function resume_clock(state: Draft, how: Conversation['clock']): void {
  const was = state.stopped_clock;
  if (!was) return;
  state.clock = how;
  state.clock_opened_at = was.opened_at;
  state.clock_due_at = was.due_at;
  state.clock_reminders = was.reminders;
  state.waiting = was.waiting;
  state.is_answered = was.was_answered;
  hand(state, { asked_at: was.asked_at });
  state.has_last_word = false;
  delete state.stopped_clock;
}

function end_clock(state: Draft, how: Conversation['clock']): void {
  if (!needs_reply(state)) return;
  state.waiting = 0;
  state.clock = how;
  delete state.clock_opened_at;
  delete state.clock_due_at;
  state.clock_reminders = 0;
}

export function needs_reply(conversation: Pick<Conversation, 'clock'>): boolean {
  return conversation.clock === 'running' || conversation.clock === 'breached';
}

function preview_of(text: string): string {
  return Array.from(text).slice(0, kPreviewCharsMax).join('').replace(/[\n\r\t]/g, ' ');
}

function ms_between(from: Timestamp, to: Timestamp): number {
  return Date.parse(to) - Date.parse(from);
}
