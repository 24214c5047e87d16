// Addresses inside a message. Only http and https become links, and never one that hides its host behind a user name.

export interface TextPart {
  text: string;
  href?: string;
}

export function split_links(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const match of text.matchAll(/https?:\/\/[^\s<>"'“”«»]+/giu)) {
    const address = match[0].replace(/[).,!?;:…\]}]+$/u, '');
    const href = safe_link(address);
    if (href === null) continue;
    if (match.index > at) parts.push({ text: text.slice(at, match.index) });
    parts.push({ text: address, href });
    at = match.index + address.length;
  }
  if (at < text.length) parts.push({ text: text.slice(at) });
  return parts;
}

function safe_link(address: string): string | null {
  try {
    const url = new URL(address);
    const is_plain = url.username === '' && url.password === '' && url.hostname.includes('.');
    return is_plain && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : null;
  } catch {
    return null;
  }
}
