// The Business Communications API with the unmodified official client, old and new libraries, through the proxy: a brand's
// agent from its creation to a customer in front of the launched page, a kill in between, and back.
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import crypto from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import path from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { Consumer, freePort, startServer, temporaryFolder } from './harness.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));

const contact = {
  partnerName: 'P', partnerEmailAddress: 'p@p.example', brandContactName: 'B', brandContactEmailAddress: 'b@b.example',
  brandWebsiteUrl: 'https://b.example',
};

async function startProgram(t, stack, server) {
  const child = fork(path.join(here, 'configurator.cjs'), [path.join(here, stack)], {
    env: {
      ...process.env, HTTPS_PROXY: server.gbm_proxy, NODE_EXTRA_CA_CERTS: server.gbm_ca, NO_PROXY: '', no_proxy: '',
      GOOGLE_APPLICATION_CREDENTIALS: server.key_file,
    },
  });
  t.after(() => child.kill('SIGKILL'));
  const waiting = new Map();
  let lastId = 0;
  child.on('message', (message) => waiting.get(message.id)?.(message));
  const ended = once(child, 'exit').then(([code, signal]) => { throw new Error(`the program ended with ${code ?? signal}`); });
  ended.catch(() => {}); // the end of the test ends it, too
  await Promise.race([once(child, 'message'), ended]);
  const ask = (message) => Promise.race([ended, new Promise((resolve) => {
    waiting.set(++lastId, resolve);
    child.send({ ...message, id: lastId });
  })]);
  const good = ({ result, error }) => {
    assert.equal(result?.status, 200, JSON.stringify(error));
    return result.data;
  };
  return {
    call: async (method, params = {}) => good(await ask({ method, params })),
    refused: async (method, params = {}) => (await ask({ method, params })).error,
    raw: async (method, where, body) => good(await ask({ raw: { method, path: where, body } })),
  };
}

// Everything but the location's own launch.
async function verifyAndLaunch(program, agent, location) {
  const verified = await program.call('brands.agents.requestVerification',
    { name: agent.name, requestBody: { agentVerificationContact: contact } });
  await program.call('brands.agents.requestLaunch', {
    name: agent.name,
    requestBody: { agentLaunch: { businessMessages: { launchDetails: { LOCATION: { entryPoint: 'LOCATION' } } } } },
  });
  await program.call('brands.locations.requestVerification', { name: location.name });
  return verified;
}

// The one thing that only a person can do: read the page of rules.
async function tickRules(server, location) {
  const owner = server.staff.find(({ role }) => role === 'owner');
  const origin = { 'content-type': 'application/json', origin: server.url };
  const session = await fetch(`${server.url}/api/staff/session`, {
    method: 'POST', headers: origin, body: JSON.stringify({ email: owner.email, password: owner.password }),
  });
  assert.equal(session.status, 200, 'the owner signs in');
  const headers = {
    ...origin, cookie: session.headers.getSetCookie().map((one) => one.split(';')[0]).join('; '),
    'x-csrf-token': (await session.json()).csrf_token,
  };
  const url = `${server.url}/api/staff/locations/${location.split('/').pop()}/publishing`;
  const now = await (await fetch(url, { headers })).json();
  const saved = await fetch(url, {
    method: 'PUT', headers,
    body: JSON.stringify({ privacy_url: now.privacy_url, allowed_domains: [], has_read_rules: true, version: now.version }),
  });
  assert.equal(saved.status, 200, await saved.text());
}

