import { createAmiMessage, type AmiMessage } from '../../server/feeds/asterisk/ami-message.ts';
import { AmiParser } from '../../server/feeds/asterisk/ami-parser.ts';
import { AmiTranslator } from '../../server/feeds/asterisk/ami-translator.ts';
import { QueueLogBook } from '../../shared/queue-log/queue-log-book.ts';
import type { FloorEvent } from '../../shared/floor/events.ts';
import { advanceFloor, createFloor } from '../../shared/floor/floor.ts';
import type { Site } from '../../shared/site/site.ts';
import { readCapture, readChunks, readLines, type CaptureLine } from './capture-reader.ts';
import { ChunkedStream, type SocketRead } from './chunked-stream.ts';
import { comparePoll, type Poll } from './poll-check.ts';
import { ReportBuilder, type ReplayReport } from './report.ts';
import { SinceConnect } from './since-connect.ts';

export interface ReplayOptions {
  readonly capturePath: string;
  readonly queueLogPath: string | null;
  readonly site: Site;
  /** Asterisk's answers to compare with, oldest first. */
  readonly polls: readonly Poll[];
  readonly onDifference: (atMs: number, difference: string) => void;
}

export interface ReplayResult extends ReplayReport {
  readonly polls?: { readonly compared: number; readonly differences: number };
}

const FEED_ID = 'asterisk';
/** Events of the poll's own moment arrive up to this much later. */
const POLL_SLACK_MS = 3;
/** The log's line of an event is written in its second or, over the turn of one, in the next. */
const LOG_AHEAD_MS = 1000;

/** Feeds a capture through the Asterisk feed's own parts and the reducer, as fast as they go. */
export async function replayCapture(options: ReplayOptions): Promise<ReplayResult> {
  const replay = new CaptureReplay(options, await readLog(options.queueLogPath));
  const chunks = new ChunkedStream(await fittingChunks(options.capturePath));
  let read = 0;
  for await (const line of readCapture(options.capturePath, () => replay.note('capture-line-unreadable'))) {
    replay.take(line, chunks);
    read += 1;
  }
  if (read === 0)
    throw new Error(
      `No line of ${options.capturePath} is one of a capture: each must be JSON such as {"t":1767225600000,"raw":"Event: ..."}. Name a recorded AMI connection with --capture.`,
    );
  return replay.finish();
}

async function readLog(path: string | null): Promise<readonly string[] | null> {
  if (path === null) return null;
  const lines: string[] = [];
  for await (const line of readLines(path)) lines.push(line);
  return lines;
}

/** The real reads when they add up to the capture's bytes, else none: a capture that was edited is taken line by line. */
async function fittingChunks(capturePath: string): Promise<Awaited<ReturnType<typeof readChunks>>> {
  const chunks = await readChunks(capturePath);
  if (chunks.length === 0) return chunks;
  let bytes = 0;
  for await (const line of readCapture(capturePath, () => {})) {
    if (line.kind === 'received') bytes += Buffer.byteLength(line.raw);
  }
  return chunks.reduce((total, chunk) => total + chunk.bytes, 0) === bytes ? chunks : [];
}

class CaptureReplay {
  readonly #options: ReplayOptions;
  readonly #logLines: readonly string[] | null;
  readonly #log: QueueLogBook | null;
  readonly #translator: AmiTranslator;
  readonly #floor;
  readonly #counted: ReportBuilder;
  /** Null when the log tells of the time before the first connection, too: then every visit counts. */
  readonly #shown: ReportBuilder | null;
  readonly #sinceConnect = new SinceConnect();
  readonly #oddities: Record<string, number> = {};
  #parser: AmiParser;
  #nextLogLine = 0;
  #nextPoll = 0;
  #compared = 0;
  #differences = 0;
  #nowMs = 0;
  #collectedAtMs = 0;
  #connection: 'open' | 'closed' = 'closed';

