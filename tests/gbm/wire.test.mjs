// What other clients send over the wire: both token paths, self-signed tokens, Java's PATCH and gzip, curl's JSON.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { Consumer, freePort, startReceiver, startServer, temporaryFolder } from './harness.mjs';

const scope = 'https://www.googleapis.com/auth/businessmessages';
const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

function sign(key, claims, header = { alg: 'RS256' }) {
  const text = `${part(header)}.${part(claims)}`;
  return `${text}.${crypto.sign('RSA-SHA256', Buffer.from(text), key.private_key).toString('base64url')}`;
}

test('the wire', async (t) => {
  const port = await freePort();
  const data = path.join(temporaryFolder(t), 'data');
  const server = await startServer(t, { data, webhook: `http://127.0.0.1:${port}/` });
  const receiver = await startReceiver(t, { port, clientToken: server.client_token });
  const key = JSON.parse(readFileSync(server.key_file, 'utf8'));
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: key.client_email, scope, aud: key.token_uri, iat: now, exp: now + 3600 };

  const askForToken = (url, assertion, type = 'application/x-www-form-urlencoded') => fetch(url, {
    method: 'POST', headers: { 'content-type': type },
    body: `assertion=${encodeURIComponent(assertion)}&grant_type=${encodeURIComponent(
      'urn:ietf:params:oauth:grant-type:jwt-bearer')}`,
  });

  await new Consumer(server.locations[0]).write('hello');
  const [{ payload, isSigned, contentType }] = await receiver.until((r) => r.length > 0);
  assert.ok(isSigned);
  assert.equal(contentType, 'application/json');
  const messages = `${server.url}/v1/conversations/${payload.conversationId}/messages`;
  const token = (await (await askForToken(key.token_uri, sign(key, claims))).json()).access_token;
  const post = (url, body, headers = {}) => fetch(url, {
    method: 'POST', body, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
  });

  await t.test('both token addresses, any audience of the libraries', async () => {
    const rows = [
      [key.token_uri, key.token_uri, { alg: 'RS256', typ: 'JWT', kid: key.private_key_id }],
      [`${server.url}/oauth2/v4/token`, 'https://www.googleapis.com/oauth2/v4/token', { alg: 'RS256' }],
      [`${server.url}/token`, 'https://oauth2.googleapis.com/token', { alg: 'RS256' }],
    ];
    for (const [url, aud, header] of rows) {
      const response = await askForToken(url, sign(key, { ...claims, aud }, header),
        'application/x-www-form-urlencoded;charset=UTF-8');
      const body = await response.json();
      assert.equal(response.status, 200, JSON.stringify(body));
      assert.equal(body.expires_in, 3599);
      assert.equal(body.token_type, 'Bearer');
      assert.match(body.access_token, /^ya29\./);
      assert.equal(response.headers.get('retry-after'), null);
    }
  });

  await t.test('bad assertions are refused in the form of OAuth', async () => {
    const other = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const rows = [
      ['invalid_grant', sign({ private_key: other }, claims)],
      ['invalid_grant', sign(key, { ...claims, iss: 'nobody@shop.example' })],
      ['invalid_grant', sign(key, { ...claims, iat: now - 8000, exp: now - 4400 })],
      ['invalid_scope', sign(key, { ...claims, scope: 'openid' })],
      ['invalid_grant', 'nonsense'],
    ];
    for (const [error, assertion] of rows) {
      const response = await askForToken(key.token_uri, assertion);
      assert.equal(response.status, 400);
      assert.equal((await response.json()).error, error);
    }
    const other_grant = await fetch(key.token_uri, { method: 'POST', body: 'grant_type=password' });
    assert.equal((await other_grant.json()).error, 'unsupported_grant_type');
  });

  await t.test('tokens a program signs itself', async () => {
    const rows = [
      [200, { ...claims, aud: undefined, sub: key.client_email }],
      [200, { ...claims, scope: undefined, aud: 'https://businessmessages.googleapis.com/' }],
      [401, claims], // made for the token address
      [403, { ...claims, scope: undefined, aud: 'https://businesscommunications.googleapis.com/' }],
    ];
    for (const [index, [status, set]] of rows.entries()) {
      const response = await post(messages, JSON.stringify({ messageId: `self-${index}`, text: 't' }),
        { authorization: `Bearer ${sign(key, set)}` });
      assert.equal(response.status, status, await response.text());
    }
  });

  await t.test('the token may stand in the query', async () => {
    const response = await post(`${messages}?alt=json&prettyPrint=0&access_token=${token}`,
      '{"messageId":"q","text":"t"}', { authorization: '' });
    assert.equal(response.status, 401); // an empty header is not no header
    const without = await fetch(`${messages}?alt=json&access_token=${token}`,
      { method: 'POST', body: '{"messageId":"q","text":"t"}' });
    assert.equal(without.status, 200, await without.text());
  });

  await t.test('the JSON of the samples', async () => {
    const response = await post(`${messages}?forceFallback=True`,
      `{'message_id':'lenient','text':'t','fallback':'f','contains_rich_text':'false',}`,
      { accept: 'text/html, image/gif, image/jpeg, */*; q=0.2' });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('content-type'), 'application/json; charset=UTF-8');
    assert.deepEqual(await response.json(), {
      name: `conversations/${payload.conversationId}/messages/lenient`, messageId: 'lenient', text: 't', fallback: 'f',
    });
    const broken = await post(messages, '{"messageId":"x","text":"t"]');
    assert.equal(broken.status, 400);
    assert.equal((await broken.json()).error.status, 'INVALID_ARGUMENT');
    const empty = await post(messages, undefined);
    assert.equal(empty.status, 400);
  });

  await t.test('Java: gzip, PATCH as POST', async () => {
    const response = await post(messages, gzipSync('{"messageId":"gz","text":"zipped"}'),
      { 'content-encoding': 'gzip', 'content-type': 'application/json; charset=UTF-8' });
    assert.equal(response.status, 200, await response.text());
    const receipt = await post(`${messages}/gz/receipt`, gzipSync('{"receiptType":"READ"}'),
      { 'content-encoding': 'gzip', 'x-http-method-override': 'PATCH' });
    assert.equal(receipt.status, 200, await receipt.text());
  });

  await t.test('an event without an id gets one', async () => {
    const response = await post(`${server.url}/v1/conversations/${payload.conversationId}/events`,
      `{'eventType':'TYPING_STARTED'}`);
    assert.equal(response.status, 200);
    assert.match((await response.json()).name, /\/events\/[0-9a-f-]{36}$/);
  });
});
