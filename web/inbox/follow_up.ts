// What the suggested follow-up says before anybody has changed it: in the customer's language, whatever that of the
// inbox is. Pure.
import type { Conversation } from './domain';

const kDrafts: Readonly<Record<string, (name: string) => string>> = {
  en: (name) => `Hello${name}! Did you get all you needed? If there is anything else, just write.`,
  es: (name) => `¡Hola${name}! ¿Pudo resolver lo que necesitaba? Si falta algo, escríbanos.`,
  fr: (name) => `Bonjour${name} ! Avez-vous trouvé ce qu’il vous fallait ? S’il manque quelque chose, écrivez-nous.`,
  pt: (name) => `Olá${name}! Deu tudo certo? Se faltar alguma coisa, é só escrever.`,
  vi: (name) => `Chào bạn${name}! Bạn đã có đủ thông tin chưa? Nếu cần thêm gì, cứ nhắn cho cửa hàng nhé.`,
};

export function follow_up_draft(conversation: Pick<Conversation, 'locale' | 'consumer_name'>): string {
  const language = conversation.locale.split('-')[0]?.toLowerCase() ?? '';
  const name = conversation.consumer_name === '' ? '' : ` ${conversation.consumer_name}`;
  return (kDrafts[language] ?? kDrafts.en)?.(name) ?? '';
}
