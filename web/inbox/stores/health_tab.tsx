// A12: how the store stands with its customers, since when and why, and the way back.
import { useSignal } from '@preact/signals';
import { t } from '../../core/i18n';
import { select } from '../actions';
import type { Store } from '../domain';
import { page } from '../store';
import { date_and_time } from '../words';
import { NotHereYet, SaveBar } from './parts';
import type { Health } from './shapes';
import { useSaved } from './use_saved';

const kHistoryShown = 10;

export function HealthTab({ store, may }: { store: Store; may: boolean }) {
  const path = `/locations/${store.id}/health`;
  const saved = useSaved<Health>(path);
  const health = saved.value.value;
  if (health === null) return <NotHereYet saved={saved} />;
  const when = (at: string) => date_and_time(at, store.zone);
  const { figures } = health;
  return (
    <>
      <p class="lead">{t(`health.${health.state}`, { store: store.name })}</p>
      {health.deactivates_at !== undefined && <p class="form-error">{t('health.deactivates', { when: when(health.deactivates_at) })}</p>}
      {health.marks_stopped_at !== undefined && <p class="form-error">{t('stores.marks_stopped', { when: when(health.marks_stopped_at) })}</p>}
      <dl class="facts">
        <div class="fact"><dt>{t('stores.in_time')}</dt><dd>{figures.in_time}</dd></div>
        <div class="fact"><dt>{t('stores.late')}</dt><dd>{figures.late}</dd></div>
        <div class="fact"><dt>{t('stores.unanswered')}</dt><dd>{figures.unanswered}</dd></div>
        {figures.rate_percent !== undefined && <div class="fact"><dt>{t('stores.rate')}</dt><dd>{figures.rate_percent} %</dd></div>}
        {health.marks.marked > 0 && <div class="fact"><dt>{t('stores.marks')}</dt><dd>{t('stores.marks_of', { n: health.marks.marked, of: health.marks.episodes })}</dd></div>}
      </dl>
      {health.steps.length > 0 && <ul class="warnings">{health.steps.map((step) => <li key={step}>{t(`stores.step_${step}`)}</li>)}</ul>}
      {health.causes.length > 0 && (
        <fieldset>
          <legend>{t('stores.causes')}</legend>
          <ul>
            {health.causes.map((cause) => (
              <li key={cause.conversation + cause.asked_at}>
                <button type="button" class="button plain" onClick={() => { page.value = 'inbox'; select(cause.conversation); }}>
                  {when(cause.asked_at)}
                </button>
              </li>
            ))}
          </ul>
        </fieldset>
      )}
      {may && health.steps.includes('REINSTATE') && <Reinstate onSend={(body) => saved.send('POST', `${path}/reinstate`, body)} onDone={saved.reload} />}
      {may && health.steps.includes('APPEAL') && <Appeal onSend={(body) => saved.send('POST', `${path}/appeal`, body)} onDone={saved.reload} />}
      <SaveBar saved={saved} may={may} onSave={() => void saved.reload()} />
      <fieldset>
        <legend>{t('stores.history')}</legend>
        <ul>
          {health.history.slice(0, kHistoryShown).map((change) => (
            <li key={change.number}>{when(change.at)}: {t(`stores.state_${change.to}`)} {change.note !== '' && <q>{change.note}</q>}</li>
          ))}
          {health.history.length === 0 && <li class="hint">{t('stores.no_history')}</li>}
        </ul>
      </fieldset>
    </>
  );
}

interface StepProps {
  onSend: (body: unknown) => Promise<boolean>;
  onDone: () => Promise<void>;
}

function Reinstate({ onSend, onDone }: StepProps) {
  const hours = useSignal(false);
  const rules = useSignal(false);
  const send = async () => {
    if (await onSend({ hours_confirmed: hours.value, rules_confirmed: rules.value })) await onDone();
  };
  return (
    <fieldset>
      <legend>{t('stores.reinstate')}</legend>
      <label class="switch">
        <input type="checkbox" checked={hours.value} onChange={(event) => { hours.value = event.currentTarget.checked; }} />
        <span>{t('stores.hours_are_right')}</span>
      </label>
      <label class="switch">
        <input type="checkbox" checked={rules.value} onChange={(event) => { rules.value = event.currentTarget.checked; }} />
        <span>{t('stores.rules_read')}</span>
      </label>
      <button type="button" class="button primary" onClick={() => void send()}>{t('stores.reinstate')}</button>
    </fieldset>
  );
}

function Appeal({ onSend, onDone }: StepProps) {
  const note = useSignal('');
  const send = async () => {
    if (await onSend({ note: note.value })) await onDone();
  };
  return (
    <fieldset>
      <legend>{t('stores.appeal')}</legend>
      <label class="field">
        <span>{t('stores.appeal_hint')}</span>
        <textarea rows={3} maxLength={1000} value={note.value} onInput={(event) => { note.value = event.currentTarget.value; }} />
      </label>
      <button type="button" class="button" disabled={note.value.trim() === ''} onClick={() => void send()}>{t('stores.appeal')}</button>
    </fieldset>
  );
}
