import type { Part, WordPart } from '../part.ts';

interface At {
  /** `host:port` of the phone system. */
  readonly address: string;
}

interface Words {
  /** What another program said. */
  readonly words: string;
}

/** How a feed is, and why it is not connected. */
export const feeds = {
  'feed-not-started': 'not started',
  'feed-stopped': 'stopped',
  'feed-connecting': ({ address }: At) => `connecting to ${address}`,
  'feed-connected': ({ address }: At) => `connected to ${address}`,
  'feed-again-in': (
    { reason, seconds }: { readonly reason: Part; readonly seconds: number },
    word: WordPart,
  ) => `${word(reason)}; trying again in ${seconds} s`,
  'feed-closed': 'the connection was closed',
  'feed-refused': ({ error }: { readonly error: string }) =>
    `nobody listens there (${error}). Maybe manager.conf has enabled=no, or the port is another one`,
  'feed-no-host': ({ error }: { readonly error: string }) =>
    `no such host (${error}). Maybe ASTERISK_HOST is misspelt`,
  'feed-certificate': ({ error }: { readonly error: string }) =>
    `its certificate is not trusted (${error}). ASTERISK_TLS=unverified takes it`,
  'feed-login-refused': ({ address, username, words }: At & Words & { readonly username: string }) =>
    `${address} refused the login of ${username}: ${words}. Maybe ASTERISK_USERNAME or ASTERISK_SECRET differ from manager.conf`,
  'feed-login-late': ({ address, seconds }: At & { readonly seconds: number }) =>
    `${address} did not log us in within ${seconds} s`,
  'feed-silent': ({ address, seconds }: At & { readonly seconds: number }) =>
    `${address} has said nothing for ${seconds} s`,
  'feed-log-unreadable': ({ path, words }: Words & { readonly path: string }) =>
    `queue_log ${path} cannot be read (${words}): outages are not recovered. Maybe ASTERISK_QUEUE_LOG or the file's rights are wrong.`,
  'feed-unusable': ({ counts }: { readonly counts: string }) => `could not be used: ${counts}`,
  'feed-not-kept': ({ words }: Words) => `Events could not be kept, trying again: ${words}`,
  'simulation-catching-up': 'catching up with the simulated day',
  'simulation-stopped': ({ words }: Words) => `The simulation stopped: ${words}`,
  'simulated-floor': ({ speed }: { readonly speed: number }) =>
    speed === 1 ? 'simulated floor' : `simulated floor at ${speed}x`,
  'phone-system-silent': 'The phone system does not answer.',
};
