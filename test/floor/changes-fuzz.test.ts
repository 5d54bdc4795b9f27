import { describe, expect, test } from 'vitest';
import { advanceAlong } from '../../server/live/advance-along.ts';
import type { FloorEvent } from '../../shared/floor/events.ts';
import {
  type Floor,
  advanceFloor,
  createFloor,
  discardFloorChanges,
  reduceFloor,
  restoreFloor,
  saveFloor,
  takeFloorChanges,
} from '../../shared/floor/floor.ts';
import { TALLY_FIELDS, type Tally, type TallyField, createTally } from '../../shared/floor/tally.ts';
import { type AgentTally, addAgentTally, createAgentTally } from '../../shared/history/agent-tally.ts';
import { addCallToAgentTally, addCallToTally } from '../../shared/history/tally-calls.ts';
import { T0, hours, minutes, signedIn, site } from '../helpers/event-builders.ts';
import { Random } from '../helpers/random.ts';
import { ToldHistory } from '../helpers/told-history.ts';
import { generateStream, spoilStream } from './event-stream.ts';

const QUEUES = ['support', 'billing', 'vip'];
const AGENTS = ['anna', 'ben', 'carla', 'david', 'elif', 'frank'];
const SITE = site({ intervalMinutes: 30, wrapUpPauseReasons: [] });

/** Begins an hour before the site's midnight, so that every stream crosses it. */
function streamOf(seed: number, calls = 150, queues: readonly string[] = QUEUES): FloorEvent[] {
  const random = new Random(seed);
  const settings = { fromMs: T0 + hours(13), spanMs: hours(3), calls, queues, agents: AGENTS };
  const lawful = generateStream(random, settings);
  return seed % 2 === 0 ? spoilStream(random, lawful) : lawful;
}

/** Runs events as they arrive, taking what is to be told when the dice say so; ends with a quarter hour's silence. */
function tell(events: readonly FloorEvent[], takes: Random): { floor: Floor; told: ToldHistory } {
  const floor = createFloor(SITE);
  const told = new ToldHistory();
  for (const event of events) {
    advanceFloor(floor, Math.max(floor.nowMs, event.atMs));
    reduceFloor(floor, event);
    if (takes.chance(0.2)) told.keep(takeFloorChanges(floor));
  }
  advanceFloor(floor, floor.nowMs + minutes(15));
  told.keep(takeFloorChanges(floor));
  return { floor, told };
}

const AGENT_TIME: readonly TallyField[] = ['handleAgentMs', 'readyAgentMs'];

function recount(floor: Floor, told: ToldHistory): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const call of told.calls.values()) {
    for (const queueId of ['*', call.queueId]) {
      const key = `${queueId} ${floor.calendar.intervalStart(call.offeredAtMs)}`;
      const tally = tallies.get(key) ?? createTally();
      tallies.set(key, tally);
      addCallToTally(tally, call, 1, floor.nowMs);
    }
  }
  return tallies;
}

function expectTally(
  actual: Readonly<Tally>,
  wanted: Tally,
  what: string,
  skip: readonly TallyField[],
): void {
  for (const field of TALLY_FIELDS) {
    if (skip.includes(field) || actual[field] === wanted[field]) continue;
    expect.fail(`${what} ${field}: ${actual[field]} is not ${wanted[field]}`);
  }
}

describe('FL56 FL57 FL58 the books that are told, under fuzz', () => {
  for (const seed of [51, 52, 53, 54, 55, 56, 57, 58]) {
    const spoilt = seed % 2 === 0;
    test(`told calls, counted again, give the told rows, ${spoilt ? 'spoilt' : 'lawful'} stream, seed ${seed}`, () => {
      const { floor, told } = tell(streamOf(seed), new Random(seed + 5000));
      const recounted = recount(floor, told);
      // A longest wait stays in the interval where it was first thought to be.
      const skip: readonly TallyField[] = spoilt ? [...AGENT_TIME, 'longestWaitMs'] : AGENT_TIME;
      expect(told.calls.size).toBeGreaterThan(100);
      for (const [key, tally] of told.queueIntervals) {
        expectTally(tally, recounted.get(key) ?? createTally(), key, skip);
        recounted.delete(key);
      }
      expect([...recounted.keys()]).toEqual([]);

      for (const [key, tally] of told.queueDays) {
        const [queueId, day] = key.split(' ');
        const sum = createTally();
        for (const [interval, part] of told.queueIntervals) {
          const [id, startMs] = interval.split(' ');
          if (id !== queueId || floor.calendar.dayOf(Number(startMs)).day !== day) continue;
          for (const field of TALLY_FIELDS) {
            sum[field] =
              field === 'longestWaitMs' ? Math.max(sum[field], part[field]) : sum[field] + part[field];
          }
        }
        // The running quarter hour is told when something comes in it; its agent-time may be newer in the day.
        expectTally(tally, sum, key, day === floor.day.day ? AGENT_TIME : []);
      }
    });

    test(`told agents add up to calls and queues, seed ${seed}`, () => {
      const { floor, told } = tell(streamOf(seed), new Random(seed + 6000));
      const wanted = new Map<string, AgentTally>();
      for (const call of told.calls.values()) {
        if (call.agentId === null) continue;
        for (const queueId of ['', call.queueId]) {
          const key = `${call.agentId} ${queueId} ${floor.calendar.intervalStart(call.offeredAtMs)}`;
          const tally = wanted.get(key) ?? createAgentTally();
          wanted.set(key, tally);
          addCallToAgentTally(tally, call, 1);
        }
      }
      const sums = { whole: createAgentTally(), queues: createAgentTally() };
      for (const [key, tally] of Object.entries(told.agentRows())) {
        const [, queueId] = key.split(' ');
        const counted = wanted.get(key) ?? createAgentTally();
        wanted.delete(key);
        expect({ ...tally, ...timesOf(createAgentTally()) }, key).toEqual({
          ...counted,
          transfers: tally.transfers,
          missedRings: tally.missedRings,
        });
        if (queueId !== '') expect(timesOf(tally), key).toEqual(timesOf(createAgentTally()));
        addAgentTally(queueId === '' ? sums.whole : sums.queues, tally);
      }
      expect([...wanted.keys()]).toEqual([]);
      expect({ ...sums.whole, ...timesOf(createAgentTally()) }).toEqual(sums.queues);
      expect(sums.whole.transfers).toBeGreaterThan(5);
      expect(sums.whole.missedRings).toBeGreaterThan(5);
      const handled = [...told.queueIntervals].filter(([key]) => key.startsWith('* '));
      expect(sums.whole.handled).toBe(handled.reduce((sum, [, tally]) => sum + tally.handled, 0));
    });
  }
});

