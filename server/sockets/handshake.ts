import type { IncomingMessage } from 'node:http';
import type { Access, Visitor } from '../ports/access.ts';
import type { SessionUse } from '../ports/accounts.ts';
import { FloorcastError } from '../floorcast-error.ts';
import { checkRequest } from './check-request.ts';
import { handshakeSchema } from './requests.ts';

/** Whether a connection may be opened at all (rules SO1 and SO2); null when it may, else why not. */
export function refuseConnection(
  request: IncomingMessage,
  access: Access,
  open: number,
  most: number,
): string | null {
  const { host, origin } = request.headers;
  if (!access.isTrustedHost(host))
    return 'This name of the server is not known to it. Set FLOORCAST_PUBLIC_URL to it.';
  if (origin !== undefined && !access.isAllowedOrigin(origin, host))
    return 'Pages of this origin may not connect. Name it in FLOORCAST_ORIGINS if it is yours.';
  if (open >= most) return `${most} screens are connected, and no more are allowed.`;
  return null;
}

/** @throws FloorcastError `not-signed-in` for a kiosk link that is not, or no longer, good. */
export function recogniseSocket(
  auth: unknown,
  cookies: string | undefined,
  access: Access,
  use?: SessionUse,
): Visitor {
  const { kiosk } = checkRequest(handshakeSchema, auth ?? {});
  const visitor = access.recognise({ cookies, kioskToken: kiosk, ...(use && { use }) });
  if (visitor) return visitor;
  throw new FloorcastError('not-signed-in', { code: 'kiosk-link-invalid' });
}
