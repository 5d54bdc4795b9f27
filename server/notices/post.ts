import { lookup as lookUp, type LookupAddress, type LookupOptions } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';
import { SendFault } from './send-fault.ts';

const TIMEOUT_MS = 15_000;

/** Where something may be sent. `public`: by https to addresses out in the world, whatever names say. `anywhere`: the operator chose it. */
export type Reach = 'public' | 'anywhere';

export interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string;
  readonly reach: Reach;
}

/** Why nothing is sent there; null: it may be. What a name stands for is only known when it is asked. */
export function findUrlFault(text: string, reach: Reach): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) return 'It is no address.';
  if (reach === 'anywhere')
    return url.protocol === 'http:' || url.protocol === 'https:' ? null : 'It is no http(s).';
  if (url.protocol !== 'https:') return 'It is no https.';
  if (url.username !== '' || url.password !== '') return 'It has a name or a password in it.';
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(host) !== 0 && !isPublicAddress(host)) return 'It is within a private network.';
  return /(^|\.)localhost\.?$/i.test(host) ? 'It is this machine.' : null;
}

/**
 * Posts once and answers the status; redirections are not followed.
 *
 * @throws SendFault `never` where it may not be sent, `again` when no answer came.
 */
export function post({ url, headers, body, reach }: Post): Promise<number> {
  const fault = findUrlFault(url, reach);
  if (fault !== null) return Promise.reject(new SendFault('never', fault));
  const request = url.startsWith('https:') ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const asking = request(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
        ...(reach === 'public' && { lookup: lookUpPublic }),
        // Seldom, to many: nothing is kept open, and no answer of before is waited for.
        agent: false,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      },
      (response) => {
        // What is said beside the status may be endless.
        response.destroy();
        resolve(response.statusCode ?? 0);
      },
    );
    asking.on('error', (error) =>
      reject(error instanceof SendFault ? error : new SendFault('again', error.message)),
    );
    asking.end(body);
  });
}

type Found = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/** A name may stand for an address within: it is judged by what it stands for when the connection is made. */
function lookUpPublic(name: string, options: LookupOptions, found: Found): void {
  lookUp(name, { ...options, all: true }, (error, addresses) => {
    if (error) return found(error, '');
    if (addresses.some(({ address }) => !isPublicAddress(address)))
      return found(new SendFault('never', `${name} stands for an address within a private network.`), '');
    if (options.all) return found(null, addresses);
    const [first] = addresses;
    return found(null, first!.address, first!.family);
  });
}
