import { KIOSK_HEADER, type HttpError } from '../../shared/contract/http.ts';
import { isMessage, wordMessage, type Message } from '../../shared/messages/message.ts';
import { ERROR_CODES, type ErrorCode } from '../../shared/contract/socket-events.ts';

/** What went wrong, to be said by `Language.tell`. Both empty: no answer came at all. */
export interface Trouble {
  /** In English. */
  readonly message: string;
  /** What `message` says, to be worded here. */
  readonly said?: Message;
}

/** Why a request of the http interface was not answered. `unreachable`: no answer came at all. */
export interface ApiFailure extends Trouble {
  readonly code: ErrorCode | 'unreachable';
}

export type ApiAnswer<T> = { readonly ok: true; readonly value: T } | ({ readonly ok: false } & ApiFailure);

/** What is kept of an answer that was none. */
export function failureOf({ code, message, said }: ApiFailure): ApiFailure {
  return said ? { code, message, said } : { code, message };
}

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
  const { code, message, said } = (answer ?? {}) as Partial<HttpError>;
  const known = code && ERROR_CODES.includes(code) ? code : 'internal';
  if (typeof message === 'string') return { code: known, message, ...(isMessage(said) && { said }) };
  const bare: Message = { code: 'server-answered', status };
  return { code: known, message: wordMessage(bare, 'en'), said: bare };
}
