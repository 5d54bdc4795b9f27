import { describe, expect, test } from 'vitest';
import type { Row, Rows } from '../../shared/contract/floor-rows.ts';
import type { FloorEvent } from '../../shared/floor/events.ts';
import {
  type Floor,
  FloorRows,
  advanceFloor,
  createFloor,
  reduceFloor,
  restoreFloor,
  saveFloor,
} from '../../shared/floor/floor.ts';
import { TALLY_FIELDS, type Tally } from '../../shared/floor/tally.ts';
import { TALLY_WINDOWS } from '../../shared/floor/windows.ts';
import { T0, hours, site } from '../helpers/event-builders.ts';
import { Random } from '../helpers/random.ts';
import { generateStream, spoilStream } from './event-stream.ts';
import { NaiveFloor } from './naive-floor.ts';

const QUEUES = ['support', 'billing', 'vip'];
const AGENTS = ['anna', 'ben', 'carla', 'david', 'elif', 'frank'];
const SITE = site({ wrapUpPauseReasons: [] });

/** Begins an hour before the site's midnight, so that every stream crosses it. */
function streamOf(seed: number, calls: number): FloorEvent[] {
  const random = new Random(seed);
  return generateStream(random, {
    fromMs: T0 + hours(13),
    spanMs: hours(3),
    calls,
    queues: QUEUES,
    agents: AGENTS,
  });
}

const AGENT_TIME = new Set(['handleAgentMs', 'readyAgentMs']);

function expectBooksBalance(rows: Rows): void {
  for (const [key, row] of Object.entries(rows)) {
    if (!key.startsWith('tally/')) continue;
    const tally = row as unknown as Tally;
    const sum = tally.answered + tally.abandoned + tally.flowedOut + tally.waiting;
    if (tally.offered !== sum) expect.fail(`${key}: offered ${tally.offered} is not ${sum}`);
    for (const field of TALLY_FIELDS)
      if (tally[field] < 0) expect.fail(`${key}: ${field} is ${tally[field]}`);
  }
}

function expectAgentsAddUp(rows: Rows): void {
  const agents = Object.entries(rows).filter(([key]) => key.startsWith('agent/'));
  const live = rows['queue/*'] as Record<string, number>;
  const states = ['ready', 'ringing', 'talking', 'wrapUp', 'otherCall', 'paused', 'unreachable', 'offline'];
  const sum = states.reduce((total, state) => total + live[state]!, 0);
  expect(sum).toBe(agents.length);
  expect(live['talking']).toBe(agents.filter(([, row]) => row['state'] === 'talking').length);
  expect(live['ready']).toBe(agents.filter(([, row]) => row['state'] === 'ready').length);
  for (const queueId of QUEUES) {
    const queue = rows[`queue/${queueId}`] as Record<string, number> | undefined;
    if (queue === undefined) continue;
    const members = agents.filter(([, row]) => `\n${String(row['queues'])}`.includes(`\n${queueId}:`));
    expect(states.reduce((total, state) => total + queue[state]!, 0)).toBe(members.length);
    const talking = members.filter(([, row]) => row['state'] === 'talking');
    expect(queue['talking']).toBe(talking.length);
  }
}

function applyChanges(mirror: Map<string, Row>, rows: FloorRows): void {
  const { set, gone } = rows.changes();
  for (const key of gone) mirror.delete(key);
  for (const [key, row] of Object.entries(set)) mirror.set(key, { ...mirror.get(key), ...row } as Row);
}

function expectEqualsNaive(floor: Floor, rows: Rows, naive: NaiveFloor): void {
  for (const queueId of [null, ...QUEUES]) {
    for (const window of TALLY_WINDOWS) {
      const row = rows[`tally/${window}/${queueId ?? '*'}`] as Record<string, number> | undefined;
      if (row === undefined) continue;
      const counted = naive.tally(window, queueId, floor.nowMs, floor.calendar);
      for (const field of TALLY_FIELDS) {
        if (AGENT_TIME.has(field) || row[field] === counted[field]) continue;
        expect.fail(`${window} ${queueId ?? '*'} ${field}: ${row[field]} is not ${counted[field]}`);
      }
    }
  }
}

function run(
  floor: Floor,
  events: readonly FloorEvent[],
  each: (index: number, event: FloorEvent) => void,
): void {
  events.forEach((event, index) => {
    advanceFloor(floor, Math.max(floor.nowMs, event.atMs));
    reduceFloor(floor, event);
    each(index, event);
  });
}

describe('FL1 FL2 FL52 the books under fuzz', () => {
  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
    const spoilt = seed % 2 === 0;
    test(`equal a naive recount, ${spoilt ? 'spoilt' : 'lawful'} stream, seed ${seed}`, () => {
      const lawful = streamOf(seed, 150);
      const events = spoilt ? spoilStream(new Random(seed + 1000), lawful) : lawful;
      const floor = createFloor(SITE);
      const rows = new FloorRows(floor);
      const naive = new NaiveFloor(20, 5);
      const mirror = new Map<string, Row>();
      run(floor, events, (index, event) => {
        naive.take(event);
        if (index % 3 === 0) applyChanges(mirror, rows);
        const all = rows.all();
        expectBooksBalance(all);
        if (index % 7 === 0) expectEqualsNaive(floor, all, naive);
        if (index % 11 === 0) {
          expectAgentsAddUp(all);
          applyChanges(mirror, rows);
          expect(Object.fromEntries(mirror)).toEqual(rows.all());
        }
      });
      expect(naive.visits.length).toBeGreaterThan(100);
    });
  }
});

describe('FL50 a floor saved and restored', () => {
  for (const seed of [21, 22, 23, 24]) {
    test(`goes on as if nothing had happened, seed ${seed}`, () => {
      const random = new Random(seed);
      const events = spoilStream(random, streamOf(seed, 150));
      const cut = random.whole(1, events.length);
      const floor = createFloor(SITE);
      run(floor, events.slice(0, cut), () => {});
      const other = restoreFloor(JSON.parse(JSON.stringify(saveFloor(floor))), SITE);
      expect(new FloorRows(other).all()).toEqual(new FloorRows(floor).all());
      const rows = new FloorRows(floor);
      const otherRows = new FloorRows(other);
      for (const event of events.slice(cut)) {
        const nowMs = Math.max(floor.nowMs, event.atMs);
        for (const each of [floor, other]) {
          advanceFloor(each, nowMs);
          reduceFloor(each, event);
        }
        if (random.chance(0.1)) expect(otherRows.all()).toEqual(rows.all());
      }
      expect(otherRows.all()).toEqual(rows.all());
      expect(saveFloor(other)).toEqual(saveFloor(floor));
    });
  }
});
