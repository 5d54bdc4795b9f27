import { describe, expect, it } from 'vitest';
import { WritePace } from '../../server/stores/sql/imports/write-pace.ts';

describe('WritePace', () => {
  const learn = (pace: WritePace, msPerRow: number) => {
    for (let turn = 0; turn < 40; turn += 1) pace.learn(pace.rows, pace.rows * msPerRow);
  };

  it('writes as many rows as take 8 ms, in powers of two', () => {
    const pace = new WritePace();
    learn(pace, 0.012);
    expect(pace.rows).toBe(512);
    learn(pace, 0.007);
    expect(pace.rows).toBe(1_024);
  });

  it('writes fewer while the machine is busy, and more when it is not any more', () => {
    const pace = new WritePace();
    learn(pace, 1);
    expect(pace.rows).toBe(128);
    learn(pace, 0.001);
    expect(pace.rows).toBe(1_024);
  });

  it('learns nothing from the few rows at the end of a file', () => {
    const pace = new WritePace();
    const before = pace.rows;
    for (let turn = 0; turn < 40; turn += 1) pace.learn(3, 20);
    expect(pace.rows).toBe(before);
  });
});
