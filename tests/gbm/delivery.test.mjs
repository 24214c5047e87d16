// A message for the bot is never lost and never out of order, whatever stops in between.
import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { Consumer, freePort, startReceiver, startServer, temporaryFolder } from './harness.mjs';

const accepted = (received) => received.filter((r) => r.status === 200);

// The texts of each conversation in the order they were first accepted; every message has one requestId of its own.
function threads(received) {
  const byConversation = new Map();
  const ids = new Map();
  for (const { payload, isSigned } of accepted(received)) {
    assert.ok(isSigned);
    const { conversationId, requestId, message } = payload;
    assert.equal(ids.get(message.messageId) ?? requestId, requestId, 'a retry keeps its requestId');
    if (ids.has(message.messageId)) continue;
    ids.set(message.messageId, requestId);
    byConversation.set(conversationId, [...(byConversation.get(conversationId) ?? []), message.text]);
  }
  assert.equal(new Set(ids.values()).size, ids.size);
  return [...byConversation.values()].sort();
}

for (const signal of ['SIGTERM', 'SIGKILL']) {
  test(`messages survive a dead webhook and a restart by ${signal}`, async (t) => {
    const port = await freePort();
    const data = path.join(temporaryFolder(t), 'data');
    const webhook = `http://127.0.0.1:${port}/callback`;
    const first = await startServer(t, { data, webhook });
    const people = [new Consumer(first.locations[0]), new Consumer(first.locations[1])];
    for (const number of [1, 2, 3]) {
      for (const [index, person] of people.entries()) await person.write(`${index} says ${number}`);
    }
    await first.stop(signal);

    const second = await startServer(t, { data, webhook });
    people.forEach((person, index) => { person.location = second.locations[index]; });
    for (const [index, person] of people.entries()) await person.write(`${index} says 4`);
    const receiver = await startReceiver(t, { port, clientToken: second.client_token });
    const received = await receiver.until((r) => threads(r).flat().length === 8);
    assert.deepEqual(threads(received), [0, 1].map((index) => [1, 2, 3, 4].map((n) => `${index} says ${n}`)));
    assert.equal(accepted(received).length, 8, 'nothing twice: nothing had been delivered before the stop');
  });
}

test('a failing conversation does not hold up another', async (t) => {
  const port = await freePort();
  const data = path.join(temporaryFolder(t), 'data');
  const server = await startServer(t, { data, webhook: `http://127.0.0.1:${port}/callback` });
  let isRepaired = false;
  const receiver = await startReceiver(t, {
    port, clientToken: server.client_token,
    reply: (payload) => (payload.message.text.startsWith('poison') && !isRepaired ? 500 : 200),
  });
  const [bad, good] = [new Consumer(server.locations[0]), new Consumer(server.locations[1])];
  await bad.write('poison');
  await bad.write('after the poison');
  await receiver.until((r) => r.some(({ status }) => status === 500));
  for (const number of [1, 2, 3]) await good.write(`good ${number}`);
  await receiver.until((r) => accepted(r).length === 3);
  assert.deepEqual(threads(receiver.received), [['good 1', 'good 2', 'good 3']]);
  isRepaired = true;
  await receiver.until((r) => accepted(r).length === 5);
  assert.deepEqual(threads(receiver.received),
    [['good 1', 'good 2', 'good 3'], ['poison', 'after the poison']]);
});

test('a restart repeats nothing that was acknowledged', async (t) => {
  const port = await freePort();
  const data = path.join(temporaryFolder(t), 'data');
  const webhook = `http://127.0.0.1:${port}/callback`;
  const first = await startServer(t, { data, webhook });
  const receiver = await startReceiver(t, { port, clientToken: first.client_token });
  const person = new Consumer(first.locations[0]);
  await person.write('before');
  await receiver.until((r) => r.length === 1);
  await first.stop();
  const second = await startServer(t, { data, webhook });
  person.location = second.locations[0];
  await person.write('after');
  await receiver.until((r) => r.some(({ payload }) => payload.message.text === 'after'));
  assert.deepEqual(receiver.received.map(({ payload }) => payload.message.text), ['before', 'after']);
});
