// The whole inbox: signing in, or the panes.
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { t } from '../../core/i18n';
import { spoken } from '../announce';
import { language, page, screen, state, toast } from '../store';
import { resume_session } from '../sync';
import { DetailsPane } from './details_pane';
import { Dialogs } from './dialogs';
import { HealthLine } from './health_line';
import { IconButton } from './icons';
import { ListPane } from './list_pane';
import { Rail } from './rail';
import { ReachLine } from './reach_line';
import { SignIn } from './sign_in';
import { OfflineLine, ThreadPane } from './thread_pane';
import { layout } from './use_layout';
import { ViewsPane } from './views_pane';

export function App() {
  const shown = screen.value;
  return (
    <>
      {shown === 'sign_in' && <SignIn key={language.value} />}
      {shown === 'unreachable' && <Unreachable />}
      {shown === 'inbox' && <Inbox key={language.value} />}
      <div class="hidden" role="status" aria-live="polite">{spoken.value}</div>
    </>
  );
}

// Few open it, so few load it.
function Stores() {
  const Page = useSignal<(() => ComponentChildren) | null>(null);
  useEffect(() => {
    void import('../stores/stores_page').then((loaded) => { Page.value = loaded.StoresPage; });
  }, []);
  const Loaded = Page.value;
  return Loaded === null ? <main class="stores" aria-busy="true" /> : <Loaded />;
}

function Inbox() {
  const now = layout.value;
  const is_chat_open = state.value.selected !== null;
  const is_one_column = now === 'phone';
  return (
    <div class="app" data-layout={now} data-chat={is_chat_open ? '' : undefined}>
      <div><OfflineLine /><HealthLine /><ReachLine /></div>
      {page.value === 'stores' && <div class="panes stores-panes">{!is_one_column && <Rail />}<Stores /></div>}
      {page.value === 'inbox' && <div class="panes">
        {!is_one_column && <Rail />}
        {(now === 'wide' || now === 'desk') && <ViewsPane />}
        {(!is_one_column || !is_chat_open) && <ListPane />}
        {(!is_one_column || is_chat_open) && <ThreadPane />}
        <DetailsPane />
      </div>}
      {is_one_column && (!is_chat_open || page.value === 'stores') && <Rail />}
      <Toast />
      <Dialogs />
    </div>
  );
}

function Toast() {
  const shown = toast.value;
  return (
    <div class="toasts" role="alert">
      {shown !== null && (
        <div class="toast">
          <p>{shown.text} <code>{shown.code}</code></p>
          <IconButton icon="x" label={t('dialog.close')} onClick={() => { toast.value = null; }} />
        </div>
      )}
    </div>
  );
}

function Unreachable() {
  return (
    <main class="sign-in">
      <div class="empty">
        <p class="empty-title">{t('start.unreachable')}</p>
        <button type="button" class="button" onClick={() => void resume_session()}>{t('act.try_again')}</button>
      </div>
    </main>
  );
}
