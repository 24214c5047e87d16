// Whom staff know to be the same person, in the customer's panel, with a way back; and the question which one (WIN-11).
import { signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../../core/i18n';
import { fail, select } from '../actions';
import type { Conversation } from '../domain';
import { pasted_conversation, same_person_choices, type LinkedConversation } from '../same_person';
import { call_staff } from '../session';
import { conversation_of } from '../state';
import { dialog, may_act, selected, session, state, store_of } from '../store';
import { display_name } from './avatar';
import { Dialog } from './dialog';

const kChoices = 6;

interface Answer {
  linked: LinkedConversation[];
}

// Of one conversation, the one that was asked about last.
const known = signal<{ conversation: string; linked: LinkedConversation[] }>({ conversation: '', linked: [] });

async function ask(id: string, method: 'GET' | 'POST' | 'DELETE', path = '', body?: object): Promise<void> {
  const result = await call_staff<Answer>(method, `/conversations/${id}/same-person${path}`, body);
  if (session.value === null || selected.value?.id !== id) return;
  if (result.ok) known.value = { conversation: id, linked: result.value.linked };
  else if (method !== 'GET') fail('act.link', result.error);
}

function linked_of(id: string): LinkedConversation[] {
  return known.value.conversation === id ? known.value.linked : [];
}

export function SamePerson({ conversation: { id } }: { conversation: Conversation }) {
  useEffect(() => void ask(id, 'GET'), [id]);
  const linked = linked_of(id);
  return (
    <>
      {linked.length > 0 && (
        <section>
          <h3 class="pane-label">{t('same.linked')}</h3>
          {linked.map((one) => <Linked key={one.conversation} of={id} one={one} />)}
        </section>
      )}
      {may_act() && (
        <button type="button" class="button" onClick={() => { dialog.value = { kind: 'same_person', conversation: id }; }}>
          {t('same.title')}
        </button>
      )}
    </>
  );
}

function Linked({ of, one }: { of: string; one: LinkedConversation }) {
  const undo = () => void ask(of, 'DELETE', `/${one.conversation}`);
  return (
    <p>
      <button type="button" class="button plain" onClick={() => select(one.conversation)}>
        <span dir="auto">{one.consumer_name || t('customer.unnamed')}</span>
      </button>
      {' · '}<span dir="auto">{store_of(one.location)?.name}</span>
      {' · '}{one.is_direct ? t('same.by', { name: one.said_by ?? '' }) : t('same.through')}
      {one.is_direct && may_act() && <button type="button" class="button plain" onClick={undo}>{t('same.undo')}</button>}
    </p>
  );
}

export function SamePersonDialog({ id }: { id: string }) {
  const current = conversation_of(state.value, id);
  const words = useSignal('');
  if (current === undefined) return null;
  const dismiss = () => {
    dialog.value = null;
  };
  const choose = (other: string) => {
    dismiss();
    void ask(id, 'POST', '', { other });
  };
  const pasted = pasted_conversation(words.value);
  const choices = pasted === null ? same_person_choices(state.value.entities.values(), current, linked_of(id), words.value, kChoices) : [];
  return (
    <Dialog title={t('same.title')} onClose={dismiss} class="question">
      <p>{t('same.help', { name: display_name(current) })}</p>
      <label class="field">
        <span>{t('same.find')}</span>
        <input autofocus autocomplete="off" value={words.value} onInput={(event) => { words.value = event.currentTarget.value; }} />
      </label>
      {pasted === null && choices.length === 0 && <p role="status">{t('same.none')}</p>}
      <div class="choices">
        {pasted !== null && <button type="button" class="button primary" onClick={() => choose(pasted)}>{t('same.linked')}</button>}
        {choices.map((one) => (
          <button key={one.id} type="button" class="button" onClick={() => choose(one.id)}>
            <span dir="auto">{`${display_name(one)} · ${one.preview.slice(0, 40)}`}</span>
          </button>
        ))}
        <button type="button" class="button plain" onClick={dismiss}>{t('close.cancel')}</button>
      </div>
    </Dialog>
  );
}
