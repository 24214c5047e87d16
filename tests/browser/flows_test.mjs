// What people do, in a real browser against the real program: write, answer, close, write again; with and without
// JavaScript.
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
const message = (page, text) => page.getByRole('log').getByText(text, { exact: true });

async function write(page, text) {
  await page.getByRole('textbox', { name: 'Write a message' }).fill(text);
  await page.getByRole('button', { name: 'Send' }).click();
}

// Opens the conversation whose last words are `text`; the newest stands on top of "Everything".
async function open_from_list(page, text) {
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Everything' }).click();
  await page.getByRole('listbox', { name: 'Everything' }).getByRole('option').filter({ hasText: text }).click();
  await message(page, text).waitFor();
}

async function reply(page, text) {
  await page.getByRole('textbox', { name: 'Your reply' }).fill(text);
  await page.keyboard.press('Control+Enter');
  await message(page, text).waitFor();
}

test('without JavaScript: from the shop page to an answer', async () => {
  const consumer = await new_person(browser, { javaScriptEnabled: false });
  const shop = demo.locations[0];
  await consumer.page.goto(shop.page_url);
  await consumer.page.getByRole('heading', { level: 1, name: shop.name }).waitFor();
  await consumer.page.getByRole('link', { name: 'Message us' }).click();

  const question = sentence('Do you have it in blue?');
  await write(consumer.page, question);
  await message(consumer.page, question).waitFor();
  await consumer.page.reload();
  assert.equal(await message(consumer.page, question).count(), 1, 'a reload sends nothing twice');

  const staff = await new_person(browser, kDesk);
  await sign_in(staff.page, demo);
  // By keyboard alone. The newest question has the most time left: it stands last.
  await staff.page.getByRole('listbox', { name: 'Needs a reply' }).focus();
  await staff.page.keyboard.press('End');
  await staff.page.getByRole('option').filter({ hasText: question }).waitFor();
  await staff.page.keyboard.press('Enter');
  await message(staff.page, question).waitFor();
  await staff.page.keyboard.press('r');
  const answer = sentence('Yes, two of them.');
  await staff.page.keyboard.type(answer);
  await staff.page.keyboard.press('Control+Enter');
  await message(staff.page, answer).waitFor();

  await consumer.page.getByRole('link', { name: 'Check for an answer' }).click();
  await message(consumer.page, answer).waitFor();
  assert.deepEqual(unexpected(consumer.complaints), []);
  assert.deepEqual(unexpected(staff.complaints), []);
  await consumer.context.close();
  await staff.context.close();
});

test('with JavaScript: live both ways, closed, opened again', async () => {
  const consumer = await new_person(browser);
  const staff = await new_person(browser, kDesk);
  await sign_in(staff.page, demo);
  await consumer.page.goto(demo.locations[1].conversation_url);

  const question = sentence('Are you open on Sunday?');
  await write(consumer.page, question);
  await message(consumer.page, question).waitFor();
  await open_from_list(staff.page, question);

  const answer = sentence('Yes, from nine to one.');
  await reply(staff.page, answer);
  await message(consumer.page, answer).waitFor();

  await staff.page.getByRole('button', { name: 'Close', exact: true }).first().click();
  await consumer.page.getByText('This chat was closed. Write any time to open it again.').waitFor();

  const more = sentence('And on Monday?');
  await write(consumer.page, more);
  await message(staff.page, more).waitFor();
  await staff.page.getByRole('log').getByText(/wrote again/).waitFor();
  const again = sentence('Monday too.');
  await reply(staff.page, again);
  await message(consumer.page, again).waitFor();

  // Nothing came twice, and a reload shows the same.
  await consumer.page.reload();
  for (const text of [question, answer, more, again]) assert.equal(await message(consumer.page, text).count(), 1, text);
  assert.deepEqual(unexpected(consumer.complaints), []);
  assert.deepEqual(unexpected(staff.complaints), []);
  await consumer.context.close();
  await staff.context.close();
});

