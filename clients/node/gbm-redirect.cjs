// Sends the requests of an unchanged Google Business Messages program to a Balcao server:
//
//   GBM_ROOT=http://localhost:8080/ NODE_OPTIONS="--require ./gbm-redirect.cjs" node bot.js
//
// Only the addresses of that service and of Google's token endpoints are redirected; everything else goes where it
// always went. Printed by `balcao gbm preload`.
'use strict';
const http = require('http');
const https = require('https');

const apiHosts = new Set(['businessmessages.googleapis.com', 'businesscommunications.googleapis.com']);
const tokenPaths = new Map([
  ['www.googleapis.com', '/oauth2/v4/token'],
  ['oauth2.googleapis.com', '/token'],
]);

function isRedirected(host, path) {
  return apiHosts.has(host) || (tokenPaths.has(host) && tokenPaths.get(host) === String(path).split('?')[0]);
}

function withoutHost(headers) {
  if (!headers || typeof headers !== 'object' || Array.isArray(headers)) return headers;
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'host'));
}

function redirect(root) {
  const transport = root.protocol === 'http:' ? http : https;
  const original = { request: https.request, get: https.get, send: transport.request, fetch: globalThis.fetch };
  const target = { protocol: root.protocol, hostname: root.hostname, host: root.hostname, port: root.port };

  // The three call shapes of https.request: (url, callback), (url, options, callback), (options, callback).
  function rewritten(args) {
    const hasUrl = typeof args[0] === 'string' || args[0] instanceof URL;
    const url = hasUrl ? new URL(args[0]) : null;
    const rest = hasUrl ? args.slice(1) : args;
    const options = rest[0] && typeof rest[0] === 'object' ? rest[0] : {};
    const callback = rest.find((value) => typeof value === 'function');
    const host = options.hostname || options.host || (url ? url.hostname : '');
    const path = options.path || (url ? url.pathname + url.search : '/');
    if (!isRedirected(String(host).split(':')[0], path)) return null;
    const changed = { ...options, ...target, path, headers: withoutHost(options.headers) };
    for (const name of ['agent', 'servername', 'defaultPort', 'href']) delete changed[name];
    if (changed.headers === undefined) delete changed.headers;
    return [changed, callback];
  }

  https.request = function request(...args) {
    const changed = rewritten(args);
    return changed ? original.send.call(transport, ...changed) : original.request.apply(https, args);
  };
  https.get = function get(...args) {
    const changed = rewritten(args);
    if (!changed) return original.get.apply(https, args);
    const request = original.send.call(transport, ...changed);
    request.end();
    return request;
  };
  if (original.fetch) {
    globalThis.fetch = function fetch(input, init) {
      const url = new URL(typeof input === 'string' || input instanceof URL ? input : input.url);
      if (!isRedirected(url.hostname, url.pathname)) return original.fetch(input, init);
      const there = new URL(url.pathname + url.search, root);
      return original.fetch(input instanceof Request ? new Request(there, input) : there, init);
    };
  }
  require('module').syncBuiltinESMExports(); // programs that `import https from "https"`
}

if (process.env.GBM_ROOT) {
  redirect(new URL(process.env.GBM_ROOT));
} else {
  process.emitWarning('GBM_ROOT is not set: requests still go to Google', { code: 'GBM_ROOT' });
}