const agentResource = {
  displayName: 'Olive', businessMessagesAgent: {
    logoUrl: 'https://olive.example/logo.png', defaultLocale: 'en', customAgentId: '', phone: { number: '+12223334444' },
    entryPointConfigs: [{ allowedEntryPoint: 'LOCATION' }],
    conversationalSettings: {
      en: {
        welcomeMessage: { text: 'Welcome to Olive' }, privacyPolicy: { url: 'https://olive.example/privacy' },
        offlineMessage: { text: 'We are out. Call {{phone}}.' },
        conversationStarters: [{ suggestion: { reply: { text: 'Gift cards?', postbackData: 'gift' } } }],
      },
    },
    primaryAgentInteraction: { interactionType: 'BOT', botRepresentative: { botMessagingAvailability: { hours: [] } } },
    // One object where a list is meant, and numbers as texts: one of Google's samples sends them so.
    additionalAgentInteractions: {
      interactionType: 'HUMAN',
      humanRepresentative: {
        humanMessagingAvailability: {
          hours: {
            startDay: 'MONDAY', endDay: 'SUNDAY', startTime: { hours: '0' }, endTime: { hours: '23', minutes: '59' },
            timeZone: 'America/Sao_Paulo',
          },
        },
      },
    },
  },
};
for (const stack of ['old', 'new']) {
  test(`${stack} libraries configure a business`, async (t) => {
    const data = path.join(temporaryFolder(t), 'data');
    const webhook = `http://127.0.0.1:${await freePort()}/callback`;
    let server = await startServer(t, { data, webhook });
    let program = await startProgram(t, stack, server);

    const made = await program.call('brands.create', { requestBody: { displayName: 'Olive Group' } });
    assert.match(made.name, /^brands\/[0-9a-f-]{36}$/);
    const { brands } = await program.call('brands.list');
    assert.deepEqual(brands.map(({ displayName }) => displayName).slice(-1), ['Olive Group']);
    assert.deepEqual(await program.call('brands.agents.list', { parent: made.name }), {});
    assert.deepEqual(await program.call('brands.locations.list', { parent: made.name }), {});
    const renamed = await program.call('brands.patch',
      { name: made.name, updateMask: 'displayName', requestBody: { displayName: 'Olive Co' } });
    assert.equal(renamed.displayName, 'Olive Co');
    assert.deepEqual(await program.call('brands.delete', { name: made.name }), {});
    assert.equal((await program.refused('brands.get', { name: made.name })).code, 404);

    const parent = brands[0].name;
    const agent = await program.call('brands.agents.create', { parent, requestBody: agentResource });
    const hours = agent.businessMessagesAgent.additionalAgentInteractions[0].humanRepresentative;
    assert.deepEqual(hours.humanMessagingAvailability.hours,
      [{ startDay: 'MONDAY', endDay: 'SUNDAY', startTime: {}, endTime: { hours: 23, minutes: 59 }, timeZone: 'America/Sao_Paulo' }]);
    const location = await program.call('brands.locations.create',
      { parent, requestBody: { placeId: 'ChIJ-olive', agent: `/${agent.name}`, defaultLocale: 'en' } });
    assert.equal(location.agent, agent.name);

    // getVerification of an agent that never was verified; getLaunch always has businessMessages.
    const before = await program.call('brands.agents.getVerification', { name: `${agent.name}/verification` });
    assert.equal(before.verificationState, 'VERIFICATION_STATE_UNVERIFIED');
    assert.ok((await program.call('brands.agents.getLaunch', { name: `${agent.name}/launch` })).businessMessages);
    const verified = await verifyAndLaunch(program, agent, location);
    assert.equal(verified.verificationState, 'VERIFICATION_STATE_VERIFIED');
    const early = await program.refused('brands.locations.requestLaunch', { name: location.name });
    assert.deepEqual([early.code, early.status, early.reason], [400, 'FAILED_PRECONDITION', 'NOT_READY']);
    assert.match(early.message, /rules:/);

    await tickRules(server, location.name);
    const launch = await program.call('brands.locations.requestLaunch', { name: location.name });
    assert.equal(launch.launchState, 'LAUNCH_STATE_LAUNCHED');
    const page = () => fetch(new URL(new URL(location.locationTestUrl).pathname, server.url)).then((r) => r.text());
    assert.match(await page(), /Welcome to Olive/);
    assert.match(await page(), /Gift cards\?/);

    await server.stop('SIGKILL');
    server = await startServer(t, { data, webhook });
    program = await startProgram(t, stack, server);
    assert.match(await page(), /Welcome to Olive/, 'what was configured survives a kill');
    const patched = await program.call('brands.agents.patch', {
      name: agent.name, updateMask: 'business_messages_agent.conversational_settings.en.welcome_message',
      requestBody: { businessMessagesAgent: { conversationalSettings: { en: { welcomeMessage: { text: 'Hello again' } } } } },
    });
    assert.equal(patched.businessMessagesAgent.conversationalSettings.en.privacyPolicy.url, 'https://olive.example/privacy');
    assert.match(await page(), /Hello again/);

    // What the newer client sends.
    const greeting = await program.raw('POST', `${agent.name}/greetings`,
      { locale: 'en', customId: 'spring', welcomeMessages: [{ text: 'From the ad' }] });
    assert.match(greeting.adLink, /e=link&c=greeting%20spring&s=/);
    const listed = await program.raw('GET', `${agent.name}/greetings/`);
    assert.equal(listed.greetings.length, 1);
    const questions = await program.raw('GET', 'surveyQuestions?locale=EN&alt=json&prettyPrint=0&$.xgafv=2');
    assert.equal(questions.surveyQuestions[0].questionType, 'GOOGLE_STANDARD_QUESTION');
    const legacy = await program.refused('brands.agents.associateDialogflow', { agent: agent.name, requestBody: {} });
    assert.equal(legacy.code, 501);

    const chat = new URL(new URL(location.locationTestUrl).pathname, server.url);
    const someone = new Consumer({ conversation_url: chat.href });
    assert.equal(await someone.write('Are you there?'), 303);
    const off = await program.call('brands.locations.updateLaunch',
      { name: `${location.name}/launch`, requestBody: { launchState: 'LAUNCH_STATE_UNLAUNCHED' } });
    assert.equal(off.launchState, 'LAUNCH_STATE_UNLAUNCHED');
    const stranger = new Consumer({ conversation_url: chat.href });
    assert.equal(await stranger.write('Anybody?'), 403);
    const kept = await program.refused('brands.locations.delete', { name: location.name });
    assert.deepEqual([kept.code, kept.status], [400, 'FAILED_PRECONDITION']);
  });
}

