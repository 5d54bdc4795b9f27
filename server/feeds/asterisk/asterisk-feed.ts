import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { FeedStatus } from '../../../shared/contract/floor-rows.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Feed, FeedSink } from '../../ports/feed.ts';
import type { AmiMessage } from './ami-message.ts';
import { asWritten, storeMessage, type Message } from '../../../shared/messages/message.ts';
import { tellDetail } from '../../../shared/contract/tell-detail.ts';
import { AmiParser } from './ami-parser.ts';
import { AmiSession, describeAction, formatAction, type AmiSessionStep } from './ami-session.ts';
import { AmiTranslator } from './ami-translator.ts';
import { BackOff } from './back-off.ts';
import { Outbox } from './outbox.ts';
import { QueueLogBook } from '../../../shared/queue-log/queue-log-book.ts';
import { QueueLogFile } from './queue-log-file.ts';

export interface AsteriskFeedOptions {
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly secret: string;
  readonly auth: 'plain' | 'md5';
  /** `unverified` takes any certificate: for an Asterisk that signed its own, on a network one trusts. */
  readonly tls: 'no' | 'yes' | 'unverified';
  /** Where Asterisk's queue_log can be read; null when it cannot: outages are then not recovered. */
  readonly queueLog: string | null;
  readonly clock: Clock;
  /** Further trusted certificates (PEM) for `tls: 'yes'`. */
  readonly ca?: string;
  readonly patience?: Partial<Patience>;
  readonly random?: () => number;
}

/** All in ms. */
export interface Patience {
  /** For the TCP and TLS handshake, the greeting and the login. */
  readonly login: number;
  /** Nothing came although we pinged: the connection is dead. */
  readonly silence: number;
  readonly firstRetry: number;
  readonly mostRetry: number;
  /** After a refused login: a wrong password does not get better by knocking. */
  readonly refusedRetry: number;
}

const PATIENCE: Patience = {
  login: 10_000,
  silence: 25_000,
  firstRetry: 1000,
  mostRetry: 30_000,
  refusedRetry: 60_000,
};
const TICK_MS = 250;
const LOG_EVERY_MS = 1000;
/** app_queue writes the line in the same breath as the event. */
const LOG_WAIT_MS = 250;
const LOG_POLL_MS = 10;
/** How far back the log is read at the very first start, and how much longer a call may have been going on. */
const FIRST_RECOVERY_MS = 24 * 3600_000;
const LONGEST_CALL_MS = 6 * 3600_000;
/** Events of the last moment may not have been kept: they are told again, and known by their ids. */
const RESUME_MARGIN_MS = 2000;
const OUTBOX_LIMIT = 20_000;

/** Follows the queues of an Asterisk over its manager interface (AMI), and its queue_log for what that leaves out. */
export class AsteriskFeed implements Feed {
  readonly id = 'asterisk';
  readonly #options: AsteriskFeedOptions;
  readonly #patience: Patience;
  readonly #backOff: BackOff;
  readonly #oddities = new Map<string, number>();
  #status: { status: FeedStatus; sinceMs: number; said: Message };
  #outbox: Outbox | null = null;
  #translator: AmiTranslator | null = null;
  #log: { readonly file: QueueLogFile; readonly book: QueueLogBook } | null = null;
  #logProblem: Message | null = null;
  #logReadAtMs = 0;
  #socket: Socket | null = null;
  #session: AmiSession | null = null;
  #heardAtMs = 0;
  #openedAtMs = 0;
  #actions = 0;
  #inbox: AmiMessage[] = [];
  #pumping = false;
  #timer: NodeJS.Timeout | null = null;
  #reconnect: NodeJS.Timeout | null = null;
  #phase: 'new' | 'running' | 'stopped' = 'new';
  #toldMs = 0;