  constructor(options: ReplayOptions, logLines: readonly string[] | null) {
    this.#options = options;
    this.#logLines = logLines;
    this.#log = logLines === null ? null : new QueueLogBook((oddity) => this.note(oddity));
    this.#translator = new AmiTranslator({
      feedId: FEED_ID,
      log: this.#log,
      resumeFromMs: 0,
      onOddity: (oddity) => this.note(oddity),
    });
    this.#floor = createFloor(options.site);
    const shown = new ReportBuilder(this.#floor);
    this.#counted = logLines === null ? new ReportBuilder(createFloor(options.site)) : shown;
    this.#shown = logLines === null ? shown : null;
    this.#parser = this.#createParser();
  }

  note(oddity: string): void {
    this.#oddities[oddity] = (this.#oddities[oddity] ?? 0) + 1;
  }

  take(line: CaptureLine, chunks: ChunkedStream): void {
    switch (line.kind) {
      case 'connected':
        this.#disconnect(line.atMs, 'connection replaced', chunks);
        this.#connect(line.atMs);
        return;
      case 'disconnected':
        this.#disconnect(line.atMs, line.by, chunks);
        return;
      case 'sent':
        this.#translator.asked(createAmiMessage(readHeaders(line.raw)));
        return;
      case 'received':
        // A capture may begin in the middle of a connection.
        if (this.#connection === 'closed') this.#connect(line.atMs);
        for (const read of chunks.push(Buffer.from(line.raw), line.atMs)) this.#read(read);
    }
  }

  finish(): ReplayResult {
    if (this.#connection === 'open') this.#emit(this.#translator.lost(this.#nowMs, 'end of capture'));
    this.#readLogUntil(Infinity);
    this.#emit(this.#translator.finish());
    this.#passTo(this.#nowMs);
    const report = this.#counted.finish(this.#nowMs, this.#oddities);
    if (this.#options.polls.length === 0) return report;
    return { ...report, polls: { compared: this.#compared, differences: this.#differences } };
  }

  #createParser(): AmiParser {
    return new AmiParser({
      onMessage: (message) => this.#message(message),
      onOddity: (oddity) => this.note(oddity),
    });
  }

  #connect(atMs: number): void {
    this.#passTo(atMs);
    this.#parser = this.#createParser();
    this.#connection = 'open';
    this.#emit(this.#translator.connected(atMs));
  }

  #disconnect(atMs: number, reason: string, chunks: ChunkedStream): void {
    for (const read of chunks.flush(atMs)) this.#read(read);
    this.#passTo(atMs);
    if (this.#connection === 'closed') return;
    this.#connection = 'closed';
    this.#emit(this.#translator.lost(atMs, reason));
  }

  #read(read: SocketRead): void {
    this.#passTo(read.atMs);
    this.#parser.push(read.bytes);
  }

  #message(message: AmiMessage): void {
    this.#readLogUntil(this.#nowMs + this.#translator.clock.skewMs + LOG_AHEAD_MS);
    this.#emit(this.#translator.receive(message, this.#nowMs));
  }

  /** The log as it stood at that moment. */
  #readLogUntil(atMs: number): void {
    const lines = this.#logLines;
    if (lines === null || this.#log === null) return;
    for (; this.#nextLogLine < lines.length; this.#nextLogLine += 1) {
      const line = lines[this.#nextLogLine]!;
      const secondMs = Number(line.slice(0, line.indexOf('|'))) * 1000;
      if (secondMs > atMs) return;
      this.#log.readLine(line, Number.isFinite(secondMs) ? secondMs + 999 : this.#nowMs);
    }
  }

  #passTo(atMs: number): void {
    for (;;) {
      const poll = this.#options.polls[this.#nextPoll];
      if (!poll || poll.atMs + POLL_SLACK_MS >= atMs) break;
      this.#nextPoll += 1;
      this.#compare(poll);
    }
    this.#nowMs = Math.max(this.#nowMs, atMs);
    if (this.#nowMs - this.#collectedAtMs < 60_000) return;
    this.#collectedAtMs = this.#nowMs;
    this.#shown?.collect();
    this.#counted.collect();
  }

  /** Polls outside of a connection have nothing to be compared with. */
  #compare(poll: Poll): void {
    if (this.#translator.phase !== 'synced') return;
    this.#compared += 1;
    advanceFloor(this.#floor, poll.atMs);
    for (const difference of comparePoll(poll, this.#floor)) {
      this.#differences += 1;
      this.#options.onDifference(poll.atMs, difference);
    }
  }

  #emit(events: readonly FloorEvent[]): void {
    for (const event of events) {
      if (this.#shown === null) {
        this.#counted.add(event);
        continue;
      }
      this.#shown.add(event);
      const counted = this.#sinceConnect.filter(event);
      if (counted !== null) this.#counted.add(counted);
    }
  }
}

function readHeaders(raw: string): readonly (readonly [string, string])[] {
  return raw.split(/\r?\n/).flatMap((line): (readonly [string, string])[] => {
    const colon = line.indexOf(':');
    return colon > 0 ? [[line.slice(0, colon), line.slice(colon + 1).trim()]] : [];
  });
}
