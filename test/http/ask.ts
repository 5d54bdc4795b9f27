import { request, type IncomingHttpHeaders } from 'node:http';
import { onTestFinished } from 'vitest';
import type { HttpError } from '../../shared/contract/http.ts';
import { serveParts, type ServedParts, type ServeOptions } from '../helpers/serve-parts.ts';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly json: any;
  readonly error: HttpError;
}

export interface Question {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer | object;
}

/** One request as any program may send it: every header can be set, which `fetch` does not allow. */
export function ask(url: string, { method = 'GET', headers = {}, body }: Question = {}): Promise<Answer> {
  const isJson = typeof body === 'object' && !Buffer.isBuffer(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method, headers: { ...(isJson && { 'content-type': 'application/json' }), ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        // An answer that breaks off is none.
        response.on('error', reject);
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          const json = /application\/json/.test(response.headers['content-type'] ?? '')
            ? JSON.parse(text)
            : undefined;
          resolve({ status: response.statusCode!, headers: response.headers, text, json, error: json });
        });
      },
    );
    sent.on('error', reject);
    sent.end(isJson ? JSON.stringify(body) : (body as string | Buffer | undefined));
  });
}

/** Serves for one test. */
export async function serve(options?: ServeOptions): Promise<ServedParts> {
  const served = await serveParts(options);
  onTestFinished(() => served.stop());
  return served;
}
