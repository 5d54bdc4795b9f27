import { readAnswer, type ApiAnswer } from './api.ts';

/** A file on its way to the server. */
export interface Upload<T> {
  /** Null when it was cancelled; never rejects. */
  readonly answer: Promise<ApiAnswer<T> | null>;
  cancel(): void;
}

/**
 * `POST` of a file as the body, telling how much of it has gone. By XMLHttpRequest, because `fetch` does not tell.
 *
 * @param onSent bytes so far
 */
export function uploadFile<T>(path: string, file: Blob, onSent: (bytes: number) => void): Upload<T> {
  const request = new XMLHttpRequest();
  const answer = new Promise<ApiAnswer<T> | null>((resolve) => {
    request.upload.addEventListener('progress', ({ loaded }) => onSent(loaded));
    request.addEventListener('load', () => {
      resolve(readAnswer<T>(parseJson(request.responseText), request.status));
    });
    request.addEventListener('error', () => resolve({ ok: false, code: 'unreachable', message: '' }));
    request.addEventListener('abort', () => resolve(null));
    request.open('POST', path);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.send(file);
  });
  return { answer, cancel: () => request.abort() };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
