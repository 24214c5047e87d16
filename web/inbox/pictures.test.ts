import { describe, expect, test } from 'vitest';
import { hidden_picture } from './apply_changes';
import { apply_event } from './apply_event';
import type { EventOf, Picture } from './domain';
import { actor, event_of } from './made_events';
import { picture_among, picture_path, shown_size } from './pictures';

const kPicture: Picture = { id: 'p1', type: 'image/jpeg', width: 2048, height: 1024, bytes: 400_000 };
const kAt = '2026-11-20T08:00:00.000Z';

describe('pictures', () => {
  test('are drawn as large as their thumbnail', () => {
    expect(shown_size(kPicture)).toEqual({ width: 320, height: 160 });
    expect(shown_size({ ...kPicture, width: 40, height: 20 })).toEqual({ width: 40, height: 20 });
    expect(shown_size({ ...kPicture, width: 5000, height: 1 })).toEqual({ width: 320, height: 1 });
  });

  test('have their address in the conversation', () => {
    expect(picture_path('c1', kPicture)).toBe('/api/staff/conversations/c1/pictures/p1');
  });

  test('are found among what was pasted', () => {
    const text = new File(['x'], 'a.txt', { type: 'text/plain' });
    const png = new File(['x'], 'a.png', { type: 'image/png' });
    expect(picture_among([text, png])).toBe(png);
    expect(picture_among([text])).toBeNull();
  });

  test('are blurred for everybody who has the conversation open once one of them has hidden it', () => {
    const sent = event_of(2, 'message_sent', kAt, { message_id: 'm', text: '', picture: kPicture }) as EventOf<'message_sent'>;
    const hidden = hidden_picture(sent) as EventOf<'message_sent'>;
    expect(hidden.body.picture?.guard).toBe('hidden');
    const document = { ...sent, body: { ...sent.body, picture: { ...kPicture, guard: 'document' as const } } };
    expect(hidden_picture(document)).toBe(document);
  });

  test('stand in the preview until they are taken back', () => {
    const started = apply_event(null, event_of(1, 'conversation_started', kAt));
    const sent = apply_event(started, event_of(2, 'message_sent', kAt, { message_id: 'm', text: '', picture: kPicture }));
    expect(sent.preview_has_picture).toBe(true);
    const gone = apply_event(sent, event_of(3, 'message_deleted', kAt, { message_id: 'm', message_seq: 2 }));
    expect(gone.preview_has_picture).toBe(false);
    const words = apply_event(sent, event_of(3, 'message_sent', kAt, { message_id: 'n', text: 'hi' }));
    expect(words.preview_has_picture).toBe(false);
    const shown = apply_event(sent, event_of(3, 'picture_changed', kAt, {}, actor('staff', 'Ana')));
    expect({ ...shown, last_seq: 2 }).toEqual(sent);
  });
});
