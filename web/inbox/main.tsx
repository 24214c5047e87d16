// The staff inbox: where it starts. The server's page has an element with the id "app".
import { effect } from '@preact/signals';
import { render } from 'preact';
import { t } from '../core/i18n';
import '../tokens/tokens.css';
import { follow_address } from './address';
import { listen_to_keys } from './hotkeys';
import { language, screen, start_ticker, state, use_best_language } from './store';
import './styles/fonts.css';
import './styles/page.css';
import './styles/panes.css';
import './styles/list.css';
import './styles/thread.css';
import './styles/floating.css';
import './styles/stores.css';
import { start_sync } from './sync';
import { App } from './ui/app';

async function start(): Promise<void> {
  await use_best_language().catch(() => undefined);
  follow_address();
  listen_to_keys();
  start_ticker();
  effect(() => {
    document.title = page_title();
  });
  render(<App />, document.getElementById('app') ?? document.body);
  await start_sync();
}

// The number is conversations that need a reply, never messages.
function page_title(): string {
  void language.value;
  const waiting = state.value.counts.needs_reply;
  if (screen.value !== 'inbox') return 'Balcao';
  return waiting > 0 ? t('title.waiting', { n: waiting }) : t('title.calm');
}

void start();
