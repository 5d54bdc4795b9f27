import * as openId from 'openid-client';
import type { OpenIdConfig } from '../config.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { Identity, IdentityProvider, SignInChecks } from '../ports/identity-provider.ts';

/** Somebody waits at a white page meanwhile. */
const TIMEOUT_SECONDS = 10;

/**
 * Code flow with PKCE, state and nonce against a provider that says of itself where its doors are. Signatures, issuer, audience and
 * times are openid-client's to check; what it does not accept is nobody.
 */
export class OpenIdProvider implements IdentityProvider {
  readonly #config: OpenIdConfig;
  /** Whole, as it is known to the provider: never made from what a request says. */
  readonly #callback: string;
  readonly #timeoutSeconds: number;
  #found: Promise<openId.Configuration> | null = null;

  constructor(config: OpenIdConfig, callback: string, timeoutSeconds = TIMEOUT_SECONDS) {
    this.#config = config;
    this.#callback = callback;
    this.#timeoutSeconds = timeoutSeconds;
  }

  begin: IdentityProvider['begin'] = async (asked) => {
    const provider = await this.#find();
    const checks: SignInChecks = {
      state: openId.randomState(),
      nonce: openId.randomNonce(),
      verifier: openId.randomPKCECodeVerifier(),
    };
    const address = openId.buildAuthorizationUrl(provider, {
      redirect_uri: this.#callback,
      scope: this.#config.scope,
      state: checks.state,
      nonce: checks.nonce,
      code_challenge: await openId.calculatePKCECodeChallenge(checks.verifier),
      code_challenge_method: 'S256',
      ...(asked === 'anew' && { prompt: 'login' }),
    });
    return { address: address.href, checks };
  };

  async finish(query: string, { state, nonce, verifier }: SignInChecks): Promise<Identity> {
    const provider = await this.#find();
    const { issuer } = provider.serverMetadata();
    try {
      const tokens = await openId.authorizationCodeGrant(provider, new URL(query, this.#callback), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const signed = tokens.claims()!;
      const told = provider.serverMetadata().userinfo_endpoint
        ? await openId.fetchUserInfo(provider, tokens.access_token, signed.sub)
        : {};
      return { issuer, subject: signed.sub, claims: { ...told, ...signed } };
    } catch (error) {
      throw refuse(error, this.#timeoutSeconds);
    }
  }

  /** Asked once; a provider that could not be asked is asked again. */
  #find(): Promise<openId.Configuration> {
    const found = (this.#found ??= this.#discover());
    found.catch(() => {
      if (this.#found === found) this.#found = null;
    });
    return found;
  }

  async #discover(): Promise<openId.Configuration> {
    const { issuer, clientId, clientSecret } = this.#config;
    const url = new URL(issuer);
    try {
      const provider = await openId.discovery(
        url,
        clientId,
        clientSecret === null ? undefined : { client_secret: clientSecret },
        (server, client, body, headers) =>
          authenticationFor(server, clientSecret)(server, client, body, headers),
        {
          timeout: this.#timeoutSeconds,
          // The settings allow it to this machine alone.
          execute: url.protocol === 'http:' ? [openId.allowInsecureRequests] : [],
        },
      );
      provider.timeout = this.#timeoutSeconds;
      return provider;
    } catch (error) {
      throw unreachable(error, this.#timeoutSeconds);
    }
  }
}

/** The way that goes without saying is the header, which a provider need not list. */
function authenticationFor(
  { token_endpoint_auth_methods_supported: ways = ['client_secret_basic'] }: openId.ServerMetadata,
  secret: string | null,
): openId.ClientAuth {
  if (secret === null) return openId.None();
  return ways.includes('client_secret_basic')
    ? openId.ClientSecretBasic(secret)
    : openId.ClientSecretPost(secret);
}

function refuse(error: unknown, timeoutSeconds: number): FloorcastError {
  const { code, error: told, cause } = error as Readonly<Record<string, unknown>>;
  if (told === 'access_denied')
    return new FloorcastError('not-signed-in', { code: 'openid-denied' }, { cause: error });
  const isAway = error instanceof TypeError && code === undefined;
  if (isAway || code === 'OAUTH_TIMEOUT' || (cause instanceof Response && cause.status >= 500))
    return unreachable(error, timeoutSeconds);
  return new FloorcastError(
    'not-signed-in',
    { code: 'openid-answer-wrong', words: wordsOf(error) },
    { cause: error },
  );
}

function unreachable(error: unknown, timeoutSeconds: number): FloorcastError {
  const said = isTimeout(error)
    ? ({ code: 'openid-timed-out', seconds: timeoutSeconds } as const)
    : ({ code: 'openid-unreachable', words: wordsOf(error) } as const);
  return new FloorcastError('unavailable', said, { cause: error });
}

/** Whether the provider took the connection and then said nothing for as long as we wait. */
function isTimeout(error: unknown): boolean {
  const { code, name, cause } = error as Readonly<Record<string, unknown>>;
  return (
    code === 'OAUTH_TIMEOUT' ||
    name === 'TimeoutError' ||
    (cause instanceof Error && cause.name === 'TimeoutError')
  );
}

/** What whoever looks after the provider has to know: `invalid_client`, `ECONNREFUSED`. */
function wordsOf(error: unknown): string {
  const { code, error: told, cause, message } = error as Readonly<Record<string, unknown>>;
  const { code: why } = (cause ?? {}) as Readonly<Record<string, unknown>>;
  return String(told ?? why ?? code ?? message).slice(0, 80);
}
