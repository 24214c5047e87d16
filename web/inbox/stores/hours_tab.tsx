// A5, A6: the week as people type it, days that are different, vacations; and what the server has to say about it.
import { useSignal } from '@preact/signals';
import { t } from '../../core/i18n';
import type { Store } from '../domain';
import { date_and_time, short_date } from '../words';
import { kDays, read_ranges, read_week, week_texts, write_ranges, type Day } from './hours_text';
import { NotHereYet, SaveBar, SetBy } from './parts';
import type { Closure, Hours, HoursWarning } from './shapes';
import { useDraft, useSaved } from './use_saved';
import { instant_of, local_text } from './zone_time';

interface Draft {
  week: Record<Day, string>;
  special: { date: string; text: string }[];  // blank: closed
  closures: { from: string; to: string; pauses_channel: boolean }[];
}

const kWarningsShown = 6;

function draft_of(hours: Hours): Draft {
  return {
    week: week_texts(hours.weekly),
    special: hours.special.map((day) => ({ date: day.date, text: write_ranges(day.ranges ?? []) })),
    closures: hours.closures.map((closure) => ({
      from: local_text(closure.from, hours.zone), to: local_text(closure.to, hours.zone),
      pauses_channel: closure.pauses_channel ?? false,
    })),
  };
}

// What is sent, or the name of the first field that was not understood.
function read_draft(draft: Draft, hours: Hours): { body: unknown } | { wrong: string } {
  const week = read_week(draft.week);
  if ('wrong' in week) return { wrong: week.wrong.map((day) => t(`stores.day_${day}`)).join(', ') };
  const special = [];
  for (const day of draft.special) {
    const ranges = read_ranges(day.text);
    if (ranges === null || day.date === '') return { wrong: day.date };
    special.push(ranges.length === 0 ? { date: day.date, closed: true } : { date: day.date, ranges });
  }
  const closures: Closure[] = [];
  for (const { from, to, pauses_channel } of draft.closures) {
    const begins = instant_of(from, hours.zone);
    const ends = instant_of(to, hours.zone);
    if (begins === null || ends === null) return { wrong: t('stores.vacations') };
    closures.push({ from: begins, to: ends, ...(pauses_channel ? { pauses_channel } : {}) });
  }
  return { body: { weekly: week.weekly, special, closures, version: hours.version } };
}

export function HoursTab({ store, may }: { store: Store; may: boolean }) {
  const path = `/locations/${store.id}/hours`;
  const saved = useSaved<Hours>(path);
  const wrong = useSignal('');
  const draft = useDraft(saved, draft_of);
  if (draft === null) return <NotHereYet saved={saved} />;
  const { value: hours, shown, edit } = draft;
  const save = () => {
    const read = read_draft(shown, hours);
    wrong.value = 'wrong' in read ? read.wrong : '';
    if ('body' in read) void saved.send('PUT', path, read.body);
  };
  return (
    <>
      <p class="lead">{open_line(hours)} <span class="hint">{t('stores.zone', { zone: hours.zone })}</span></p>
      <Warnings warnings={hours.warnings} zone={hours.zone} />
      <fieldset class="week" disabled={!may}>
        <legend>{t('stores.week')}</legend>
        <p class="hint" id="week-hint">{t('stores.week_hint')}</p>
        {kDays.map((day) => (
          <label key={day} class="day">
            <span>{t(`stores.day_${day}`)}</span>
            <input
              value={shown.week[day]} placeholder={t('stores.closed')} aria-describedby="week-hint"
              aria-invalid={read_ranges(shown.week[day]) === null}
              onInput={(event) => edit({ week: { ...shown.week, [day]: event.currentTarget.value } })}
            />
          </label>
        ))}
      </fieldset>
      <SpecialDays days={shown.special} may={may} onChange={(special) => edit({ special })} />
      <Vacations closures={shown.closures} may={may} onChange={(closures) => edit({ closures })} />
      {wrong.value !== '' && <p class="form-error" role="alert">{t('stores.not_understood', { what: wrong.value })}</p>}
      <SaveBar saved={saved} may={may} onSave={save}>
        {may && (
          <button type="button" class="button" onClick={() => void saved.send('POST', `${path}/confirm`, { version: hours.version })}>
            {t('stores.hours_are_right')}
          </button>
        )}
      </SaveBar>
      <SetBy name={hours.set_by_name} when={hours.set_at && date_and_time(hours.set_at)} />
    </>
  );
}

