/** What a provider says of whoever signed in there; all of it is checked already. */
export interface Identity {
  readonly issuer: string;
  /** What the issuer calls them, whatever their name is: never given to anybody else. */
  readonly subject: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** What the answer to one way to the provider is checked by. It never leaves the server. */
export interface SignInChecks {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** An OpenID Connect provider, as far as signing in goes. */
export interface IdentityProvider {
  /**
   * Where the browser goes to sign in, and what it comes back with is checked by. `asked: 'anew'` wants the person to show who they
   * are even where the provider remembers them.
   *
   * @throws FloorcastError `internal` when the provider cannot be reached.
   */
  begin(asked: 'anew' | 'as-usual'): Promise<{ readonly address: string; readonly checks: SignInChecks }>;
  /**
   * @param query what the browser came back with, `?` included
   * @throws FloorcastError `not-signed-in` for whatever does not hold, `internal` when the provider cannot be reached.
   */
  finish(query: string, checks: SignInChecks): Promise<Identity>;
}
