// What will go out later: when, and a way to take it back.
import { t } from '../../core/i18n';
import { take_back_planned } from '../actions';
import type { Conversation } from '../domain';
import { store_of } from '../store';
import { date_and_time } from '../words';

export function PlannedBar({ conversation }: { conversation: Conversation }) {
  if (conversation.planned.length === 0) return null;
  const zone = store_of(conversation.location)?.zone;
  return (
    <ul class="follow-up" aria-label={t('planned.title')}>
      {conversation.planned.map((one) => (
        <li key={one.message_id} class="planned">
          <span>
            <b>{t('planned.at', { at: date_and_time(one.at, zone) })}</b> <span dir="auto">{one.text}</span>
          </span>
          <button type="button" class="button plain" onClick={() => void take_back_planned(conversation.id, one.message_id)}>
            {t('planned.take_back')}
          </button>
        </li>
      ))}
    </ul>
  );
}