function timesOf(tally: AgentTally): Partial<AgentTally> {
  const { readyMs, ringingMs, talkingMs, inWrapUpMs, otherCallMs, pausedMs, unreachableMs } = tally;
  return { readyMs, ringingMs, talkingMs, inWrapUpMs, otherCallMs, pausedMs, unreachableMs };
}

describe('FL58 FL59 agents by difference, under fuzz', () => {
  for (const seed of [61, 62, 63, 64]) {
    test(`add up to the same however often they are taken, seed ${seed}`, () => {
      const events = streamOf(seed);
      const once = tell(events, { chance: () => false } as unknown as Random);
      const often = tell(events, { chance: () => true } as unknown as Random);
      const sometimes = tell(events, new Random(seed + 7000));
      expect(often.told.agentRows()).toEqual(once.told.agentRows());
      expect(sometimes.told.agentRows()).toEqual(once.told.agentRows());
      expect([...sometimes.told.calls].sort()).toEqual([...once.told.calls].sort());
    });

    test(`with one queue the agents’ time is the queue’s, seed ${seed}`, () => {
      const queues = [{ queueId: 'support', level: 1 }];
      const arrivals = AGENTS.map((agentId) => signedIn({ agentId, queues, atMs: T0 + hours(13) }));
      const stream = streamOf(seed, 80, ['support']).map((event) =>
        event.type === 'agent-signed-in' || event.type === 'agent-queues-changed'
          ? { ...event, queues }
          : event,
      );
      const events = [...arrivals, ...stream];
      const { floor, told } = tell(events, new Random(seed + 8000));
      const sums = new Map<number, { handleAgentMs: number; readyAgentMs: number }>();
      for (const [key, tally] of told.agents) {
        const [, queueId, startMs] = key.split(' ');
        if (queueId !== '') continue;
        const sum = sums.get(Number(startMs)) ?? { handleAgentMs: 0, readyAgentMs: 0 };
        sums.set(Number(startMs), sum);
        sum.handleAgentMs += tally.talkingMs + tally.inWrapUpMs;
        sum.readyAgentMs += tally.readyMs;
      }
      let compared = 0;
      for (const [key, { handleAgentMs, readyAgentMs }] of told.queueIntervals) {
        const startMs = Number(key.split(' ')[1]);
        if (startMs === floor.interval.startMs || key.startsWith('billing ')) continue;
        const zero = { handleAgentMs: 0, readyAgentMs: 0 };
        expect({ handleAgentMs, readyAgentMs }, key).toEqual(sums.get(startMs) ?? zero);
        compared += 1;
      }
      expect(compared).toBeGreaterThan(20);
    });
  }
});

describe('FL61 a restart in the middle', () => {
  for (const seed of [71, 72, 73, 74, 75, 76]) {
    test(`tells nothing twice and leaves nothing out, seed ${seed}`, () => {
      const events = streamOf(seed).map((event, index) => ({ seq: index + 1, event }));
      const random = new Random(seed + 9000);
      const saveAt = random.whole(0, events.length - 20);
      const crashAt = random.whole(saveAt + 1, events.length);
      let floor = createFloor(SITE);
      const told = new ToldHistory();
      let saved = '';
      for (const { seq, event } of events) {
        advanceFloor(floor, Math.max(floor.nowMs, event.atMs));
        reduceFloor(floor, event);
        if (random.chance(0.3) || seq === saveAt || seq === crashAt) told.keep(takeFloorChanges(floor));
        if (seq === saveAt) saved = JSON.stringify(saveFloor(floor));
        if (seq !== crashAt) continue;
        advanceFloor(floor, floor.nowMs + random.whole(0, 1_200_000));
        told.keep(takeFloorChanges(floor));
        const lastFloorMs = floor.nowMs;
        const tail = events.slice(saveAt, crashAt);
        floor = restoreFloor(JSON.parse(saved), SITE);
        tail.forEach((numbered, index) => {
          advanceAlong(floor, tail, index);
          reduceFloor(floor, numbered.event);
        });
        advanceFloor(floor, lastFloorMs);
        discardFloorChanges(floor);
      }
      advanceFloor(floor, floor.nowMs + minutes(15));
      told.keep(takeFloorChanges(floor));

      const whole = createFloor(SITE);
      const wanted = new ToldHistory();
      for (const { event } of events) {
        advanceFloor(whole, Math.max(whole.nowMs, event.atMs));
        reduceFloor(whole, event);
      }
      advanceFloor(whole, floor.nowMs);
      wanted.keep(takeFloorChanges(whole));
      expect(told.agentRows()).toEqual(wanted.agentRows());
      expect([...told.calls].sort()).toEqual([...wanted.calls].sort());
      for (const [key, tally] of wanted.queueIntervals)
        expect(told.queueIntervals.get(key), key).toEqual(tally);
    });
  }
});
