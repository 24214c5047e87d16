// The conversation page, live: takes over the server's page (src/api/pages/conversation_page.cpp) with what the person
// already typed there.
import './conversation.css';
import { useSignal, useSignalEffect } from '@preact/signals';
import { render } from 'preact';
import { useMemo } from 'preact/hooks';
import { t, use_catalogue } from '../core/i18n';
import { make_announcer } from './announcer';
import { Chat, type PageState } from './chat';
import { Composer } from './composer';
import { Log } from './log';
import { sender_name } from './log_items';
import type { Pending } from './state';

interface Taken {
  text: string;
  problem: string;
  has_focus: boolean;
}

function Page({ chat, taken }: { chat: Chat; taken: Taken }) {
  const returned = useSignal<{ text: string } | null>(null);
  const edit = (entry: Pending) => {
    chat.remove(entry.id);
    returned.value = { text: entry.body.text };
  };
  return (
    <>
      <Log chat={chat} on_edit={edit} />
      <Spoken chat={chat} />
      {chat.is_empty.value && chat.page.starters.length > 0 && (
        <div class="starters">
          {chat.page.starters.map((starter) => (
            <button type="button" dir="auto" key={starter} onClick={() => chat.send(starter)}>
              {starter}
            </button>
          ))}
        </div>
      )}
      <Trouble chat={chat} />
      <Composer
        initial_text={taken.text}
        initial_problem={taken.problem}
        has_focus={taken.has_focus}
        returned={returned.value}
        on_change={(text) => chat.keep_draft(text)}
        on_send={(text) => chat.send(text)}
      />
    </>
  );
}

// One polite region speaks what is new; the log itself stays silent.
function Spoken({ chat }: { chat: Chat }) {
  const sentence = useSignal('');
  const announce = useMemo(
    () => make_announcer({ speak: (words) => (sentence.value = words), summary: (n) => t('chat.new', { n }) }),
    [],
  );
  useSignalEffect(() => {
    const event = chat.incoming.value;
    if (event === null) return;
    const name = sender_name({ from: event.from, name: event.name ?? '' }, chat.page.name);
    announce(t('chat.said', { name, text: event.text ?? '' }));
  });
  return (
    <p class="hidden" role="status" aria-live="polite">
      {sentence.value}
    </p>
  );
}

function Trouble({ chat }: { chat: Chat }) {
  const problem = chat.problem.value;
  const call = chat.offers_phone.value && chat.page.phone !== '' ? t('chat.call_instead', { phone: chat.page.phone }) : '';
  return (
    <div role="status">
      {problem !== null && (
        <p class="trouble">
          {t(problem === 'offline' ? 'chat.offline' : 'chat.unreachable')} {call}
        </p>
      )}
      {!chat.is_durable && <p class="trouble">{t('chat.memory_only')}</p>}
    </div>
  );
}

// What the server's form holds: a draft that failed, or words typed before this script arrived.
function take_over(root: HTMLElement, chat: Chat): Taken {
  const field = root.querySelector('textarea');
  const typed = field?.value ?? '';
  const is_touch = matchMedia('(pointer: coarse)').matches;
  return {
    text: typed === '' ? chat.draft() : typed,
    problem: root.querySelector('#problem')?.textContent?.trim() ?? '',
    has_focus: document.activeElement === field || (!is_touch && document.activeElement === document.body),
  };
}

// Above an on-screen keyboard the page ends where the visible part does (iOS does not resize the page).
function follow_viewport(): void {
  const viewport = window.visualViewport;
  if (viewport === null) return;
  const follow = () => {
    document.documentElement.style.setProperty('--visible-block', `${viewport.height}px`);
    document.documentElement.style.setProperty('--visible-top', `${viewport.offsetTop}px`);
  };
  viewport.addEventListener('resize', () => requestAnimationFrame(follow));
  viewport.addEventListener('scroll', () => requestAnimationFrame(follow));
  follow();
}

function main(): void {
  const root = document.getElementById('chat');
  const block = document.getElementById('state');
  if (root === null || block === null) return;
  const page = JSON.parse(block.textContent ?? '') as PageState;
  use_catalogue(page.language, page.texts);
  const chat = new Chat(page);
  const taken = take_over(root, chat);
  root.replaceChildren();
  render(<Page chat={chat} taken={taken} />, root);
  follow_viewport();
  chat.start();
}

main();
