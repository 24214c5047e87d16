// A person has the conversation, so bots are silent: gives it back to them. Or somebody waits for a person.
import { t } from '../../core/i18n';
import { leave_to_bots } from '../actions';
import { kPersonIdleMs, type Conversation } from '../domain';
import { server_now } from '../store';

export function BotsBar({ conversation }: { conversation: Conversation }) {
  const { asked_at, person_at } = conversation.handover;
  const has_person = person_at !== undefined && server_now() - Date.parse(person_at) < kPersonIdleMs;
  if (!has_person && asked_at === undefined) return null;
  return (
    <div class="follow-up planned">
      <span>{t(has_person ? 'bots.silent' : 'bots.asked')}</span>
      {has_person && (
        <button type="button" class="button plain" onClick={() => { leave_to_bots(conversation.id); }}>{t('bots.leave')}</button>
      )}
    </div>
  );
}
