// What is typed and not sent, per person and conversation, in this browser. Kept through reloads and through being
// signed out by the server; wiped when the person signs out.
import { browser_storage, type KeyValues } from '../core/outbox';

export class Drafts {
  constructor(private readonly staff: string, private readonly storage: KeyValues = browser_storage().storage) {}

  read(conversation: string): string {
    return this.storage.getItem(this.key(conversation)) ?? '';
  }

  // A full storage must not stop anybody from typing: then the text is only on the screen.
  write(conversation: string, text: string): boolean {
    try {
      if (text === '') this.storage.removeItem(this.key(conversation));
      else this.storage.setItem(this.key(conversation), text);
      return true;
    } catch {
      return false;
    }
  }

  wipe(): void {
    for (const key of keys_with(this.storage, this.key(''))) this.storage.removeItem(key);
  }

  private key(conversation: string): string {
    return `balcao.draft.${this.staff}.${conversation}`;
  }
}

export function keys_with(storage: KeyValues, prefix: string): string[] {
  const keys: string[] = [];
  for (let i = 0; i < storage.length; i++) {
    const key = storage.key(i);
    if (key?.startsWith(prefix) === true) keys.push(key);
  }
  return keys;
}
