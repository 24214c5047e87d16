// A program that sets up agents and locations with the official client, as Google's samples do. Knows nothing of Balcao.
//
//   node configurator.cjs FOLDER_WITH_THE_LIBRARIES        (key file: GOOGLE_APPLICATION_CREDENTIALS)
//
// Runs single calls, asked for over IPC: { id, method: 'brands.create', params }, or for what only the newer client knew
// { id, raw: { method, path, body } }, which is what that client sends.
'use strict';
const path = require('path');
const { createRequire } = require('module');

const load = createRequire(path.resolve(process.argv[2], 'package.json'));
const { GoogleAuth } = load('google-auth-library');
const { businesscommunications_v1: { Businesscommunications } } = load('businesscommunications');

const api = new Businesscommunications({});
const auth = new GoogleAuth({ scopes: ['https://www.googleapis.com/auth/businesscommunications'] });

async function call({ method, params, raw }) {
  const client = await auth.getClient();
  if (raw) {
    const { status, data } = await client.request({
      url: `https://businesscommunications.googleapis.com/v1/${raw.path}`, method: raw.method, data: raw.body,
    });
    return { status, data };
  }
  const parts = method.split('.');
  const name = parts.pop();
  const target = parts.reduce((at, part) => at[part], api);
  const { status, data } = await target[name]({ ...params, auth: client });
  return { status, data };
}

process.on('message', (message) => call(message).then(
  (result) => process.send({ id: message.id, result }),
  (error) => process.send({
    id: message.id,
    error: {
      code: Number(error.code ?? error.status ?? error.response?.status),
      message: error.message,
      status: error.response?.data?.error?.status,
      reason: error.response?.data?.error?.details?.[0]?.reason,
    },
  })));
process.send({ ready: true });