  constructor(options: AsteriskFeedOptions) {
    this.#options = options;
    this.#patience = { ...PATIENCE, ...options.patience };
    this.#backOff = new BackOff({
      firstMs: this.#patience.firstRetry,
      mostMs: this.#patience.mostRetry,
      random: options.random ?? Math.random,
    });
    this.#status = {
      status: 'connecting',
      sinceMs: options.clock.nowMs(),
      said: { code: 'feed-not-started' },
    };
  }

  async start(sink: FeedSink): Promise<void> {
    if (this.#phase !== 'new') return;
    this.#phase = 'running';
    this.#outbox = new Outbox(sink);
    this.#say('connecting', { code: 'feed-connecting', address: this.#address() });
    await this.#openLog(sink.resumeFromMs);
    this.#translator = new AmiTranslator({
      feedId: this.id,
      log: this.#log?.book ?? null,
      resumeFromMs: Math.max(0, sink.resumeFromMs - RESUME_MARGIN_MS),
      onOddity: (oddity) => this.#note(oddity),
    });
    if (this.#phaseIsStopped()) return;
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
    this.#connect();
  }

  async stop(): Promise<void> {
    if (this.#phase === 'stopped') return;
    this.#phase = 'stopped';
    if (this.#timer !== null) clearInterval(this.#timer);
    if (this.#reconnect !== null) clearTimeout(this.#reconnect);
    this.#dropSocket();
    this.#outbox?.stop();
    await this.#log?.file.close().catch(() => {});
    this.#say('lost', { code: 'feed-stopped' });
  }

  status(): ReturnType<Feed['status']> {
    const { status, sinceMs, said } = this.#status;
    const counts = [...this.#oddities].map(([kind, count]) => `${kind} ${count}`).join(', ');
    const unusable: Message | null = counts === '' ? null : { code: 'feed-unusable', counts };
    const problems = [this.#outbox?.problem ?? null, this.#logProblem, unusable].filter(
      (problem) => problem !== null,
    );
    const parts = [said, ...problems];
    return { status, sinceMs, ...tellDetail(parts.length === 1 ? said : { code: 'several', parts }) };
  }

  nowMs(): number {
    return Math.max(this.#options.clock.nowMs() + (this.#translator?.clock.skewMs ?? 0), this.#toldMs);
  }

  speed(): number {
    return 1;
  }

  #address(): string {
    return `${this.#options.host}:${this.#options.port}`;
  }

  #phaseIsStopped(): boolean {
    return this.#phase === 'stopped';
  }

  #note(oddity: string): void {
    this.#oddities.set(oddity, (this.#oddities.get(oddity) ?? 0) + 1);
  }

  #say(status: FeedStatus, said: Message): void {
    const changed = this.#status.status !== status;
    this.#status = {
      status,
      said,
      sinceMs: changed ? this.#options.clock.nowMs() : this.#status.sinceMs,
    };
  }

  #tell(events: Parameters<Outbox['push']>[0]): void {
    if (events.length === 0 || this.#outbox === null || this.#phaseIsStopped()) return;
    for (const event of events) if (event.atMs > this.#toldMs) this.#toldMs = event.atMs;
    this.#outbox.push(events);
    if (this.#outbox.size > OUTBOX_LIMIT && this.#socket && !this.#socket.isPaused()) {
      this.#socket.pause();
      void this.#outbox.drained().then(() => this.#socket?.resume());
    }
  }

  async #openLog(resumeFromMs: number): Promise<void> {
    const path = this.#options.queueLog;
    if (path === null) return;
    const book = new QueueLogBook((oddity) => this.#note(oddity));
    const file = new QueueLogFile({ path, onLine: (line) => book.readLine(line, this.nowMs()) });
    const fromMs =
      resumeFromMs > 0 ? resumeFromMs - LONGEST_CALL_MS : this.#options.clock.nowMs() - FIRST_RECOVERY_MS;
    this.#log = { file, book };
    try {
      await file.openAt(fromMs);
      await file.readMore();
    } catch (error) {
      // Without the log the floor still runs; whoever looks at the feed's state sees what is missing.
      const words = error instanceof Error ? error.message : String(error);
      this.#logProblem = { code: 'feed-log-unreadable', path, words };
    }
  }

  async #readLog(): Promise<void> {
    if (this.#log === null || this.#logProblem !== null) return;
    this.#logReadAtMs = this.#options.clock.nowMs();
    await this.#log.file.readMore().catch(() => this.#note('log-unreadable'));
  }

  #connect(): void {
    if (this.#phaseIsStopped()) return;
    const { host, port, tls, ca } = this.#options;
    const nowMs = this.#options.clock.nowMs();
    this.#openedAtMs = nowMs;
    this.#heardAtMs = nowMs;
    const session = new AmiSession(this.#options, nowMs);
    const socket =
      tls === 'no'
        ? connectTcp({ host, port })
        : connectTls({
            host,
            port,
            rejectUnauthorized: tls === 'yes',
            ...(isIP(host) === 0 ? { servername: host } : {}),
            ...(ca === undefined ? {} : { ca }),
          });
    const parser = new AmiParser({
      onBanner: () => this.#step(session.greeted(this.#options.clock.nowMs())),
      onMessage: (message) => this.#take(message),
      onOddity: (oddity) => this.#note(oddity),
    });
    let failure: Message = { code: 'feed-closed' };
    socket.setNoDelay(true);
    socket.setKeepAlive(true, 15_000);
    socket.on('data', (bytes: Buffer) => {
      if (this.#socket !== socket) return;
      this.#heardAtMs = this.#options.clock.nowMs();
      parser.push(bytes);
    });
    socket.on('error', (error) => {
      failure = reasonOf(error);
    });
    socket.on('close', () => {
      if (this.#socket === socket) this.#lose(failure);
    });
    this.#socket = socket;
    this.#session = session;
  }

  #take(message: AmiMessage): void {
    const session = this.#session;
    if (!session) return;
    if (session.phase === 'in') {
      this.#inbox.push(message);
      void this.#pump();
      return;
    }
    this.#step(session.take(message, this.#options.clock.nowMs()));
  }

  #step(step: AmiSessionStep): void {
    if (step.phase === 'refused') {
      const words = this.#session?.refusal ?? '';
      const { username } = this.#options;
      this.#lose(
        { code: 'feed-login-refused', address: this.#address(), username, words },
        this.#patience.refusedRetry,
      );
      return;
    }
    if (step.phase === 'in') {
      this.#inbox = [];
      this.#tell(this.#translator!.connected(this.#options.clock.nowMs()));
    }
    for (const action of step.send) {
      const actionId = `floorcast-${++this.#actions}`;
      if (this.#session?.phase === 'in') this.#translator!.asked(describeAction(action, actionId));
      this.#socket?.write(formatAction(action, actionId));
    }
  }

  /** One message after the other; some wait a moment for the log's line that explains them. */
  async #pump(): Promise<void> {
    if (this.#pumping) return;
    this.#pumping = true;
    const session = this.#session;
    for (let message = this.#inbox.shift(); message; message = this.#inbox.shift()) {
      try {
        if (this.#log !== null) await this.#awaitLog(message);
        if (this.#phaseIsStopped()) break;
        // A wait may have outlived the connection: what came on the old one is void.
        if (this.#session !== session) break;
        this.#handle(message);
      } catch {
        // One message that could not be taken must not silence all that follow; the next synchronisation mends it.
        this.#note('message-failed');
      }
    }
    this.#pumping = false;
    if (this.#inbox.length > 0) void this.#pump();
  }

  #handle(message: AmiMessage): void {
    const translator = this.#translator!;
    this.#tell(translator.receive(message, this.#options.clock.nowMs()));
    if (translator.takeQuestion() !== 'none') this.#session?.askLists();
    if (translator.phase === 'synced' && this.#status.status !== 'connected') {
      this.#backOff.reset();
      this.#say('connected', { code: 'feed-connected', address: this.#address() });
    }
  }

  async #awaitLog(message: AmiMessage): Promise<void> {
    const translator = this.#translator!;
    if (message.name === 'QueueStatusComplete' || message.name === 'CoreShowChannelsComplete') {
      await this.#readLog();
      return;
    }
    if (!translator.wantsLog(message)) return;
    const untilMs = this.#options.clock.nowMs() + LOG_WAIT_MS;
    await this.#readLog();
    while (translator.wantsLog(message) && this.#options.clock.nowMs() < untilMs && !this.#phaseIsStopped()) {
      await new Promise((resolve) => setTimeout(resolve, LOG_POLL_MS));
      await this.#readLog();
    }
  }

  #tick(): void {
    const nowMs = this.#options.clock.nowMs();
    if (nowMs - this.#logReadAtMs >= LOG_EVERY_MS) void this.#readLog();
    const session = this.#session;
    if (!session || !this.#socket) return;
    if (session.phase === 'in') {
      if (!this.#pumping) this.#tell(this.#translator!.tick(nowMs));
      if (nowMs - this.#heardAtMs >= this.#patience.silence) {
        const seconds = Math.round(this.#patience.silence / 1000);
        this.#lose({ code: 'feed-silent', address: this.#address(), seconds });
        return;
      }
    } else if (nowMs - this.#openedAtMs >= this.#patience.login) {
      const seconds = Math.round(this.#patience.login / 1000);
      this.#lose({ code: 'feed-login-late', address: this.#address(), seconds });
      return;
    }
    this.#step(session.tick(nowMs));
  }

  #lose(reason: Message, retryMs: number = this.#backOff.next()): void {
    const nowMs = this.#options.clock.nowMs();
    this.#dropSocket();
    if (this.#phaseIsStopped()) return;
    this.#tell(this.#translator!.lost(nowMs, storeMessage(reason)));
    const status = this.#toldMs === 0 ? 'connecting' : 'lost';
    const seconds = Math.max(1, Math.round(retryMs / 1000));
    this.#say(status, { code: 'feed-again-in', reason, seconds });
    if (this.#reconnect !== null) clearTimeout(this.#reconnect);
    this.#reconnect = setTimeout(() => this.#connect(), retryMs);
  }

  #dropSocket(): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#session = null;
    this.#inbox = [];
    socket?.destroy();
  }
}

function reasonOf(error: Error): Message {
  const { code } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ECONNREFUSED':
      return { code: 'feed-refused', error: code };
    case 'ENOTFOUND':
      return { code: 'feed-no-host', error: code };
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return { code: 'feed-certificate', error: code };
    default:
      return asWritten(error.message || (code ?? 'unknown error'));
  }
}
