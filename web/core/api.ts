// One fetch for all calls: JSON in and out, errors as values with the server's stable code.

export interface ApiError {
  status: number; // 0: no answer came
  code: string; // the server's, or "offline", "timeout", "answer_malformed"
  message: string; // the server's sentence; empty when there was no answer
  retry_after_s: number | null;
  body: unknown; // the whole answer, for errors that carry more (a verdict)
}

export type ApiResult<T> = { ok: true; value: T } | { ok: false; error: ApiError };

export interface CallOptions {
  body?: unknown;
  form?: FormData; // instead of a body: with a file in it
  csrf_token?: string;
  timeout_ms?: number;
  fetch?: typeof fetch; // tests
}

const kTimeoutMs = 20_000;

export async function call_api<T>(method: string, path: string, options: CallOptions = {}): Promise<ApiResult<T>> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  if (options.csrf_token !== undefined) headers['X-CSRF-Token'] = options.csrf_token;
  const request: RequestInit = {
    method,
    headers,
    credentials: 'same-origin',
    cache: 'no-store',
    signal: AbortSignal.timeout(options.timeout_ms ?? kTimeoutMs),
  };
  if (options.body !== undefined) request.body = JSON.stringify(options.body);
  if (options.form !== undefined) request.body = options.form;
  try {
    return await read_answer<T>(await (options.fetch ?? fetch)(path, request));
  } catch (error) {
    const is_timeout = error instanceof DOMException && error.name === 'TimeoutError';
    return failure(0, is_timeout ? 'timeout' : 'offline');
  }
}

async function read_answer<T>(response: Response): Promise<ApiResult<T>> {
  const text = await response.text();
  let body: unknown;
  try {
    body = text === '' ? {} : JSON.parse(text);
  } catch {
    // A proxy's HTML page: its status still says what to do.
    return failure(response.status, response.ok ? 'answer_malformed' : `http_${response.status}`, '', response);
  }
  if (response.ok) return { ok: true, value: body as T };
  const { code = `http_${response.status}`, message = '' } = told_error(body);
  return failure(response.status, String(code), String(message), response, body);
}

// The server's error, where the body is one.
function told_error(body: unknown): { code?: unknown; message?: unknown } {
  return (body as { error?: { code?: unknown; message?: unknown } } | null)?.error ?? {};
}

function failure(
  status: number,
  code: string,
  message = '',
  response?: Response,
  body: unknown = null,
): { ok: false; error: ApiError } {
  const seconds = Number(response?.headers.get('Retry-After') ?? NaN);
  return { ok: false, error: { status, code, message, retry_after_s: Number.isFinite(seconds) ? seconds : null, body } };
}

// Worth trying again with the same body: the server did not decide anything.
export function is_temporary(error: ApiError): boolean {
  return error.status === 0 || error.status === 408 || error.status === 425 || error.status === 429 || error.status >= 500;
}
