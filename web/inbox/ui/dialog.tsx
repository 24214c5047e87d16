// A modal question on the native <dialog>: it keeps focus inside, Escape closes it, and focus goes back to where it was.
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../core/i18n';
import { IconButton } from './icons';

interface Props {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  class?: string;
}

export function Dialog({ title, onClose, children, ...more }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  const opener = useRef<Element | null>(null);
  useLayoutEffect(() => {
    opener.current = document.activeElement;
    element.current?.showModal();
  }, []);
  useEffect(() => () => {
    const back = opener.current;
    // After the dialog is gone, and only to something that can be seen.
    requestAnimationFrame(() => {
      if (back instanceof HTMLElement && back.isConnected && document.activeElement === document.body) back.focus();
    });
  }, []);
  return (
    <dialog
      ref={element} class={`dialog ${more.class ?? ''}`} aria-labelledby="dialog-title"
      onClose={onClose}
      onClick={(event) => {
        if (event.target === element.current) element.current?.close();
      }}
    >
      <div class="dialog-inside">
        <header class="dialog-head">
          <h2 id="dialog-title">{title}</h2>
          <IconButton icon="x" label={t('dialog.close')} onClick={() => element.current?.close()} />
        </header>
        {children}
      </div>
    </dialog>
  );
}
