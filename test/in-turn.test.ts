import { describe, expect, it } from 'vitest';
import { createTurns, createTurnsOf } from '../server/in-turn.ts';

const tick = () => new Promise((resolve) => setImmediate(resolve));

describe('work in turn', () => {
  it('begins when the one before it has ended, also badly', async () => {
    const inTurn = createTurns();
    const told: string[] = [];
    const first = inTurn(async () => {
      told.push('first begins');
      await tick();
      told.push('first fails');
      throw new Error('no');
    });
    const second = inTurn(async () => told.push('second begins'));
    await expect(first).rejects.toThrow('no');
    await second;
    expect(told).toEqual(['first begins', 'first fails', 'second begins']);
  });

  it('waits for nobody else where there are many', async () => {
    const inTurnOf = createTurnsOf();
    const told: string[] = [];
    const slow = inTurnOf('a', async () => {
      await tick();
      told.push('a');
    });
    const next = inTurnOf('a', async () => told.push('a again'));
    await inTurnOf('b', async () => told.push('b'));
    await Promise.all([slow, next]);
    expect(told).toEqual(['b', 'a', 'a again']);
  });
});
