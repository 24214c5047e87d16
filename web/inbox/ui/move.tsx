// A conversation goes to another store of the brand: to which one, and that the customer is told (WIN-12).
import { useSignal } from '@preact/signals';
import { t } from '../../core/i18n';
import { move_conversation } from '../actions';
import type { Conversation } from '../domain';
import { dialog, may_act, session, state } from '../store';
import { conversation_of } from '../state';
import { display_name } from './avatar';
import { Dialog } from './dialog';

const dismiss = () => {
  dialog.value = null;
};

function others(conversation: Conversation) {
  return (session.value?.locations ?? []).filter((store) => store.id !== conversation.location);
}

export function MoveButton({ conversation }: { conversation: Conversation }) {
  if (!may_act() || others(conversation).length === 0) return null;
  return (
    <button type="button" class="button" onClick={() => { dialog.value = { kind: 'move', conversation: conversation.id }; }}>
      {t('move.title')}
    </button>
  );
}

export function MoveDialog({ id }: { id: string }) {
  const conversation = conversation_of(state.value, id);
  const chosen = useSignal('');
  if (conversation === undefined) return null;
  const move = () => {
    if (chosen.value === '') return;
    dismiss();
    void move_conversation(id, chosen.value);
  };
  return (
    <Dialog title={t('move.title')} onClose={dismiss} class="question">
      <p>{t('move.help', { name: display_name(conversation) })}</p>
      <label class="field">
        <span>{t('move.to')}</span>
        <select autofocus value={chosen.value} onChange={(event) => { chosen.value = event.currentTarget.value; }}>
          <option value="" />
          {others(conversation).map((store) => <option key={store.id} value={store.id}>{store.name}</option>)}
        </select>
      </label>
      <div class="choices">
        <button type="button" class="button primary" disabled={chosen.value === ''} onClick={move}>{t('move.do')}</button>
        <button type="button" class="button plain" onClick={dismiss}>{t('close.cancel')}</button>
      </div>
    </Dialog>
  );
}
