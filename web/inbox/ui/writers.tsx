// Who else is writing in the open conversation. A line of fixed height: nothing jumps when somebody starts.
import { current_language, t } from '../../core/i18n';
import type { Conversation } from '../domain';
import { now_ms, state } from '../store';
import { display_name } from './avatar';

export function Writers({ conversation }: { conversation: Conversation }) {
  const me = state.value.session?.staff.id;
  const writers = [...(state.value.writers.get(conversation.id)?.entries() ?? [])];
  const names = writers
    .filter(([id, writer]) => id !== me && writer.until > now_ms.value)
    .map(([, writer]) => (writer.kind === 'consumer' ? display_name(conversation) : writer.name));
  const list = new Intl.ListFormat(current_language(), { type: 'conjunction' }).format(names);
  return (
    <p class="writers" role="status">
      {names.length > 0 && (
        <>
          <span class="dots" aria-hidden="true"><i /><i /><i /></span>
          {t('thread.writing', { n: names.length, names: list })}
        </>
      )}
    </p>
  );
}
