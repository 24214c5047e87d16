// Who writes, through what, until when one may answer, and the store's own data.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../core/i18n';
import { block_customer } from '../actions';
import { contact_window } from '../clock';
import type { Conversation, Store } from '../domain';
import { dialog, is_details_open, may_act, now_ms, selected, store_of } from '../store';
import { clock_time, language_name, long_date, short_date } from '../words';
import { Avatar, display_name } from './avatar';
import { IconButton } from './icons';
import { MoveButton } from './move';
import { SamePerson } from './same_person';
import { layout } from './use_layout';

export function DetailsPane() {
  const conversation = selected.value;
  const is_drawer = layout.value !== 'wide';
  const pane = useRef<HTMLElement>(null);
  const is_open = !is_drawer || is_details_open.value;
  useEffect(() => {
    if (is_drawer && is_open) pane.current?.focus();
  }, [is_drawer, is_open]);
  if (conversation === undefined || !is_open) return null;
  const store = store_of(conversation.location);
  return (
    <aside ref={pane} class="details-pane" data-drawer={is_drawer ? '' : undefined} tabIndex={-1} aria-label={t('details.label')}>
      <header class="details-head">
        <Avatar id={conversation.consumer} name={conversation.consumer_name} />
        <h2 dir="auto">{display_name(conversation)}</h2>
        {is_drawer && (
          <IconButton icon="x" label={t('details.hide')} onClick={() => { is_details_open.value = false; }} />
        )}
      </header>
      <Customer conversation={conversation} zone={store?.zone} />
      {store !== undefined && <StoreFacts store={store} />}
    </aside>
  );
}

function Customer({ conversation, zone }: { conversation: Conversation; zone: string | undefined }) {
  const window = contact_window(conversation, now_ms.value);
  return (
    <section>
      <h3 class="pane-label">{t('details.customer')}</h3>
      <dl class="facts">
        <Fact name={t('details.can_write')}>
          {window.state === 'never' ? t('details.cannot') : (
            <span class="window" data-window={window.state}>
              {window.state === 'expired'
                ? t('details.ended', { date: short_date(window.until_ms, zone) })
                : t('details.until', { date: short_date(window.until_ms, zone) })}
            </span>
          )}
        </Fact>
        <Fact name={t('details.language')}>{language_name(conversation.locale) || t('details.unknown')}</Fact>
        <Fact name={t('details.came_from')}>{t(`entry.${conversation.entry_point}`)}</Fact>
        {conversation.context !== '' && <Fact name={t('details.context')}>{conversation.context}</Fact>}
        <Fact name={t('details.first_chat')}>{long_date(conversation.created_at, zone)}</Fact>
        <Fact name={t('details.messages')}>
          {t('details.message_counts', { theirs: conversation.user_messages, ours: conversation.business_messages })}
        </Fact>
        {conversation.channel !== 'web' && <Fact name={t('details.channel')}>{conversation.channel}</Fact>}
        {conversation.episode > 1 && <Fact name={t('details.episode')}>{conversation.episode}</Fact>}
      </dl>
      {conversation.blocked_by_consumer_at !== undefined && <p>{t('reason.blocked_by_consumer')}</p>}
      {may_act() && <BlockButton conversation={conversation} />}
      <MoveButton conversation={conversation} />
      <SamePerson conversation={conversation} />
    </section>
  );
}

function BlockButton({ conversation: { id, blocked_by_store_at } }: { conversation: Conversation }) {
  const is_blocked = blocked_by_store_at !== undefined;
  const act = () => {
    if (is_blocked) void block_customer(id, null);
    else dialog.value = { kind: 'block', conversation: id };
  };
  return <button type="button" class="button" onClick={act}>{t(is_blocked ? 'block.undo' : 'block.title')}</button>;
}

function StoreFacts({ store }: { store: Store }) {
  const { address, phone, email } = store.profile;
  return (
    <section>
      <h3 class="pane-label">{t('details.store')}</h3>
      <p class="store-name" dir="auto">{store.name}</p>
      {store.ends_at !== undefined && <p role="status">{t('details.ends', { date: long_date(store.ends_at, store.zone) })}</p>}
      <dl class="facts">
        <Fact name={t('details.store_time')}>{clock_time(now_ms.value, store.zone)}</Fact>
        {address !== '' && <Fact name={t('details.address')}><span dir="auto">{address}</span></Fact>}
        {phone !== '' && <Fact name={t('details.phone')}><a href={`tel:${phone.replace(/[^+\d]/g, '')}`} dir="ltr">{phone}</a></Fact>}
        {email !== '' && <Fact name={t('details.email')}><a href={`mailto:${email}`}>{email}</a></Fact>}
        <Fact name={t('details.page')}>
          <a href={store.page_url} target="_blank" rel="noopener">{t('details.open_page')}</a>
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
