import { afterEach, describe, expect, test } from 'vitest';
import type { AppendOutcome, Feed, FeedSink } from '../../server/ports/feed.ts';
import type { FloorEvent } from '../../shared/floor/events.ts';
import { parseEvent } from '../../shared/floor/parse-event.ts';

/** A sink that keeps everything in memory. */
export class MemorySink implements FeedSink {
  readonly events: FloorEvent[] = [];
  readonly batches: number[] = [];
  readonly resumeFromMs: number;
  /** How many of the next emits are refused. */
  refusals = 0;

  constructor(resumeFromMs = 0) {
    this.resumeFromMs = resumeFromMs;
  }

  emit(events: readonly FloorEvent[]): Promise<AppendOutcome> {
    if (this.refusals > 0) {
      this.refusals--;
      return Promise.reject(new Error('the disk is full'));
    }
    this.batches.push(events.length);
    for (const event of events) this.events.push(event);
    return Promise.resolve({ accepted: events.length, repeated: [], lastSeq: this.events.length });
  }
}

export interface FeedUnderTest {
  readonly feed: Feed;
  /** Ends what the feed talks to; called after the feed was stopped. */
  close?(): Promise<void>;
}

/** What every feed owes. `open` gives one that is not started and whose phone system has something to tell. */
export function describeFeed(name: string, open: () => Promise<FeedUnderTest>): void {
  describe(`feed contract: ${name}`, () => {
    const opened: FeedUnderTest[] = [];
    afterEach(async () => {
      for (const { feed, close } of opened.splice(0)) {
        await feed.stop();
        await close?.();
      }
    });
    async function openFeed(): Promise<Feed> {
      const under = await open();
      opened.push(under);
      return under.feed;
    }

    test('FE1 it is connecting until it is connected, and names itself in its first events', async () => {
      const feed = await openFeed();
      const sink = new MemorySink();
      expect(feed.status().status).toBe('connecting');
      await feed.start(sink);
      await waitFor(() => feed.status().status === 'connected' && sink.events.length > 0);
      const named = sink.events.slice(0, 20).filter((event) => 'feedId' in event);
      expect(named.length).toBeGreaterThan(0);
      for (const event of named) expect(event).toMatchObject({ feedId: feed.id });
    });

    test('FE2 every event passes the schema, in order of time, and no batch is empty', async () => {
      const feed = await openFeed();
      const sink = new MemorySink();
      await feed.start(sink);
      await waitFor(() => feed.status().status === 'connected' && sink.events.length > 0);
      let before = 0;
      for (const event of sink.events) {
        const parsed = parseEvent(event);
        if (!parsed.ok) expect.fail(`${JSON.stringify(event)}: ${parsed.reason}`);
        expect(event.atMs).toBeGreaterThanOrEqual(before);
        before = event.atMs;
      }
      expect(Math.min(...sink.batches)).toBeGreaterThan(0);
    });

    test('FE3 after stop nothing is emitted, and stopping again is harmless', async () => {
      const feed = await openFeed();
      const sink = new MemorySink();
      await feed.start(sink);
      await waitFor(() => sink.events.length > 0);
      await feed.stop();
      const told = sink.events.length;
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(sink.events.length).toBe(told);
      await feed.stop();
    });

    test('FE3 stopping before the start is harmless', async () => {
      const feed = await openFeed();
      await feed.stop();
      expect(feed.id).not.toBe('');
    });

    test('FE4 its clock is not behind what it has told', async () => {
      const feed = await openFeed();
      const sink = new MemorySink();
      await feed.start(sink);
      await waitFor(() => feed.status().status === 'connected' && sink.events.length > 0);
      expect(feed.nowMs()).toBeGreaterThanOrEqual(sink.events.at(-1)!.atMs);
      expect(feed.speed()).toBeGreaterThanOrEqual(1);
    });
  });
}

/** Polls until it is so; the test's own time limit ends a wait that is in vain. */
export async function waitFor(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10));
}