test('a partner sets its webhook, which has to know the token', async (t) => {
  const data = path.join(temporaryFolder(t), 'data');
  const port = await freePort();
  // The demo allows the address it was given; the program's webhook is another path there.
  const server = await startServer(t, { data, webhook: `http://127.0.0.1:${port}/callback` });
  const program = await startProgram(t, 'new', server);
  const { brands } = await program.call('brands.list');
  const name = brands[0].name.replace('brands/', 'partners/');
  const partner = await program.call('partners.get', { name });
  assert.match(partner.clientToken, /^[A-Z]{16}$/);
  const seen = [];
  const told = new Promise((resolve) => { seen.tell = resolve; });
  let isHonest = false;
  const bot = http.createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const raw = Buffer.concat(chunks);
      const body = JSON.parse(raw);
      if (body.message) {
        response.end();
        const signature = crypto.createHmac('sha512', partner.clientToken).update(raw).digest('base64');
        seen.tell({ body, isSigned: request.headers['x-goog-signature'] === signature, path: request.url });
        return;
      }
      seen.push(body);
      response.end(isHonest && body.clientToken === partner.clientToken ? `${body.secret}\n` : 'no');
    });
  }).listen(port, '127.0.0.1');
  await once(bot, 'listening');
  t.after(() => bot.close());
  const change = {
    name, updateMask: 'productCapabilities',
    requestBody: {
      productCapabilities: [{
        product: 'BUSINESS_MESSAGES', businessMessagesCapability: { webhookUrl: `http://127.0.0.1:${port}/partner` },
      }],
    },
  };
  const refused = await program.refused('partners.patch', change);
  assert.deepEqual([refused.code, refused.status, refused.reason],
    [400, 'FAILED_PRECONDITION', 'WEBHOOK_HANDSHAKE_FAILED']);
  isHonest = true;
  const changed = await program.call('partners.patch', change);
  assert.equal(changed.productCapabilities[0].businessMessagesCapability.webhookUrl, `http://127.0.0.1:${port}/partner`);
  assert.deepEqual(seen.map(({ secret }) => typeof secret), ['string', 'string']);
  // An agent without a webhook of its own is told there; signed with the partner's token.
  const agent = await program.call('brands.agents.create', { parent: brands[0].name, requestBody: agentResource });
  assert.equal(agent.businessMessagesAgent.clientToken, partner.clientToken);
  const location = await program.call('brands.locations.create',
    { parent: brands[0].name, requestBody: { placeId: 'ChIJ-p', agent: agent.name, defaultLocale: 'en' } });
  await verifyAndLaunch(program, agent, location);
  await tickRules(server, location.name);
  await program.call('brands.locations.requestLaunch', { name: location.name });
  const chat = new URL(new URL(location.locationTestUrl).pathname, server.url);
  await new Consumer({ conversation_url: chat.href }).write('Is my bag ready?');
  const { body, isSigned, path: where } = await told;
  assert.deepEqual([body.agent, body.message.text, isSigned, where],
    [agent.name, 'Is my bag ready?', true, '/partner']);
});
