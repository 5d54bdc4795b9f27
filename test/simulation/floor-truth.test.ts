import { describe, expect, test } from 'vitest';
import type { FeedResynchronised, FloorEvent } from '../../shared/floor/events.ts';
import { createDemoModel } from '../../shared/simulation/demo-model.ts';
import { SimulatedFloor } from '../../shared/simulation/simulated-weeks.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import { FloorBook } from '../helpers/floor-book.ts';
import { aModel, agentsFor, aQueue, HOUR_MS, ofType, simulateDays } from '../helpers/simulation-builders.ts';

const calendar = createSiteCalendar({ timeZone: 'Asia/Shanghai', dayStartsAt: '00:00', intervalMinutes: 15 });
const MONDAY_MS = calendar.dayNamed('2026-11-16').fromMs;

function truthOf(events: readonly FloorEvent[]): FeedResynchronised {
  return ofType(events, 'feed-resynchronised')[0]!;
}

describe('the truth of a moment', () => {
  test.each([
    ['at night', 3 * HOUR_MS],
    ['at the peak', 34.5 * HOUR_MS],
    ['at the change of weeks', 5 * 60_000],
  ])('SI5 is what the events so far amount to, and the events after it fit (%s)', (_, offsetMs) => {
    const options = { model: createDemoModel('terrible'), seed: 3, calendar, feedId: 'simulator' };
    const atMs = MONDAY_MS + offsetMs;
    const told = new SimulatedFloor(options);
    told.startAt(MONDAY_MS - 16 * HOUR_MS);
    const book = new FloorBook();
    for (const event of told.runUntil(atMs)) book.take(event);

    const asked = new SimulatedFloor(options);
    const answer = asked.resynchroniseAt(atMs);
    const truth = truthOf(answer);
    expect(truth.waiting.map((caller) => caller.callId).sort()).toEqual(book.waiting());
    expect(truth.conversations.map(({ callId, agentId }) => `${callId} ${agentId}`).sort()).toEqual(
      book.conversations(),
    );
    // Agents of shifts that began before the first event are known by the truth only.
    const present = new Set(truth.agents.map((agent) => agent.agentId));
    expect(book.signedIn().filter((agentId) => !present.has(agentId))).toEqual([]);

    const fresh = new FloorBook();
    for (const event of [...answer, ...asked.runUntil(atMs + 4 * HOUR_MS)]) fresh.take(event);
    expect(fresh.faults).toEqual([]);
  });

  test('SI43 during an outage nothing is seen, and then the whole truth', () => {
    const model = aModel(
      [aQueue('support', { callsPerDay: 3000 })],
      agentsFor(8, [{ queueId: 'support', level: 1 }]),
      {
        incidents: {
          burstsPerWeek: 0,
          burstQueues: [],
          burstFactor: 1,
          burstMinutes: 60,
          outagesPerWeek: 7,
          outageSeconds: 600,
        },
      },
    );
    const events = simulateDays(model, 4, 5);
    const lost = ofType(events, 'feed-lost');
    expect(lost.length).toBe(5);
    for (const event of lost) {
      const place = events.indexOf(event);
      const connected = events[place + 1];
      const truth = events.slice(place + 2).find((next) => next.type !== 'wrap-up-ended');
      expect(connected).toMatchObject({ type: 'feed-connected', feedId: 'simulator' });
      expect(truth).toMatchObject({ type: 'feed-resynchronised', feedId: 'simulator' });
      const lengthMs = connected!.atMs - event.atMs;
      expect(lengthMs).toBeGreaterThan(250_000);
      expect(lengthMs).toBeLessThan(950_000);
    }
    const book = new FloorBook();
    for (const event of events) book.take(event);
    expect(book.faults).toEqual([]);
  });
});
