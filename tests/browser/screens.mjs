// Takes docs/screens/{page}-{size}-{light|dark}.png of shop page, conversation and inbox from a fresh demo.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { new_person, sign_in, start_browser, start_demo } from './demo.mjs';

const folder = fileURLToPath(new URL('../../docs/screens/', import.meta.url));
const kSizes = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1440, height: 900 } },
};
// A conversation like those in the demo, so that the page shows both sides.
const kQuestion = 'Oi! Vocês têm “Torto Arado” em capa dura? Passo aí depois das seis.';
const kAnswer = 'Oi! Temos dois, sim. Separei um no caixa com o seu nome.';
const kThanks = 'Perfeito, obrigado! Até já.';

async function shot(page, name, size, scheme) {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(300); // the last transition
  await page.screenshot({ path: `${folder}${name}-${size}-${scheme}.png`, animations: 'disabled', caret: 'hide' });
  console.log(`docs/screens/${name}-${size}-${scheme}.png`);
}

async function write(page, text) {
  await page.getByRole('log').waitFor();
  await page.locator('textarea').fill(text);
  await page.locator('button.send').click();
  await page.getByRole('log').getByText(text, { exact: true }).waitFor();
}

// One consumer writes and is answered; their browser state is used for all pictures of the conversation.
async function make_conversation(browser, demo, shop) {
  const consumer = await new_person(browser, { locale: 'pt-BR' });
  const staff = await new_person(browser, kSizes.desktop);
  await consumer.page.goto(shop.conversation_url);
  await write(consumer.page, kQuestion);
  await sign_in(staff.page, demo);
  await staff.page.getByRole('button', { name: 'Everything' }).click();
  await staff.page.getByRole('option').filter({ hasText: kQuestion }).first().click();
  await staff.page.getByRole('textbox', { name: 'Your reply' }).fill(kAnswer);
  await staff.page.keyboard.press('Control+Enter');
  await consumer.page.getByRole('log').getByText(kAnswer, { exact: true }).waitFor();
  await write(consumer.page, kThanks);
  const state = await consumer.context.storageState();
  await staff.context.close();
  await consumer.context.close();
  return state;
}

async function take_consumer_pages(browser, shop, state, size, scheme) {
  const { context, page } = await new_person(browser, {
    ...kSizes[size], locale: 'pt-BR', colorScheme: scheme, deviceScaleFactor: 2,
  });
  await page.goto(shop.page_url);
  await shot(page, 'location', size, scheme);
  await context.addCookies(state.cookies);
  await page.goto(shop.conversation_url);
  await page.reload();
  await page.getByText(kAnswer).waitFor();
  await shot(page, 'conversation', size, scheme);
  await context.close();
}

// The waiting conversation with the longest history: a picture with one line shows little.
async function longest_waiting(page) {
  const { items } = await page.evaluate(async () => (await fetch('/api/staff/conversations?view=needs_reply&limit=60')).json());
  const length = ({ user_messages, business_messages }) => user_messages + business_messages;
  const shown = items.slice(0, 7);
  return shown.findIndex((item) => length(item) === Math.max(...shown.map(length)));
}

async function take_inbox(browser, demo, size, scheme) {
  const { context, page } = await new_person(browser, { ...kSizes[size], colorScheme: scheme, deviceScaleFactor: 2 });
  await sign_in(page, demo);
  await page.reload(); // the fonts come from the cache now, as on every day but the first
  const row = page.getByRole('option').nth(await longest_waiting(page));
  await row.waitFor();
  if (size === 'phone') await shot(page, 'inbox', size, scheme);
  await row.click();
  await page.getByRole('log').waitFor();
  await shot(page, size === 'phone' ? 'inbox-thread' : 'inbox', size, scheme);
  await context.close();
}

mkdirSync(folder, { recursive: true });
const demo = await start_demo();
const browser = await start_browser();
try {
  const shop = demo.locations.find(({ page_url }) => page_url.endsWith('vila-madalena')); // its language is the pictures'
  const state = await make_conversation(browser, demo, shop);
  for (const size of Object.keys(kSizes)) {
    for (const scheme of ['light', 'dark']) {
      await take_consumer_pages(browser, shop, state, size, scheme);
      await take_inbox(browser, demo, size, scheme);
    }
  }
} finally {
  await browser.close();
  await demo.stop();
}