test('what was written while the connection was away is sent when it is back', async () => {
  const consumer = await new_person(browser);
  await consumer.page.goto(demo.locations[0].conversation_url);
  const first = sentence('Hello?');
  await write(consumer.page, first);
  await message(consumer.page, first).waitFor();

  await consumer.context.setOffline(true);
  const second = sentence('Are you there?');
  await write(consumer.page, second);
  await consumer.page.getByText('Waiting for a connection').waitFor();
  await consumer.context.setOffline(false);
  await consumer.page.getByText('Waiting for a connection').waitFor({ state: 'detached' });

  await consumer.page.reload();
  assert.equal(await message(consumer.page, second).count(), 1);
  await consumer.context.close();
});

test('text is text: markup in a message stays words', async () => {
  const consumer = await new_person(browser);
  const staff = await new_person(browser, kDesk);
  await consumer.page.goto(demo.locations[0].conversation_url);
  const nasty = sentence('<img src=x onerror=alert(1)> <b>bold</b> &amp; {{x}}');
  await write(consumer.page, nasty);
  await message(consumer.page, nasty).waitFor();
  await consumer.page.reload();
  await message(consumer.page, nasty).waitFor();
  await sign_in(staff.page, demo);
  await open_from_list(staff.page, nasty);
  assert.deepEqual(unexpected(consumer.complaints), []);
  assert.deepEqual(unexpected(staff.complaints), []);
  await consumer.context.close();
  await staff.context.close();
});

// The server gets the first message, and its answer never reaches the page: the tab is closed. Its copy in the outbox
// comes again from the next tab and must be the same message of the same consumer.
test('a first message whose answer is lost, and a button pressed twice, are one conversation', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const consumer = await new_person(browser, { javaScriptEnabled });
    const tab = consumer.page;
    await tab.goto(demo.locations[0].conversation_url);
    const first = sentence('Do you open today?');
    let came = 0;
    let tell;
    const lost = new Promise((resolve) => { tell = resolve; });
    await tab.route(/\/messages$/, async (route) => {
      if (came++ > 0) return route.continue();
      const request = route.request();
      const sent = { method: 'POST', headers: await request.allHeaders(), body: request.postData() };
      const answer = await fetch(request.url(), { ...sent, redirect: 'manual' });
      await route.abort().catch(() => {}); // the second press may have taken its place
      tell(answer.status);
    });
    await tab.getByRole('textbox', { name: 'Write a message' }).fill(first);
    await tab.getByRole('button', { name: 'Send' }).dblclick({ noWaitAfter: true });
    const status = await lost;
    assert.ok(status < 400, `the server said ${status}`);
    await tab.close();
    const page = await consumer.context.newPage();
    await page.goto(demo.locations[0].conversation_url);
    await message(page, first).waitFor();
    const second = sentence('And tomorrow?');
    await write(page, second);
    await message(page, second).waitFor();
    await page.reload();
    for (const text of [first, second]) assert.equal(await message(page, text).count(), 1, text);

    const staff = await new_person(browser, kDesk);
    await sign_in(staff.page, demo);
    await open_from_list(staff.page, second);
    await message(staff.page, first).waitFor(); // in the same conversation, once
    assert.equal(await message(staff.page, first).count(), 1);
    await consumer.context.close();
    await staff.context.close();
  }
});

