import type { OpenIdConfig } from '../config.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { OpenIdDoor } from '../ports/account-desk.ts';
import type { IdentityProvider } from '../ports/identity-provider.ts';
import type { AccountParts } from './account-parts.ts';
import { matchIdentity } from './match-identity.ts';
import { ATTEMPT_MS, OpenIdAttempts } from './openid-attempts.ts';
import { openSession } from './sign-ins.ts';

export interface OpenIdDoorParts {
  readonly settings: Pick<OpenIdConfig, 'button' | 'nameClaim' | 'provision'>;
  readonly provider: IdentityProvider;
  /** Of the cookie by which a browser is known that comes back. */
  readonly cookie: { readonly name: string; readonly secure: boolean };
  readonly onError: (error: unknown) => void;
}

/** Signing in by a provider's word, for one browser from its way there to its way back. */
export function createOpenIdDoor(
  parts: AccountParts,
  { settings, provider, cookie, onError }: OpenIdDoorParts,
): OpenIdDoor {
  const attempts = new OpenIdAttempts(parts.clock);
  return {
    button: settings.button,
    cookie: { ...cookie, maxAgeMs: ATTEMPT_MS },
    begin: async (to, asked, cookies) => {
      const { address, checks } = await provider.begin(asked);
      return { address, token: attempts.begin({ checks, to, cookies }) };
    },
    finish: async (token, query, { address, browser }) => {
      const attempt = attempts.take(token);
      try {
        if (attempt === null) throw new FloorcastError('not-signed-in', { code: 'openid-attempt-over' });
        const identity = await provider.finish(query, attempt.checks);
        const account = await matchIdentity(parts, settings, identity);
        const opened = await openSession(parts, account, { address, browser, cookies: attempt.cookies });
        return { opened, to: attempt.to };
      } catch (error) {
        if (!(error instanceof FloorcastError) || error.code === 'internal' || error.code === 'unavailable')
          onError(error);
        attempts.keepFailure(
          token,
          error instanceof FloorcastError
            ? error
            : new FloorcastError('internal', { code: 'server-failed' }, { cause: error }),
        );
        return { opened: null, to: attempt?.to ?? null };
      }
    },
    takeFailure: (token) => attempts.takeFailure(token),
  };
}
