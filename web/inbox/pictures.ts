// Pictures of a conversation: where their bytes are, sending one through the gate, looking at a hidden one once, hiding
// one. The server notes who looked (rule PII-10); what was shown is kept only as long as the page shows it.
import { t } from '../core/i18n';
import { new_id } from '../core/id';
import { call_api } from '../core/api';
import { announce } from './announce';
import type { ConversationAnswer, Picture, StaffEvent } from './domain';
import { call_staff } from './session';
import { change, session, toast } from './store';
import { sentence_for } from './words';

export const kPictureBytesMax = 5 * 1024 * 1024;
export const kPictureTypes: readonly string[] = ['image/jpeg', 'image/png', 'image/webp'];

const kShownSide = 320;
const kUploadMs = 120_000;

export function picture_path(conversation: string, picture: Picture): string {
  return `/api/staff/conversations/${conversation}/pictures/${picture.id}`;
}

// As large as it is drawn: the thumbnail's size, so that nothing moves when it has loaded.
export function shown_size({ width, height }: Picture): { width: number; height: number } {
  const scale = Math.min(1, kShownSide / Math.max(width, height));
  return { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) };
}

// The first picture among files that were chosen, dropped or pasted; null: there is none.
export function picture_among(files: Iterable<File>): File | null {
  for (const file of files) if (kPictureTypes.includes(file.type)) return file;
  return null;
}

interface PictureSent extends ConversationAnswer {
  event: StaffEvent;
}

// What was written goes with it. True: it was sent.
export async function send_picture(id: string, file: File, text: string): Promise<boolean> {
  if (file.size > kPictureBytesMax || !kPictureTypes.includes(file.type)) {
    toast.value = { text: sentence_for('media_rejected'), code: 'MEDIA_REJECTED' };
    return false;
  }
  const form = new FormData();
  form.set('client_message_id', new_id());
  form.set('text', text.trim());
  form.set('picture', file);
  const token = session.value?.csrf_token;
  const result = await call_api<PictureSent>('POST', `/api/staff/conversations/${id}/pictures`, {
    form, timeout_ms: kUploadMs, ...(token === undefined ? {} : { csrf_token: token }),
  });
  if (session.value === null) return false;
  if (result.ok) {
    change({ kind: 'conversation_answered', answer: result.value, event: result.value.event });
    return true;
  }
  const verdict = (result.error.body as { verdict?: { reason_code?: string } } | null)?.verdict;
  const code = verdict?.reason_code ?? result.error.code;
  toast.value = { text: `${t('picture.not_sent')} ${sentence_for(code, result.error.message)}`, code };
  return false;
}

// An address that only this page knows; null: it could not be shown.
export async function show_once(id: string, message_id: string): Promise<string | null> {
  const token = session.value?.csrf_token ?? '';
  const path = `/api/staff/conversations/${id}/messages/${encodeURIComponent(message_id)}/show-picture`;
  try {
    const response = await fetch(path, { method: 'POST', headers: { 'X-CSRF-Token': token }, credentials: 'same-origin', cache: 'no-store' });
    if (response.ok) return URL.createObjectURL(await response.blob());
  } catch {
    // Said below.
  }
  toast.value = { text: t('picture.not_shown'), code: 'picture_guarded' };
  return null;
}

export async function hide_picture(id: string, message_id: string): Promise<void> {
  const path = `/conversations/${id}/messages/${encodeURIComponent(message_id)}/hide-picture`;
  const result = await call_staff<ConversationAnswer>('POST', path, {});
  if (session.value === null) return;
  if (!result.ok) {
    toast.value = { text: sentence_for(result.error.code, result.error.message), code: result.error.code };
    return;
  }
  change({ kind: 'conversation_answered', answer: result.value });
  announce(t('picture.hidden'));
}
