import { createHash, randomBytes } from 'node:crypto';
import type { NoticeSettingsAnswer } from '../../shared/contract/notices.ts';
import { DEFAULT_NOTICE_SETTINGS } from '../../shared/notices/notice-settings.ts';
import { FloorcastError } from '../floorcast-error.ts';
import { createTurnsOf } from '../in-turn.ts';
import type { NoticePerson } from '../ports/notice-store.ts';
import type { Notices } from '../ports/notices.ts';
import type { Mail } from './channels/mail.ts';
import { isMailAddress } from './mail-address.ts';
import type { NoticeParts } from './notice-parts.ts';
import { findUrlFault } from './post.ts';
import { describeFault, SendFault } from './send-fault.ts';

const GIVEN_UP_SHOWN_MS = 7 * 86_400_000;
const MAIL_LINK_MS = 86_400_000;
const MOST_LINKS_PER_HOUR = 5;
const HOUR_MS = 3_600_000;
const MOST_BROWSER_CHARACTERS = 200;
/** Nobody has so many. The oldest one goes. */
const MOST_DEVICES = 20;

/** How people want to be told: which channels, which address, which browsers. */
export class ReaderChoices {
  readonly #parts: NoticeParts;
  readonly #mail: Mail | null;
  /** When each account asked for links to confirm an address. */
  readonly #linksAsked = new Map<string, readonly number[]>();

  readonly #inTurnOf = createTurnsOf();

  constructor(parts: NoticeParts, mail: Mail | null) {
    this.#parts = parts;
    this.#mail = mail;
  }

  read: Notices['readSettings'] = async (accountId): Promise<NoticeSettingsAnswer> => {
    const { store, clock, push, live } = this.#parts;
    const [{ settings, mail }, devices, givenUp] = await Promise.all([
      this.#readPerson(accountId),
      store.listDevices(accountId),
      store.listGivenUp(accountId, clock.nowMs() - GIVEN_UP_SHOWN_MS),
    ]);
    return {
      settings: settings ?? DEFAULT_NOTICE_SETTINGS,
      mail: this.#mail && {
        address: mail?.address ?? null,
        isConfirmed: (mail?.confirmedMs ?? null) !== null,
      },
      push: {
        publicKey: push.keys.publicKey,
        devices: devices.map(({ id, browser, addedMs, endpoint }) => ({
          id,
          browser,
          addedAtMs: addedMs,
          endpoint,
        })),
      },
      givenUp: givenUp.flatMap(({ channel, ...what }) =>
        channel === 'webhook' ? [] : [{ channel, ...what }],
      ),
      timeZone: live.site().timeZone,
    };
  };

  save: Notices['saveSettings'] = async (accountId, settings) => {
    await this.#change(accountId, (person) => ({ ...person, settings }));
    return this.read(accountId);
  };

  askMail: Notices['askMail'] = async (accountId, typed, locale) => {
    const { clock } = this.#parts;
    const address = typed.trim();
    if (this.#mail === null) throw new FloorcastError('bad-request', { code: 'notice-mail-none' });
    if (!isMailAddress(address))
      throw new FloorcastError('bad-request', {
        code: 'notice-mail-bad',
        address: describeFault(address).slice(0, 100),
      });
    this.#countLink(accountId);
    const token = randomBytes(32).toString('base64url');
    const asked = {
      address,
      confirmedMs: null,
      tokenHash: hash(token),
      tokenEndsMs: clock.nowMs() + MAIL_LINK_MS,
    };
    const before = await this.#change(accountId, (person) => ({
      ...person,
      settings: { ...(person.settings ?? DEFAULT_NOTICE_SETTINGS), locale },
      mail: asked,
    }));
    try {
      await this.#mail.sendLink(address, token, locale);
    } catch (error) {
      // Only the address goes back, and only where nobody typed another one meanwhile: a mail server may take its time.
      await this.#change(accountId, (person) =>
        person.mail?.tokenHash === asked.tokenHash ? { ...person, mail: before.mail } : person,
      );
      const detail = describeFault(error);
      throw error instanceof SendFault && error.why === 'silent'
        ? new FloorcastError('unavailable', { code: 'notice-mail-silent', detail })
        : new FloorcastError('bad-request', { code: 'notice-mail-refused', detail });
    }
    return this.read(accountId);
  };

  removeMail: Notices['removeMail'] = async (accountId) => {
    await this.#change(accountId, (person) => ({ ...person, mail: null }));
    return this.read(accountId);
  };

  confirmMail: Notices['confirmMail'] = async (token) => {
    const { store, clock } = this.#parts;
    const person = await store.findByMailToken(hash(token));
    const mail = person?.mail ?? null;
    const nowMs = clock.nowMs();
    if (person === null || mail === null || (mail.tokenEndsMs ?? 0) <= nowMs)
      throw new FloorcastError('not-found', { code: 'notice-mail-link-wrong' });
    const confirmed = { address: mail.address, confirmedMs: nowMs, tokenHash: null, tokenEndsMs: null };
    await this.#change(person.accountId, (now) =>
      now.mail?.tokenHash === mail.tokenHash ? { ...now, mail: confirmed } : now,
    );
  };

  addDevice: Notices['addDevice'] = async (reader, { endpoint, keys, locale }) => {
    const { store, clock, push } = this.#parts;
    const { accountId, sessionId, browser } = reader;
    if (findUrlFault(endpoint, push.reach) !== null)
      throw new FloorcastError('bad-request', {
        code: 'notice-push-bad',
        host: URL.canParse(endpoint) ? new URL(endpoint).host.slice(0, 100) : '?',
      });
    await this.#change(accountId, (person) => ({
      ...person,
      settings: { ...(person.settings ?? DEFAULT_NOTICE_SETTINGS), locale },
    }));
    await store.saveDevice({
      id: hash(endpoint),
      accountId,
      sessionId,
      endpoint,
      ...keys,
      browser: browser.slice(0, MOST_BROWSER_CHARACTERS),
      addedMs: clock.nowMs(),
    });
    const devices = await store.listDevices(accountId);
    await store.removeDevices({ ids: devices.slice(0, -MOST_DEVICES).map(({ id }) => id) });
    return this.read(accountId);
  };

  removeDevice: Notices['removeDevice'] = async (accountId, endpoint) => {
    const { store } = this.#parts;
    const own = (await store.listDevices(accountId)).filter((device) => device.endpoint === endpoint);
    await store.removeDevices({ ids: own.map(({ id }) => id) });
    return this.read(accountId);
  };

  /** A link is a mail to whomever: nobody is to be pestered by it. */
  #countLink(accountId: string): void {
    const nowMs = this.#parts.clock.nowMs();
    const asked = (this.#linksAsked.get(accountId) ?? []).filter((atMs) => nowMs - atMs < HOUR_MS);
    if (asked.length >= MOST_LINKS_PER_HOUR)
      throw new FloorcastError('too-many', { code: 'notice-mail-too-often', most: MOST_LINKS_PER_HOUR });
    this.#linksAsked.set(accountId, [...asked, nowMs]);
  }

  /** One change after the other, or two at once would lose one. Answers how it was before. */
  #change(accountId: string, change: (person: NoticePerson) => NoticePerson): Promise<NoticePerson> {
    return this.#inTurnOf(accountId, async () => {
      const before = await this.#readPerson(accountId);
      await this.#parts.store.savePerson(change(before));
      return before;
    });
  }

  async #readPerson(accountId: string): Promise<NoticePerson> {
    const [person] = await this.#parts.store.readPeople([accountId]);
    return person ?? { accountId, settings: null, mail: null };
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
