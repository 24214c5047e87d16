// The dialogs of the inbox: closing an unanswered conversation, the shortcut sheet, and why a message was or was not
// allowed.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../../core/i18n';
import { close_conversation } from '../actions';
import type { Finding } from '../domain';
import { kSheet } from '../keyboard';
import { change_settings, dialog, settings, state, type OpenDialog } from '../store';
import { conversation_of } from '../state';
import { date_and_time, sentence_for } from '../words';
import { display_name } from './avatar';
import { BlockDialog, EditDialog, TakeBackDialog } from './corrections';
import { Dialog } from './dialog';
import { focus_composer } from './focus';
import { Icon, type IconName } from './icons';
import { MoveDialog } from './move';
import { SamePersonDialog } from './same_person';

const dismiss = () => {
  dialog.value = null;
};

export function Dialogs() {
  const open = dialog.value;
  if (open === null) return null;
  if (open.kind === 'keys') return <KeySheet />;
  if (open.kind === 'notify') return <Notify />;
  if (open.kind === 'edit') return <EditDialog id={open.conversation} message={open.message} />;
  if (open.kind === 'take_back') return <TakeBackDialog id={open.conversation} message={open.message} />;
  if (open.kind === 'move') return <MoveDialog id={open.conversation} />;
  if (open.kind === 'same_person') return <SamePersonDialog id={open.conversation} />;
  if (open.kind === 'block') return <BlockDialog id={open.conversation} />;
  return open.kind === 'close' ? <CloseQuestion id={open.conversation} /> : <Why {...open} />;
}

function Notify() {
  const loaded = useSignal<typeof import('./notify_dialog') | null>(null);
  useEffect(() => {
    void import('./notify_dialog').then((part) => { loaded.value = part; }, dismiss);
  }, []);
  const View = loaded.value?.NotifyDialog;
  return View === undefined ? null : <View onClose={dismiss} />;
}

function CloseQuestion({ id }: { id: string }) {
  const conversation = conversation_of(state.value, id);
  if (conversation === undefined) return null;
  const close = (reason: 'no_reply_needed' | 'spam') => () => {
    dismiss();
    void close_conversation(id, reason);
  };
  const answer = () => {
    dismiss();
    requestAnimationFrame(() => requestAnimationFrame(focus_composer));
  };
  return (
    <Dialog title={t('close.title', { name: display_name(conversation) })} onClose={dismiss} class="question">
      <p>{t('close.help')}</p>
      <div class="choices">
        <button type="button" class="button primary" autofocus onClick={answer}>{t('close.answer')}</button>
        <button type="button" class="button" onClick={close('no_reply_needed')}>{t('close.no_reply_needed')}</button>
        <button type="button" class="button" onClick={close('spam')}>{t('close.spam')}</button>
        <button type="button" class="button plain" onClick={dismiss}>{t('close.cancel')}</button>
      </div>
    </Dialog>
  );
}

function KeySheet() {
  return (
    <Dialog title={t('keys.title')} onClose={dismiss} class="keys">
      <div class="key-groups">
        {kSheet.map((group) => (
          <section key={group.title}>
            <h3>{t(group.title)}</h3>
            <dl>
              {group.rows.map((row) => (
                <div key={row.text} class="key-row">
                  <dt>{row.keys.map((key) => <kbd key={key}>{key}</kbd>)}</dt>
                  <dd>{t(row.text)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <SingleKeys />
    </Dialog>
  );
}

export function SingleKeys() {
  return (
    <label class="switch">
      <input
        type="checkbox" checked={settings.value.single_keys}
        onChange={(event) => change_settings({ single_keys: event.currentTarget.checked })}
      />
      <span>{t('me.single_keys')}</span>
    </label>
  );
}

const kDecisionIcons: Readonly<Record<Finding['decision'], IconName>> = {
  allow: 'check', warn: 'alert', delay: 'clock', redact: 'alert', deny: 'x', deactivate: 'x',
};

function Why({ verdict, was_sent, zone }: Extract<OpenDialog, { kind: 'why' }>) {
  const moment = (at: string) => date_and_time(at, zone);
  return (
    <Dialog title={t(was_sent ? 'why.title_sent' : 'why.title_refused')} onClose={dismiss} class="why">
      {verdict.findings.length !== 1 && <p class="why-reason">{sentence_for(verdict.reason_code)}</p>}
      <ul class="findings">
        {verdict.findings.map((finding) => (
          <li key={finding.rule} data-decision={finding.decision}>
            <Icon name={kDecisionIcons[finding.decision]} />
            <span>{sentence_for(finding.reason_code)}</span>
            <code>{finding.rule} · {finding.reason_code}</code>
          </li>
        ))}
      </ul>
      <dl class="facts">
        <dt>{t('why.last_user_at')}</dt>
        <dd>{verdict.last_user_at === undefined ? t('why.never') : moment(verdict.last_user_at)}</dd>
        <dt>{t('why.user_messages')}</dt>
        <dd>{verdict.user_messages}</dd>
        <dt>{t('why.evaluated_at')}</dt>
        <dd>{moment(verdict.evaluated_at)}</dd>
        {verdict.retry_at !== undefined && (
          <>
            <dt>{t('why.retry_at')}</dt>
            <dd>{moment(verdict.retry_at)}</dd>
          </>
        )}
        <dt>{t('why.policy_version')}</dt>
        <dd>{verdict.policy_version}</dd>
      </dl>
    </Dialog>
  );
}
