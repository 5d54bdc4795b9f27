import { planDelivery } from '../../shared/notices/plan-delivery.ts';
import {
  DEFAULT_NOTICE_SETTINGS,
  NOTICE_CHANNELS,
  type NoticeChannel,
} from '../../shared/notices/notice-settings.ts';
import type { LocalClock } from '../../shared/time/local-clock.ts';
import type { Clock } from '../ports/clock.ts';
import type {
  NewSend,
  NoticeDevice,
  NoticePerson,
  NoticeRecord,
  NoticeStore,
  SendOutcome,
  SendRecord,
} from '../ports/notice-store.ts';
import { findNextTryMs } from './back-off.ts';
import type { Channel, SentNotice } from './channels/channel.ts';
import type { Webhook } from './channels/webhook.ts';
import { describeFault, SendFault } from './send-fault.ts';

export interface CourierParts {
  readonly store: NoticeStore;
  readonly clock: Clock;
  /** Of the site. */
  readonly localClock: LocalClock;
  /** A way that is not there is null: nothing is kept for it. */
  readonly channels: Readonly<Record<NoticeChannel, Channel | null>>;
  readonly webhook: Webhook | null;
  readonly isActive: (accountId: string) => boolean;
  readonly log: (line: string) => void;
}

/** So many notices are closed, and so many sends are claimed, in one go. */
const MOST_AT_ONCE = 20;
/** Nothing takes so long: whoever had it is gone, and somebody else sends it. */
const LEASE_MS = 5 * 60_000;

/** Takes what is due out of the house: closes notices, keeps what is to be sent of them, sends, and tries again. */
export class Courier {
  readonly #parts: CourierParts;

  constructor(parts: CourierParts) {
    this.#parts = parts;
  }

  /** All that is due now. @param isOver asked now and then: there is no time for more */
  async look(isOver: () => boolean = () => false): Promise<void> {
    while (!isOver() && (await this.#closeDue())) continue;
    while (!isOver() && (await this.#sendDue())) continue;
  }

  async #closeDue(): Promise<boolean> {
    const { store, clock } = this.#parts;
    const due = await store.listDue(clock.nowMs(), MOST_AT_ONCE);
    const people = new Map(
      (await store.readPeople(due.map(({ accountId }) => accountId))).map((person) => [
        person.accountId,
        person,
      ]),
    );
    for (const notice of due) {
      const nowMs = clock.nowMs();
      // Changed meanwhile it is due again, or not any more: the next list says so.
      await store.close(notice, nowMs, await this.#listSends(notice, people.get(notice.accountId), nowMs));
    }
    return due.length === MOST_AT_ONCE;
  }

  async #listSends(
    { id, accountId, facts }: NoticeRecord,
    person: NoticePerson | undefined,
    nowMs: number,
  ): Promise<readonly NewSend[]> {
    const { store, channels, localClock } = this.#parts;
    const settings = person?.settings ?? DEFAULT_NOTICE_SETTINGS;
    const { byChannel } = planDelivery(facts, settings, nowMs, localClock);
    const sends: NewSend[] = [];
    for (const channel of NOTICE_CHANNELS) {
      if (channels[channel] === null || byChannel[channel].length === 0) continue;
      const sent: SentNotice = { noticeId: id, facts: byChannel[channel] };
      const common = { channel, accountId, text: JSON.stringify(sent), madeMs: nowMs };
      if (channel === 'push')
        for (const { id: deviceId } of await store.listDevices(accountId))
          sends.push({ ...common, id: `${id}-${deviceId}`, deviceId });
      else if (typeof person?.mail?.confirmedMs === 'number')
        sends.push({ ...common, id: `${id}-${channel}`, deviceId: null });
    }
    return sends;
  }

  async #sendDue(): Promise<boolean> {
    const { store, clock } = this.#parts;
    const nowMs = clock.nowMs();
    const claimed = await store.claimSends(nowMs, nowMs + LEASE_MS, MOST_AT_ONCE);
    await Promise.all(claimed.map(async (send) => store.finishSend(send.id, await this.#outcomeOf(send))));
    return claimed.length === MOST_AT_ONCE;
  }

  async #outcomeOf(send: SendRecord): Promise<SendOutcome> {
    const { clock, log, store } = this.#parts;
    try {
      await this.#deliver(send);
      return { kind: 'sent', atMs: clock.nowMs() };
    } catch (error) {
      const kind = error instanceof SendFault ? error.kind : 'again';
      const fault = describeFault(error);
      const atMs = clock.nowMs();
      if (kind === 'gone') {
        if (send.deviceId !== null) await store.removeDevices({ ids: [send.deviceId] });
        return { kind: 'dropped', atMs };
      }
      const nextMs = kind === 'never' ? null : findNextTryMs(send.tries, send.madeMs, atMs);
      if (nextMs !== null) return { kind: 'later', nextMs, fault };
      const whose = send.accountId === '' ? 'the site' : `account ${send.accountId}`;
      log(
        `A notice of ${whose} was not sent (${send.channel}, tries: ${send.tries}) and is given up. ${fault}`,
      );
      return { kind: 'given-up', atMs, fault };
    }
  }

  async #deliver(send: SendRecord): Promise<void> {
    const { store, channels, webhook, isActive } = this.#parts;
    if (send.channel === 'webhook') {
      if (webhook === null) throw new SendFault('gone', 'There is no webhook any more.');
      return webhook.send(send);
    }
    const channel = channels[send.channel];
    if (channel === null || !isActive(send.accountId)) throw new SendFault('gone', 'Nobody is there.');
    const [person = { accountId: send.accountId, settings: null, mail: null }] = await store.readPeople([
      send.accountId,
    ]);
    const device = send.deviceId === null ? null : await this.#findDevice(send.accountId, send.deviceId);
    const notice = JSON.parse(send.text) as SentNotice;
    const { locale } = person.settings ?? DEFAULT_NOTICE_SETTINGS;
    await channel.send({ send, notice, person, device, locale });
  }

  async #findDevice(accountId: string, deviceId: string): Promise<NoticeDevice | null> {
    const devices = await this.#parts.store.listDevices(accountId);
    return devices.find(({ id }) => id === deviceId) ?? null;
  }
}
