// Which other customer is the same person (docs/same-person.md): who can be chosen, and what a pasted link names. Pure.
import type { Conversation, Timestamp } from './domain';
import { fold } from './fold';

export interface LinkedConversation {
  conversation: string;
  location: string;
  consumer_name: string;
  preview: string;
  last_user_at?: Timestamp;
  is_direct: boolean;
  said_by?: string;
}

const kId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

// The conversation that an id or a link of this inbox names (…/inbox?chat=ID); null for other words.
export function pasted_conversation(text: string): string | null {
  const words = text.trim().toLowerCase();
  if (kId.test(words)) return words;
  const query = words.indexOf('?');
  const chat = query < 0 ? null : new URLSearchParams(words.slice(query).split('#')[0]).get('chat');
  return chat !== null && kId.test(chat) ? chat : null;
}

// Other customers of the list whose name or newest words have this in them; who is linked already is none. At most `most`.
export function same_person_choices(
  all: Iterable<Conversation>, current: Conversation, linked: readonly LinkedConversation[], words: string, most: number,
): Conversation[] {
  const wanted = fold(words);
  const taken = new Set(linked.map((one) => one.conversation));
  const found: Conversation[] = [];
  for (const one of all) {
    if (found.length === most) break;
    if (one.consumer === current.consumer || taken.has(one.id)) continue;
    if (fold(`${one.consumer_name} ${one.preview}`).includes(wanted)) found.push(one);
  }
  return found;
}
