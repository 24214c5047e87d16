// A bot as they were written for Google Business Messages: an Express-like webhook that checks the signature,
// acknowledges, and answers through the official client. Knows nothing of Balcao.
//
//   node bot.cjs FOLDER_WITH_THE_LIBRARIES PORT PARTNER_KEY        (key file: GOOGLE_APPLICATION_CREDENTIALS)
//
// For the test it also runs single calls of the client, asked for over IPC.
'use strict';
const crypto = require('crypto');
const http = require('http');
const path = require('path');
const { createRequire } = require('module');

const [folder, port, partnerKey] = process.argv.slice(2);
const load = createRequire(path.resolve(folder, 'package.json'));
const { GoogleAuth, JWT } = load('google-auth-library');
const { businessmessages_v1: { Businessmessages } } = load('businessmessages');

const api = new Businessmessages({});
const scopes = ['https://www.googleapis.com/auth/businessmessages'];
const auth = new GoogleAuth({ scopes });
const representative = { representativeType: 'BOT', displayName: 'Echo', avatarImage: 'https://bot.example/echo.png' };

async function credentials(style) {
  if (style !== 'jwt') return auth.getClient();
  const key = require(process.env.GOOGLE_APPLICATION_CREDENTIALS);
  const client = new JWT({ email: key.client_email, key: key.private_key, scopes });
  await client.authorize();
  return client;
}

async function answer(payload) {
  const parent = `conversations/${payload.conversationId}`;
  const client = await credentials();
  const typing = (eventType) => api.conversations.events.create({
    auth: client, parent, eventId: crypto.randomUUID(), resource: { eventType, representative },
  });
  await typing('TYPING_STARTED');
  await api.conversations.messages.create({
    auth: client, parent,
    resource: { messageId: crypto.randomUUID(), representative, text: `echo: ${payload.message.text}` },
  });
  await typing('TYPING_STOPPED');
}

function readBody(request, done) {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => done(Buffer.concat(chunks)));
}

http.createServer((request, response) => readBody(request, (body) => {
  const wanted = crypto.createHmac('sha512', Buffer.from(partnerKey, 'utf8')).update(body).digest('base64');
  if (request.headers['x-goog-signature'] !== wanted) {
    process.send({ kind: 'forged' });
    response.writeHead(401).end();
    return;
  }
  response.writeHead(200).end();
  const payload = JSON.parse(body.toString('utf8'));
  answer(payload).then(
    () => process.send({ kind: 'answered', payload, raw: body.toString('utf8') }),
    (error) => process.send({ kind: 'failed', payload, why: String(error.stack) }));
})).listen(Number(port), '127.0.0.1', () => process.send({ kind: 'ready' }));

// { id, method: 'conversations.messages.create', params, style }
async function call({ method, params, style }) {
  const client = style === 'bad'
    ? { request: (o) => auth.transporter?.request(o) }
    : await credentials(style);
  const parts = method.split('.');
  const name = parts.pop();
  const target = parts.reduce((at, part) => at[part], api);
  const bearer = style === 'bad' ? { ...params, access_token: 'ya29.nonsense' } : { ...params, auth: client };
  const { status, data } = await target[name](bearer);
  return { status, data };
}
process.on('message', (message) => call(message).then(
  (result) => process.send({ kind: 'result', id: message.id, result }),
  (error) => process.send({
    kind: 'result', id: message.id,
    error: {
      code: Number(error.code ?? error.status ?? error.response?.status),
      message: error.message,
      status: error.response?.data?.error?.status,
      reason: error.response?.data?.error?.details?.[0]?.reason,
      challenge: error.response?.headers?.get?.('www-authenticate') ?? error.response?.headers?.['www-authenticate'],
    },
  })));