function open_line(hours: Hours): string {
  const when = (at: string) => date_and_time(at, hours.zone);
  if (hours.is_open) return hours.next_close === undefined ? t('stores.open') : t('stores.open_until', { when: when(hours.next_close.at) });
  return hours.next_open === undefined ? t('stores.shut') : t('stores.opens', { when: when(hours.next_open.at) });
}

function Warnings({ warnings, zone }: { warnings: readonly HoursWarning[]; zone: string }) {
  if (warnings.length === 0) return null;
  const span = ({ from, to }: { from: string; to: string }) => `${date_and_time(from, zone)} – ${date_and_time(to, zone)}`;
  return (
    <ul class="warnings">
      {warnings.map(({ code, intervals, openings }) => (
        <li key={code}>
          {t(`stores.warning_${code}`)}
          {(intervals ?? openings ?? []).length > 0 && (
            <ul>{(intervals ?? openings ?? []).slice(0, kWarningsShown).map((one) => <li key={one.from}>{span(one)}</li>)}</ul>
          )}
        </li>
      ))}
    </ul>
  );
}

function SpecialDays(props: { days: Draft['special']; may: boolean; onChange: (days: Draft['special']) => void }) {
  const replace = (index: number, day: { date: string; text: string }) =>
    props.onChange(props.days.map((one, i) => (i === index ? day : one)));
  return (
    <fieldset disabled={!props.may}>
      <legend>{t('stores.special')}</legend>
      {props.days.map((day, index) => (
        <div class="line" key={index}>
          <input
            type="date" value={day.date} aria-label={t('stores.date')}
            onInput={(event) => replace(index, { ...day, date: event.currentTarget.value })}
          />
          <input
            value={day.text} placeholder={t('stores.closed')} aria-label={t('stores.hours_on', { date: day.date && short_date(`${day.date}T12:00Z`, 'UTC') })}
            aria-invalid={read_ranges(day.text) === null}
            onInput={(event) => replace(index, { ...day, text: event.currentTarget.value })}
          />
          <button type="button" class="button" onClick={() => props.onChange(props.days.filter((_, i) => i !== index))}>{t('stores.remove')}</button>
        </div>
      ))}
      <button type="button" class="button" onClick={() => props.onChange([...props.days, { date: '', text: '' }])}>{t('stores.add_day')}</button>
    </fieldset>
  );
}

function Vacations(props: { closures: Draft['closures']; may: boolean; onChange: (closures: Draft['closures']) => void }) {
  const replace = (index: number, partial: Partial<Draft['closures'][number]>) =>
    props.onChange(props.closures.map((one, i) => (i === index ? { ...one, ...partial } : one)));
  const add = () => props.onChange([...props.closures, { from: '', to: '', pauses_channel: false }]);
  return (
    <fieldset disabled={!props.may}>
      <legend>{t('stores.vacations')}</legend>
      <p class="hint">{t('stores.vacations_hint')}</p>
      {props.closures.map((closure, index) => (
        <div class="line" key={index}>
          <input
            type="datetime-local" value={closure.from} aria-label={t('stores.from')}
            onInput={(event) => replace(index, { from: event.currentTarget.value })}
          />
          <input
            type="datetime-local" value={closure.to} aria-label={t('stores.until')}
            onInput={(event) => replace(index, { to: event.currentTarget.value })}
          />
          <label class="switch">
            <input
              type="checkbox" checked={closure.pauses_channel}
              onChange={(event) => replace(index, { pauses_channel: event.currentTarget.checked })}
            />
            <span>{t('stores.pauses')}</span>
          </label>
          <button type="button" class="button" onClick={() => props.onChange(props.closures.filter((_, i) => i !== index))}>{t('stores.remove')}</button>
        </div>
      ))}
      <button type="button" class="button" onClick={add}>{t('stores.add_vacation')}</button>
    </fieldset>
  );
}
