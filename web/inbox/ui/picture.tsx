// A picture in a bubble: as it is, or blurred with why, and a button that shows it once and says that it is noted.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../../core/i18n';
import type { EventOf, Picture } from '../domain';
import { hide_picture, picture_path, show_once, shown_size } from '../pictures';
import { may_act } from '../store';
import { sentence_for } from '../words';

interface Props {
  event: EventOf<'message_sent'>;
  picture: Picture;
  name: string;
}

export function PictureInBubble({ event, picture, name }: Props) {
  return picture.guard === undefined
    ? <Plain event={event} picture={picture} name={name} />
    : <Guarded event={event} picture={picture} name={name} />;
}

function Plain({ event, picture, name }: Props) {
  const path = picture_path(event.conversation, picture);
  return (
    <span class="picture">
      <a href={path} target="_blank" rel="noreferrer">
        <img src={`${path}/thumb`} alt={t('picture.alt', { name })} loading="lazy" {...shown_size(picture)} />
      </a>
      {may_act() && (
        <button type="button" class="why-link" onClick={() => void hide_picture(event.conversation, event.body.message_id)}>
          {t('picture.hide')}
        </button>
      )}
    </span>
  );
}

function Guarded({ event, picture, name }: Props) {
  const shown = useSignal('');
  useEffect(() => () => URL.revokeObjectURL(shown.peek()), []);
  const path = picture_path(event.conversation, picture);
  const show = async () => {
    shown.value = (await show_once(event.conversation, event.body.message_id)) ?? '';
  };
  const is_document = picture.guard === 'document';
  return (
    <span class="picture" data-guarded="">
      {shown.value === ''
        ? <img src={`${path}/thumb?${picture.guard}`} alt={t('picture.blurred', { name })} loading="lazy" {...shown_size(picture)} />
        : <img src={shown.value} alt={t('picture.alt', { name })} {...shown_size(picture)} />}
      <em>{is_document ? sentence_for('pii_document_image') : t('picture.was_hidden')}</em>
      {may_act() && shown.value === '' && (
        <button type="button" class="why-link" onClick={() => void show()}>{t('picture.show_once')}</button>
      )}
      {shown.value !== '' && (
        <button
          type="button" class="why-link"
          onClick={() => {
            URL.revokeObjectURL(shown.value);
            shown.value = '';
          }}
        >
          {t('picture.hide_again')}
        </button>
      )}
    </span>
  );
}
