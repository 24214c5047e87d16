// The unmodified official Node client against the real server, in an old and in the newest version.
//
//   cd tests/gbm && (cd old && npm ci) && (cd new && npm ci)
//   BALCAO_BIN=build/release/balcao node --test tests/gbm/
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { Consumer, binary, freePort, preload, startBot, startServer, temporaryFolder, words } from './harness.mjs';

assert.ok(binary, 'BALCAO_BIN names the program to test');

const awkward = 'a < b > c & d = "e" \'f\' \\ g \u{1F950} Hà Nội\nsecond line';
const unknown = 'conversations/00000000-0000-7000-8000-000000000000';

test('the preload file in the program is the one in the repository', () => {
  assert.equal(execFileSync(binary, ['gbm', 'preload'], { encoding: 'utf8' }), readFileSync(preload, 'utf8'));
});

for (const stack of ['old', 'new']) {
  test(`${stack} libraries`, async (t) => {
    const port = await freePort();
    const data = path.join(temporaryFolder(t), 'data');
    const server = await startServer(t, { data, webhook: `http://127.0.0.1:${port}/callback` });
    const bot = await startBot(t, { stack, port, server });
    const consumer = new Consumer(server.locations[0]);
    let parent;

    await t.test('a bot answers a consumer', async () => {
      assert.equal(await consumer.write('Do you open on Sunday?'), 303);
      const { kind, payload, why } = await bot.next((m) => m.payload?.message.text === 'Do you open on Sunday?');
      assert.equal(kind, 'answered', why);
      parent = `conversations/${payload.conversationId}`;
      assert.equal(payload.agent, server.locations[0].agent);
      assert.equal(payload.message.name, `${parent}/messages/${payload.message.messageId}`);
      assert.match(payload.requestId, /^[0-9a-f-]{36}$/);
      assert.match(payload.message.createTime, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      assert.ok(payload.context.entryPoint);
      assert.ok(payload.context.resolvedLocale);
      assert.ok(payload.context.userInfo);
      const { messages } = await consumer.conversation();
      // A closed shop says so by itself, and the demo's shops close on Sundays.
      const said = messages.filter((m) => m.kind === 'message_sent' && m.from !== 'automatic').map((m) => [m.from, m.name, words(m)]);
      assert.deepEqual(said.map(([from, , text]) => [from, text]),
        [['you', 'Do you open on Sunday?'], ['bot', 'echo: Do you open on Sunday?']]);
      assert.equal(said[1][1], 'Echo');
    });

    await t.test('awkward characters arrive intact both ways', async () => {
      await consumer.write(awkward);
      const { payload, raw } = await bot.next((m) => m.payload?.message.text !== undefined);
      assert.equal(payload.message.text.replaceAll('\r\n', '\n'), awkward);
      assert.doesNotMatch(raw, /[<>&='\n]/);
      const { messages } = await consumer.conversation();
      assert.equal(messages.filter((m) => m.from === 'bot' && m.text).at(-1).text.replaceAll('\r\n', '\n'),
        `echo: ${awkward}`);
    });

    const create = (resource, extra = {}, style = undefined) =>
      bot.call('conversations.messages.create', { parent, resource, ...extra }, style);

    await t.test('the same message id counts once', async () => {
      const message = { messageId: 'twice', representative: { representativeType: 'BOT' }, text: 'once' };
      const first = await create(message);
      assert.equal(first.result?.status, 200, first.error?.message);
      assert.deepEqual(first.result.data, { name: `${parent}/messages/twice`, ...message });
      assert.deepEqual((await create(message)).result.data, first.result.data);
      const other = await create({ ...message, text: 'other' });
      assert.deepEqual([other.error.code, other.error.status, other.error.reason],
        [409, 'ALREADY_EXISTS', 'MESSAGE_ID_CONFLICT']);
      const { messages } = await consumer.conversation();
      assert.equal(messages.filter((m) => m.message_id === 'twice').length, 1);
    });

    await t.test('rich messages are accepted and echoed without defaults', async () => {
      const sent = await create({
        messageId: 'rich', representative: { representativeType: 'HUMAN', displayName: 'Ana' }, fallback: 'A or B?',
        richCard: { standaloneCard: { cardContent: { title: 'Bread', description: '', suggestions: [] } } },
        suggestions: [{ reply: { text: 'A', postbackData: 'a' } }, { liveAgentRequest: {} }], containsRichText: false,
      });
      assert.deepEqual(sent.result?.data, {
        name: `${parent}/messages/rich`, messageId: 'rich',
        representative: { representativeType: 'HUMAN', displayName: 'Ana' },
        richCard: { standaloneCard: { cardContent: { title: 'Bread' } } }, fallback: 'A or B?',
        suggestions: [{ reply: { text: 'A', postbackData: 'a' } }, { liveAgentRequest: {} }],
      }, sent.error?.message);
      const { messages } = await consumer.conversation();
      const shown = messages.find((m) => m.message_id === 'rich');
      assert.deepEqual([shown.from, shown.name, shown.text], ['person', 'Ana', 'A or B?']);
    });

    await t.test('forceFallback shows the fallback only', async () => {
      const sent = await create({ messageId: 'forced', text: 'long', fallback: 'short' }, { forceFallback: true });
      assert.equal(sent.result?.status, 200, sent.error?.message);
      const { messages } = await consumer.conversation();
      assert.equal(words(messages.find((m) => m.message_id === 'forced')), 'short');
      const without = await create({ messageId: 'forced2', text: 'long' }, { forceFallback: true });
      assert.equal(without.error.code, 400);
    });

    // Five messages in ten seconds are the most to one customer (docs/rules.md, SEC-08): the next ones go to another.
    const elsewhere = {};
    await t.test('a bot answers another consumer', async () => {
      await new Consumer(server.locations[0]).write('And on Monday?');
      const { kind, payload, why } = await bot.next((m) => m.payload?.message.text === 'And on Monday?');
      assert.equal(kind, 'answered', why);
      elsewhere.parent = `conversations/${payload.conversationId}`;
      assert.notEqual(elsewhere.parent, parent);
    });

    await t.test('refusals have the codes of the original', async () => {
      const rows = [
        [await create({ messageId: 'x', text: 'a'.repeat(3073) }), 400, 'INVALID_ARGUMENT'],
        [await create({ text: 'no id' }), 400, 'INVALID_ARGUMENT'],
        [await bot.call('conversations.messages.create', { parent: unknown, resource: { messageId: 'x', text: 't' } }),
          403, 'PERMISSION_DENIED'],
        [await bot.call('conversations.messages.create',
          { parent: 'conversations/nonsense', resource: { messageId: 'x', text: 't' } }), 403, 'PERMISSION_DENIED'],
        [await create({ messageId: 'x', text: 't' }, {}, 'bad'), 401, 'UNAUTHENTICATED'],
      ];
      for (const [{ error }, code, status] of rows) assert.deepEqual([error?.code, error?.status], [code, status]);
      assert.match(rows.at(-1)[0].error.challenge, /Bearer .*error="invalid_token"/);
      const limit = await create({ messageId: 'longest', text: 'é'.repeat(3072) }, elsewhere);
      assert.equal(limit.result?.status, 200, limit.error?.message);
    });

    await t.test('events and receipts', async () => {
      const joined = { parent, eventId: 'ev 1', resource: { eventType: 'REPRESENTATIVE_JOINED' } };
      const first = await bot.call('conversations.events.create', joined);
      assert.deepEqual(first.result?.data, { name: `${parent}/events/ev 1`, eventType: 'REPRESENTATIVE_JOINED' });
      const again = await bot.call('conversations.events.create', joined);
      assert.deepEqual([again.error.code, again.error.status], [409, 'ALREADY_EXISTS']);
      const name = `${parent}/messages/twice/receipt`;
      const receipt = await bot.call('conversations.messages.updateReceipt',
        { name, resource: { receiptType: 'READ' } });
      assert.deepEqual(receipt.result?.data, { name, receiptType: 'READ' }, receipt.error?.message);
      const missing = await bot.call('conversations.messages.updateReceipt',
        { name: `${parent}/messages/nowhere/receipt`, resource: { receiptType: 'READ' } });
      assert.equal(missing.error.code, 404);
    });

    await t.test('a key given to the JWT class works as well', async () => {
      const sent = await create({ messageId: 'by-jwt', text: 't' }, elsewhere, 'jwt');
      assert.equal(sent.result?.status, 200, sent.error?.message);
    });
  });
}
