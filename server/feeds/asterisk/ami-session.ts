import { createHash } from 'node:crypto';
import { createAmiMessage, textOf, type AmiMessage } from './ami-message.ts';

export interface AmiAction {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface AmiCredentials {
  readonly username: string;
  readonly secret: string;
  /** `md5` answers a challenge: the secret does not cross the network. */
  readonly auth: 'plain' | 'md5';
}

export type AmiSessionPhase = 'greeting' | 'challenging' | 'logging-in' | 'booting' | 'in' | 'refused';

export interface AmiSessionStep {
  readonly send: readonly AmiAction[];
  /** Set when the phase changed. */
  readonly phase?: AmiSessionPhase;
}

const NOTHING: AmiSessionStep = { send: [] };
/** FullyBooted comes at once, except while Asterisk boots; without the privilege `system` it never comes. */
const BOOT_PATIENCE_MS = 3000;
const LISTS_EVERY_MS = 60_000;
/** Unknown members in a row must not ask in a row. */
const LISTS_AT_MOST_EVERY_MS = 5000;
const PING_EVERY_MS = 10_000;

/** What is said on one connection and when: logging in, asking for the lists, staying alive. No sockets, no timers. */
export class AmiSession {
  readonly #credentials: AmiCredentials;
  #phase: AmiSessionPhase = 'greeting';
  #phaseSinceMs: number;
  #askedAtMs = 0;
  #pingedAtMs = 0;
  #wantsLists: 'no' | 'yes' = 'no';
  #refusal = '';

  constructor(credentials: AmiCredentials, nowMs: number) {
    this.#credentials = credentials;
    this.#phaseSinceMs = nowMs;
  }

  get phase(): AmiSessionPhase {
    return this.#phase;
  }

  /** What Asterisk said when it refused the login. */
  get refusal(): string {
    return this.#refusal;
  }

  greeted(nowMs: number): AmiSessionStep {
    if (this.#phase !== 'greeting') return NOTHING;
    if (this.#credentials.auth === 'plain') {
      const { username, secret } = this.#credentials;
      return this.#enter('logging-in', nowMs, [login({ Username: username, Secret: secret })]);
    }
    return this.#enter('challenging', nowMs, [{ name: 'Challenge', headers: { AuthType: 'MD5' } }]);
  }

  take(message: AmiMessage, nowMs: number): AmiSessionStep {
    switch (this.#phase) {
      case 'challenging':
        if (message.kind !== 'response') return NOTHING;
        return message.name === 'Success' && textOf(message, 'Challenge') !== ''
          ? this.#enter('logging-in', nowMs, [this.#answer(textOf(message, 'Challenge'))])
          : this.#refuse(message, nowMs);
      case 'logging-in':
        if (message.kind !== 'response') return NOTHING;
        return message.name === 'Success' ? this.#enter('booting', nowMs, []) : this.#refuse(message, nowMs);
      case 'booting':
        return message.name === 'FullyBooted' ? this.#enterIn(nowMs) : NOTHING;
      default:
        return NOTHING;
    }
  }

  /** Something unknown showed up: the lists are to be read again soon. */
  askLists(): void {
    this.#wantsLists = 'yes';
  }

  tick(nowMs: number): AmiSessionStep {
    if (this.#phase === 'booting' && nowMs - this.#phaseSinceMs >= BOOT_PATIENCE_MS)
      return this.#enterIn(nowMs);
    if (this.#phase !== 'in') return NOTHING;
    const age = nowMs - this.#askedAtMs;
    if (age >= LISTS_EVERY_MS || (this.#wantsLists === 'yes' && age >= LISTS_AT_MOST_EVERY_MS)) {
      return { send: this.#lists(nowMs) };
    }
    if (nowMs - this.#pingedAtMs < PING_EVERY_MS) return NOTHING;
    this.#pingedAtMs = nowMs;
    return { send: [{ name: 'Ping', headers: {} }] };
  }

  #enterIn(nowMs: number): AmiSessionStep {
    return this.#enter('in', nowMs, this.#lists(nowMs));
  }

  /** Channels first: the queues' list then completes the picture. */
  #lists(nowMs: number): readonly AmiAction[] {
    this.#askedAtMs = nowMs;
    this.#pingedAtMs = nowMs;
    this.#wantsLists = 'no';
    return [
      { name: 'CoreShowChannels', headers: {} },
      { name: 'QueueStatus', headers: {} },
    ];
  }

  #answer(challenge: string): AmiAction {
    const { username, secret } = this.#credentials;
    const key = createHash('md5').update(challenge).update(secret).digest('hex');
    return login({ AuthType: 'MD5', Username: username, Key: key });
  }

  #refuse(message: AmiMessage, nowMs: number): AmiSessionStep {
    this.#refusal = textOf(message, 'Message') || message.name;
    return this.#enter('refused', nowMs, []);
  }

  #enter(phase: AmiSessionPhase, nowMs: number, send: readonly AmiAction[]): AmiSessionStep {
    this.#phase = phase;
    this.#phaseSinceMs = nowMs;
    return { send, phase };
  }
}

function login(headers: Readonly<Record<string, string>>): AmiAction {
  return { name: 'Login', headers };
}

/** The bytes of an action. Line ends inside a value would be read as further headers: they are taken out. */
export function formatAction(action: AmiAction, actionId: string): string {
  const headers = { Action: action.name, ActionID: actionId, ...action.headers };
  const lines = Object.entries(headers).map(
    ([name, value]) => `${name}: ${value.replace(/[\r\n]+/g, ' ')}\r\n`,
  );
  return `${lines.join('')}\r\n`;
}

export function describeAction(action: AmiAction, actionId: string): AmiMessage {
  return createAmiMessage([
    ['Action', action.name],
    ['ActionID', actionId],
    ...Object.entries(action.headers),
  ]);
}
