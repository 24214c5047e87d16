// The day after: nobody answered the shop. Suggests to write once more, in the customer's language; one click sends it.
import { useSignal } from '@preact/signals';
import { t } from '../../core/i18n';
import { dismiss_follow_up, send_follow_up } from '../actions';
import type { Conversation } from '../domain';
import { follow_up_draft } from '../follow_up';

export function FollowUpBar({ conversation }: { conversation: Conversation }) {
  const text = useSignal(follow_up_draft(conversation));
  if (conversation.follow_up !== 'suggested') return null;
  return (
    <form
      class="follow-up" aria-label={t('follow_up.title')}
      onSubmit={(event) => {
        event.preventDefault();
        send_follow_up(conversation.id, text.value);
      }}
    >
      <p><b>{t('follow_up.title')}</b> {t('follow_up.help')}</p>
      <textarea
        rows={2} value={text.value} dir="auto" lang={conversation.locale || undefined} aria-label={t('follow_up.text')}
        onInput={(event) => { text.value = event.currentTarget.value; }}
      />
      <button type="submit" class="button primary" disabled={text.value.trim() === ''}>{t('follow_up.send')}</button>
      <button type="button" class="button plain" onClick={() => void dismiss_follow_up(conversation.id)}>
        {t('follow_up.dismiss')}
      </button>
    </form>
  );
}
