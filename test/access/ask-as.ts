import type { SignedIn } from '../../server/ports/accounts.ts';
import { WHOLE_SITE } from '../../shared/access/roles.ts';
import { ask, type Question } from '../http/ask.ts';
import type { ServedParts } from '../helpers/serve-parts.ts';

export function account(other: Partial<SignedIn> = {}): SignedIn {
  return { accountId: 'ann', name: 'Ann', role: 'supervisor', agentId: null, scope: WHOLE_SITE, ...other };
}

/** Signs an account in: how it asks, and its cookie. */
export function askAs({ url, sessions }: ServedParts, signedIn: SignedIn) {
  const cookie = sessions.signIn(signedIn);
  return {
    cookie,
    ask: (path: string, { headers, ...question }: Question = {}) =>
      ask(`${url}/api/v1${path}`, { ...question, headers: { cookie, ...headers } }),
  };
}
