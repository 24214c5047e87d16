// A quiet line: what happened besides messages. A refusal says the sentence and the rule, and opens the whole verdict.
import { t } from '../../core/i18n';
import type { Verdict } from '../domain';
import { dialog, store_of } from '../store';
import type { QuietEvent } from '../thread_items';
import { clock_time, date_and_time, sentence_for } from '../words';

export function Quiet({ event, zone }: { event: QuietEvent; zone: string | undefined }) {
  const time = clock_time(event.at, zone);
  const verdict = verdict_of(event);
  if (verdict === undefined) {
    return <li class="quiet"><span dir="auto">{sentence_of(event, zone)}</span> · <time dateTime={event.at}>{time}</time></li>;
  }
  const rule = verdict.findings.find((finding) => finding.reason_code === verdict.reason_code)?.rule;
  return (
    <li class="quiet refused">
      <span>{t(event.kind === 'send_dropped' ? 'quiet.send_dropped' : 'quiet.refused', { name: who(event) })} {sentence_for(verdict.reason_code)}</span>{' '}
      <button
        type="button" class="why-link"
        onClick={() => {
          dialog.value = { kind: 'why', verdict, was_sent: false, zone: zone ?? 'UTC' };
        }}
      >
        {rule ?? verdict.reason_code} · {t('why.link')}
      </button>
      {' · '}<time dateTime={event.at}>{time}</time>
    </li>
  );
}

// Of what did not go out.
function verdict_of(event: QuietEvent): Verdict | undefined {
  return event.kind === 'message_refused' || event.kind === 'send_dropped' ? event.body.verdict : undefined;
}

function who(event: QuietEvent): string {
  return event.actor.name || t(event.actor.kind === 'consumer' ? 'customer.unnamed' : 'author.automatic');
}

function sentence_of(event: QuietEvent, zone: string | undefined): string {
  const name = who(event);
  switch (event.kind) {
    case 'conversation_started': return t(`started.${event.body.entry_point}`);
    case 'conversation_closed': return t(`quiet.closed_${event.body.reason}`, { name });
    case 'conversation_reopened':
      return t(event.actor.kind === 'consumer' ? 'quiet.reopened_by_customer' : 'quiet.reopened', { name });
    case 'clock_reminded': return t('quiet.reminded', { n: event.body.number });
    case 'clock_breached': return t('quiet.breached');
    case 'window_closing':
      return t(event.body.reason_code === 'WINDOW_EXPIRED' ? 'quiet.window_expired' : `quiet.window_${event.body.number}`);
    case 'follow_up_changed': return t(`quiet.follow_up_${event.body.state}`);
    case 'send_planned': return t('quiet.send_planned', { name, at: date_and_time(event.body.send_at, zone) });
    case 'send_dropped':
      return t(event.body.reason_code === 'SEND_CANCELLED' ? 'quiet.send_taken_back' : 'quiet.send_dropped');
    case 'content_erased': return t(event.body.reason_code === 'ERASED' ? 'quiet.erased' : 'quiet.retention_erased');
    case 'erasure_asked':
      return t(event.body.is_wanted ? 'quiet.erasure_asked' : 'quiet.erasure_taken_back', { at: date_and_time(event.body.due_at, zone) });
    case 'export_changed': return t(`quiet.export_${event.body.state}`, { at: date_and_time(event.body.due_at, zone) });
    case 'legal_hold_changed': return t(`quiet.hold_${event.body.state}`, { name, at: date_and_time(event.body.until, zone) });
    case 'outage_credited': return t('quiet.outage_credited', { at: date_and_time(event.body.due_at, zone) });
    case 'consent_changed':
      if (event.body.reason_code === 'OBJECTED') return t('quiet.objected');
      return t(event.body.is_given ? 'quiet.consent_given' : 'quiet.consent_withdrawn');
    case 'message_refused': return t('quiet.refused', { name });
    case 'assigned': return assigned_text(event, name);
    case 'presence_shown':
      return t(event.body.presence === 'representative_joined' ? 'quiet.joined' : 'quiet.left', { name });
    case 'handover_changed': return t(`quiet.handover_${event.body.step}`, { name });
    case 'survey_changed': return t(`quiet.survey_${event.body.step}`);
    case 'survey_answered': return t('quiet.survey_answered', { n: event.body.number, text: event.body.text });
    case 'clock_changed': return t(`quiet.clock_${event.body.reason_code.toLowerCase()}`);
    case 'block_changed': return t(`quiet.${event.body.is_blocked ? 'blocked' : 'unblocked'}_by_${event.actor.kind === 'consumer' ? 'customer' : 'store'}`, { name });
    case 'channel_reported': return t(`quiet.report_${event.body.kind}`, { channel: event.body.channel ?? '' });
    case 'conversation_moved':
      return t('quiet.moved', { name, from: store_of(event.body.from)?.name ?? t('move.other'), to: store_of(event.body.to)?.name ?? t('move.other') });
    case 'picture_changed': return t(`quiet.picture_${event.body.step}`, { name });
    case 'contact_changed': return t(`quiet.contact_${event.body.state}`);
  }
}

function assigned_text({ actor, body }: Extract<QuietEvent, { kind: 'assigned' }>, name: string): string {
  if (actor.kind === 'automatic') return t('quiet.auto_unassigned');
  if (body.assignee === undefined) return t('quiet.unassigned', { name });
  return body.assignee.id === actor.id ? t('quiet.taken', { name }) : t('quiet.assigned', { name, to: body.assignee.name });
}
