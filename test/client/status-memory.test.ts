import { describe, expect, test } from 'vitest';
import { readCell } from '../../client/screens/desk/read-cell.ts';
import { readFigure } from '../../client/screens/wall/read-figure.ts';
import { FloorMirror } from '../../client/state/floor-mirror.svelte.ts';
import { StatusMemory } from '../../client/state/status-memory.ts';
import { PROTOCOL_VERSION } from '../../shared/contract/socket-events.ts';
import { createTally } from '../../shared/floor/tally.ts';
import { createEmptySite } from '../../shared/site/site.ts';

const ANSWER_RATE = { metric: 'answer-rate', window: 'today' } as const;

function floorWith(calls: { readonly offered: number; readonly answered: number }): FloorMirror {
  const mirror = new FloorMirror(0);
  const tally = { ...createTally(), ...calls, waiting: calls.offered - calls.answered };
  mirror.replace(
    {
      protocol: PROTOCOL_VERSION,
      epoch: 'e',
      seq: 0,
      floorNowMs: Date.UTC(2026, 2, 2, 9),
      speed: 1,
      mode: 'live',
      site: createEmptySite('UTC'),
      rows: { 'tally/today/*': tally, 'tally/today/sales': tally },
    },
    0,
  );
  return mirror;
}

describe('the first call of a day', () => {
  const screen = () => ({ mirror: floorWith({ offered: 1, answered: 0 }), statuses: new StatusMemory() });

  test('MT13 still waiting is no reason for red on the wall', () => {
    const reading = readFigure(screen(), 'tile', { ...ANSWER_RATE, queues: [], thresholds: null });
    expect(reading).toMatchObject({ figure: { value: 0 }, status: 'warn' });
  });

  test('MT13 still waiting is no reason for red on the desk', () => {
    expect(readCell(screen(), ANSWER_RATE, ['sales'])).toMatchObject({ value: 0, status: 'warn' });
  });
});

test('MT13 ten calls are enough for red', () => {
  const wall = { mirror: floorWith({ offered: 10, answered: 1 }), statuses: new StatusMemory() };
  expect(readFigure(wall, 'tile', { ...ANSWER_RATE, queues: [], thresholds: null })?.status).toBe('bad');
});
