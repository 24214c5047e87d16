// The field: grows with the text, Enter sends, Shift+Enter breaks the line, input methods are never interrupted.
import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../core/i18n';

export const kTextCharsMax = 4096;
const kCounterFrom = 3800;
const kHeightMaxPx = 160;

export interface ComposerProps {
  initial_text: string;
  initial_problem: string;
  has_focus: boolean;
  // Text handed back for editing; a new object each time.
  returned: { text: string } | null;
  on_change: (text: string) => void;
  on_send: (text: string) => void;
}

export function Composer(props: ComposerProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const text = useSignal(props.initial_text);
  const problem = useSignal(props.initial_problem);
  const count = count_characters(text.value);

  const change = (value: string) => {
    text.value = value;
    problem.value = '';
    props.on_change(value);
  };
  const send = () => {
    if (text.value.trim() === '' || count > kTextCharsMax) return;
    props.on_send(text.value);
    change('');
    field.current?.focus();
  };
  useEffect(() => {
    if (props.has_focus) field.current?.focus();
  }, []);
  useEffect(() => {
    if (props.returned === null) return;
    change(text.value === '' ? props.returned.text : `${props.returned.text}\n${text.value}`);
    field.current?.focus();
  }, [props.returned]);
  useLayoutEffect(() => fit_height(field.current), [text.value]);

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {problem.value !== '' && (
        <p class="problem" id="problem" role="alert">
          {problem.value}
        </p>
      )}
      <div class="field">
        <label class="hidden" for="text">
          {t('chat.write')}
        </label>
        <textarea
          id="text"
          rows={1}
          dir="auto"
          enterkeyhint="send"
          placeholder={t('chat.write')}
          ref={field}
          value={text.value}
          aria-describedby={problem.value === '' ? 'counter' : 'problem counter'}
          onInput={(event) => change(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (!sends_by_key(event)) return;
            event.preventDefault();
            send();
          }}
        />
        <button class="send" aria-label={t('chat.send')} aria-disabled={text.value.trim() === '' || count > kTextCharsMax}>
          <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" data-flip>
            <path d="M4.5 12 3.5 4.5 21 12 3.5 19.5zm0 0H12" />
          </svg>
        </button>
      </div>
      <p class="safe">
        {t('chat.safe')} <Counter count={count} />
      </p>
    </form>
  );
}

function Counter({ count }: { count: number }) {
  const left = kTextCharsMax - count;
  const words = left < 0 ? t('chat.over', { n: -left }) : count >= kCounterFrom ? t('chat.left', { n: left }) : '';
  return (
    <span class={left < 0 ? 'counter over' : 'counter'} id="counter">
      {words}
    </span>
  );
}

// As the server counts: Unicode characters, not UTF-16 units.
export function count_characters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

// keyCode 229 is what some input methods send without isComposing.
export function sends_by_key(event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'isComposing' | 'keyCode'>): boolean {
  return event.key === 'Enter' && !event.shiftKey && !event.altKey && !event.isComposing && event.keyCode !== 229;
}

function fit_height(field: HTMLTextAreaElement | null): void {
  if (field === null) return;
  field.style.blockSize = 'auto';
  field.style.blockSize = `${Math.min(field.scrollHeight, kHeightMaxPx)}px`;
}