test('two people at one inbox: a note, an assignee, two answers at once', async () => {
  const consumer = await new_person(browser);
  const sofia = await new_person(browser, kDesk);
  const tiago = await new_person(browser, kDesk);
  await consumer.page.goto(demo.locations[0].conversation_url);
  const question = sentence('Can I pick it up today?');
  await write(consumer.page, question);
  await message(consumer.page, question).waitFor();
  await sign_in(sofia.page, demo);
  await sign_in(tiago.page, demo, demo.staff.find(({ email }) => email.startsWith('tiago@')));
  await open_from_list(sofia.page, question);
  await tiago.page.locator('.row').filter({ hasText: question }).click();
  await message(tiago.page, question).waitFor();

  const note = sentence('The last one is behind the counter.');
  await sofia.page.getByRole('heading', { name: 'Customer' }).first().click();
  await sofia.page.keyboard.press('n');
  await sofia.page.getByRole('textbox', { name: 'Internal note' }).fill(note);
  assert.deepEqual(await axe_findings(sofia.page), []);
  await sofia.page.keyboard.press('Control+Enter');
  await message(tiago.page, note).waitFor();
  await sofia.page.getByRole('button', { name: 'Reply', exact: true }).click();

  await sofia.page.getByRole('combobox', { name: 'Assigned to' }).selectOption({ label: 'Tiago Nunes' });
  await sofia.page.getByRole('log').getByText('Sofia Lindgren assigned this to Tiago Nunes').waitFor();

  // Sofia's answer is on its way while Tiago's arrives.
  let let_go;
  const held = new Promise((resolve) => { let_go = resolve; });
  await sofia.page.route(/\/messages$/, async (route) => { await held; await route.continue(); });
  const hers = sentence('Yes, until seven.');
  await sofia.page.getByRole('textbox', { name: 'Your reply' }).fill(hers);
  await sofia.page.keyboard.press('Control+Enter');
  await sofia.page.getByText('Sending', { exact: true }).waitFor();
  const his = sentence('Sim, até as sete.');
  await tiago.page.locator('#composer').fill(his);
  await tiago.page.keyboard.press('Control+Enter');
  await message(consumer.page, his).waitFor();
  let_go();
  await sofia.page.getByText(`Tiago Nunes just answered: “${his}”`).waitFor();
  assert.equal(await message(consumer.page, hers).count(), 0);
  await sofia.page.getByRole('button', { name: 'Send anyway' }).click();
  await message(consumer.page, hers).waitFor();

  await consumer.page.reload();
  await message(consumer.page, hers).waitFor();
  assert.equal(await consumer.page.getByText(note).count(), 0, 'a note never leaves');
  // The 409 is the answer that was looked for; Chromium logs it as an error.
  const odd = (complaints) => unexpected(complaints).filter((line) => !/status of 409/.test(line));
  assert.deepEqual(odd(sofia.complaints), []);
  assert.deepEqual(odd(tiago.complaints), []);
  assert.deepEqual(unexpected(consumer.complaints), []);
  for (const person of [consumer, sofia, tiago]) await person.context.close();
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing serious on the four pages, ${colorScheme}`, async () => {
    const consumer = await new_person(browser, { colorScheme, viewport: { width: 390, height: 844 } });
    await consumer.page.goto(demo.locations[2].page_url);
    assert.deepEqual(await axe_findings(consumer.page), []);
    await consumer.page.goto(demo.locations[2].conversation_url);
    const question = sentence('Is there parking near you?');
    await write(consumer.page, question);
    await message(consumer.page, question).waitFor();
    assert.deepEqual(await axe_findings(consumer.page), []);
    await consumer.page.goto(demo.locations[2].page_url);
    await consumer.page.locator('a[href$="/data"]').click();
    await consumer.page.getByRole('button').first().waitFor();
    assert.deepEqual(await axe_findings(consumer.page), []);

    const staff = await new_person(browser, { ...kDesk, colorScheme });
    await staff.page.goto(demo.inbox_url);
    await staff.page.getByLabel('E-mail').waitFor();
    assert.deepEqual(await axe_findings(staff.page), []);
    await sign_in(staff.page, demo);
    await open_from_list(staff.page, question);
    assert.deepEqual(await axe_findings(staff.page), []);
    await consumer.context.close();
    await staff.context.close();
  });
}

test('the shop page speaks the language of the browser', async () => {
  for (const [locale, words] of [['pt-BR', 'Enviar mensagem'], ['en-US', 'Message us']]) {
    const consumer = await new_person(browser, { locale, javaScriptEnabled: false });
    await consumer.page.goto(demo.locations[0].page_url);
    await consumer.page.getByRole('link', { name: words }).waitFor();
    await consumer.context.close();
  }
});
