// The questions before words are changed or taken back, and before a customer is blocked.
import { useRef } from 'preact/hooks';
import { t } from '../../core/i18n';
import { block_customer, edit_message, take_back } from '../actions';
import { kBusinessTextCharsMax, type BlockCause, type Conversation, type EventOf } from '../domain';
import { conversation_of } from '../state';
import { dialog, server_now, state, store_of } from '../store';
import { deadline_text } from '../words';
import { Dialog } from './dialog';

interface Own {
  id: string;
  message: EventOf<'message_sent'>;
}

const dismiss = () => {
  dialog.value = null;
};

export function EditDialog({ id, message }: Own) {
  const box = useRef<HTMLTextAreaElement>(null);
  const shown = message.body.edited?.text ?? message.body.text;
  const save = () => {
    const text = box.current?.value ?? '';
    if (text.trim() === '') return;
    dismiss();
    if (text !== shown) void edit_message(id, message.body.message_id, text);
  };
  return (
    <Dialog title={t('correct.edit_title')} onClose={dismiss} class="question">
      <textarea
        ref={box} class="edit-box" rows={4} dir="auto" maxLength={kBusinessTextCharsMax} defaultValue={shown} autofocus
        aria-label={t('correct.edit_title')}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
        }}
      />
      <p>{t('correct.edit_help')}</p>
      <div class="choices">
        <button type="button" class="button primary" onClick={save}>{t('correct.save')}</button>
        <button type="button" class="button plain" onClick={dismiss}>{t('close.cancel')}</button>
      </div>
    </Dialog>
  );
}

// It answered them, and nobody has read it: they wait again, since then.
function waits_again(conversation: Conversation, message: EventOf<'message_sent'>): string | null {
  const was = conversation.stopped_clock;
  const is_answer = was !== undefined && was.answers === 1 && message.seq >= was.stopped_seq;
  return is_answer && conversation.consumer_read_seq < message.seq && message.body.no_answer === undefined ? was.due_at : null;
}

export function TakeBackDialog({ id, message }: Own) {
  const conversation = conversation_of(state.value, id);
  if (conversation === undefined) return null;
  const due_at = waits_again(conversation, message);
  return (
    <Dialog title={t('correct.take_back_title')} onClose={dismiss} class="question">
      <p>{t('correct.take_back_help')}</p>
      {due_at !== null && (
        <p role="alert">{t('correct.waits_again', { at: deadline_text(due_at, server_now(), store_of(conversation.location)?.zone) })}</p>
      )}
      <div class="choices">
        <button
          type="button" class="button primary" autofocus
          onClick={() => {
            dismiss();
            void take_back(id, message.body.message_id);
          }}
        >
          {t('correct.take_back')}
        </button>
        <button type="button" class="button plain" onClick={dismiss}>{t('close.cancel')}</button>
      </div>
    </Dialog>
  );
}

const kCauses: readonly BlockCause[] = ['spam', 'abuse', 'other'];

export function BlockDialog({ id }: { id: string }) {
  return (
    <Dialog title={t('block.title')} onClose={dismiss} class="question">
      <p>{t('block.help')}</p>
      <div class="choices">
        {kCauses.map((cause) => (
          <button
            key={cause} type="button" class="button"
            onClick={() => {
              dismiss();
              void block_customer(id, cause);
            }}
          >
            {t(`block.${cause}`)}
          </button>
        ))}
        <button type="button" class="button plain" autofocus onClick={dismiss}>{t('close.cancel')}</button>
      </div>
    </Dialog>
  );
}
