import { KIOSK_HEADER, type HttpError } from '../../shared/contract/http.ts';
import { ERROR_CODES, type ErrorCode } from '../../shared/contract/socket-events.ts';

/** An answer of the server's http interface. `unreachable`: no answer came at all. */
export type ApiAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: ErrorCode | 'unreachable'; readonly message: string };

/** `GET` of a JSON document. Never rejects, except when `signal` is aborted. */
export async function getJson<T>(path: string, signal?: AbortSignal): Promise<ApiAnswer<T>> {
  return request<T>('GET', path, {}, undefined, signal);
}

/** `getJson` for a screen that was opened by a kiosk link: every request shows the link's token. */
export function createKioskReader(token: string): typeof getJson {
  return <T>(path: string, signal?: AbortSignal) =>
    request<T>('GET', path, { [KIOSK_HEADER]: token }, undefined, signal);
}

/** A request with a JSON body (`undefined` sends none). Never rejects, except when `signal` is aborted. */
export async function sendJson<T>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<ApiAnswer<T>> {
  const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
  return request<T>(method, path, headers, body, signal);
}

async function request<T>(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: unknown,
  signal: AbortSignal | undefined,
): Promise<ApiAnswer<T>> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ?? null,
      credentials: 'same-origin',
      cache: 'no-store',
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    return { ok: false, code: 'unreachable', message: '' };
  }
  return readAnswer<T>(await response.json().catch(() => null), response.status);
}

/** What a body and a status of the server mean. @param body the JSON; null when it is none */
export function readAnswer<T>(body: unknown, status: number): ApiAnswer<T> {
  if (status >= 200 && status < 300) return { ok: true, value: body as T };
  return { ok: false, ...readError(body, status) };
}

function readError(answer: unknown, status: number): HttpError {
  const { code, message } = (answer ?? {}) as Partial<HttpError>;
  return {
    code: code && ERROR_CODES.includes(code) ? code : 'internal',
    message: typeof message === 'string' ? message : `The server answered ${status}.`,
  };
}
