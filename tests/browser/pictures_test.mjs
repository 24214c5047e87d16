// Pictures, in a real browser against the real program: sent without JavaScript, seen by staff, answered with one, which
// the customer's open page shows; and one that may show an identity paper, shown once.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe_findings, new_person, sentence, sign_in, start_browser, start_demo, unexpected } from './demo.mjs';

let demo;
let browser;

before(async () => {
  demo = await start_demo();
  browser = await start_browser();
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

const kDesk = { viewport: { width: 1440, height: 900 } };

// A file as somebody would choose it, drawn by the browser itself.
async function drawn(page, type) {
  const url = await page.evaluate((wanted) => {
    const canvas = document.createElement('canvas');
    canvas.width = 640;
    canvas.height = 400;
    const context = canvas.getContext('2d');
    context.fillStyle = 'teal';
    context.fillRect(0, 0, 640, 400);
    context.fillStyle = 'gold';
    context.fillRect(100, 100, 200, 100);
    return canvas.toDataURL(wanted);
  }, type);
  return { name: 'picture', mimeType: type, buffer: Buffer.from(url.split(',')[1], 'base64') };
}

async function is_drawn(image) {
  await image.waitFor();
  await image.scrollIntoViewIfNeeded();
  await image.page().waitForFunction((one) => one.complete && one.naturalWidth > 0, await image.elementHandle());
}

async function send_picture(page, conversation_url, file, words) {
  await page.goto(conversation_url);
  await page.getByRole('link', { name: 'Send a picture' }).click();
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('textbox').fill(words);
  await page.getByRole('button', { name: 'Send' }).click();
}

test('a picture without JavaScript, and one back', async () => {
  const staff = await new_person(browser, kDesk);
  await sign_in(staff.page, demo);
  const jpeg = await drawn(staff.page, 'image/jpeg');

  const consumer = await new_person(browser, { javaScriptEnabled: false });
  const words = sentence('Like this one?');
  const { conversation_url } = demo.locations[0];
  await send_picture(consumer.page, conversation_url, jpeg, words);
  await consumer.page.getByRole('log').getByText(words).waitFor();
  assert.equal(await consumer.page.getByRole('log').getByRole('img').count(), 1);

  await staff.page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Everything' }).click();
  await staff.page.getByRole('option').filter({ hasText: `Picture · ${words}` }).click();
  await is_drawn(staff.page.getByRole('log').getByRole('img').first());
  assert.deepEqual(await axe_findings(staff.page), []);

  // The same customer, on a device with JavaScript.
  const cookies = await consumer.context.cookies();
  const live = await new_person(browser);
  await live.context.addCookies(cookies);
  await live.page.goto(conversation_url);
  await is_drawn(live.page.getByRole('log').getByRole('img').first());
  await staff.page.locator('.composer input[type=file]').setInputFiles(await drawn(staff.page, 'image/png'));
  await is_drawn(live.page.getByRole('log').getByRole('img').nth(1));
  await is_drawn(staff.page.getByRole('log').getByRole('img').nth(1));
  assert.deepEqual(await axe_findings(live.page), []);

  await live.page.getByRole('link', { name: 'Send a picture' }).click();
  await live.page.getByRole('button', { name: 'Send' }).waitFor();
  assert.deepEqual(await axe_findings(live.page), []);
  for (const person of [consumer, staff, live]) {
    assert.deepEqual(unexpected(person.complaints), []);
    await person.context.close();
  }
});

test('one that may show an identity paper is shown once, and who looked is noted', async () => {
  const staff = await new_person(browser, kDesk);
  await sign_in(staff.page, demo);
  const png = await drawn(staff.page, 'image/png');
  const consumer = await new_person(browser, { javaScriptEnabled: false });
  const words = sentence('Here is my passport');
  await send_picture(consumer.page, demo.locations[0].conversation_url, png, words);
  await consumer.page.getByRole('log').getByText('may show an identity document').waitFor();

  await staff.page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Everything' }).click();
  await staff.page.getByRole('option').filter({ hasText: words }).click();
  const log = staff.page.getByRole('log');
  await is_drawn(log.getByRole('img', { name: 'Blurred picture' }));
  await log.getByRole('button', { name: 'Show once' }).click();
  await is_drawn(log.getByRole('img', { name: /^Picture from/u }));
  await log.getByText('looked at a hidden picture').waitFor();
  await log.getByRole('button', { name: 'Hide again' }).click();
  await log.getByRole('img', { name: 'Blurred picture' }).waitFor();
  for (const person of [consumer, staff]) {
    assert.deepEqual(unexpected(person.complaints), []);
    await person.context.close();
  }
});
