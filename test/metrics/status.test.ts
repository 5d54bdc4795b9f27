import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Thresholds } from '../../shared/metrics/metric.ts';
import { decideFigureStatus, decideStatus, type Status } from '../../shared/metrics/status.ts';

const LEVEL: Thresholds = { warn: 0.8, bad: 0.6 };
const WAITING: Thresholds = { warn: 5, bad: 10 };

function run(values: readonly number[], limits: Thresholds, better: 'higher' | 'lower'): Status[] {
  let status: Status | null = null;
  return values.map((value) => (status = decideStatus(status, value, limits, better)));
}

describe('decideStatus', () => {
  it('MT9 on the limit is good, beyond it is worse', () => {
    expect(run([0.8, 0.799, 0.6, 0.599], LEVEL, 'higher')).toEqual(['ok', 'warn', 'warn', 'bad']);
    expect(run([5, 6, 10, 11], WAITING, 'lower')).toEqual(['ok', 'warn', 'warn', 'bad']);
  });

  it('MT8 a figure that trembles round a limit changes its status once', () => {
    expect(run([0.81, 0.79, 0.81, 0.79, 0.82], LEVEL, 'higher')).toEqual([
      'ok',
      'warn',
      'warn',
      'warn',
      'warn',
    ]);
    expect(run([0.61, 0.59, 0.61, 0.59, 0.63], LEVEL, 'higher')).toEqual([
      'warn',
      'bad',
      'bad',
      'bad',
      'bad',
    ]);
    expect(run([10, 11, 10, 11, 10], WAITING, 'lower')).toEqual(['warn', 'bad', 'bad', 'bad', 'bad']);
  });

  it('MT8 it is left after recovering by a fifth of the gap', () => {
    expect(run([0.59, 0.64, 0.84], LEVEL, 'higher')).toEqual(['bad', 'warn', 'ok']);
    expect(run([11, 9, 4], WAITING, 'lower')).toEqual(['bad', 'warn', 'ok']);
    expect(run([0.5, 0.9], LEVEL, 'higher')).toEqual(['bad', 'ok']);
    expect(run([0.5, 0.81], LEVEL, 'higher')).toEqual(['bad', 'warn']);
  });

  it('MT8 it never changes for the better inside the margin, whatever the path', () => {
    const near = fc.double({ min: 0.6, max: 0.6399, noNaN: true });
    fc.assert(
      fc.property(fc.array(near, { minLength: 1 }), (values) =>
        run([0.5, ...values], LEVEL, 'higher').every((status) => status === 'bad'),
      ),
      { seed: 11 },
    );
  });

  it('MT9 the way back exists at 0 and at 100 %', () => {
    expect(run([1, 0], { warn: 0, bad: 9 }, 'lower')).toEqual(['warn', 'ok']);
    expect(run([0.5, 1], { warn: 1, bad: 0.9 }, 'higher')).toEqual(['bad', 'ok']);
    expect(run([0, 1], { warn: 1, bad: 0.5 }, 'higher')).toEqual(['bad', 'ok']);
  });

  it('MT9 from anywhere, the best figure there can be is ok', () => {
    const ratio = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(ratio, ratio, fc.constantFrom<Status>('ok', 'warn', 'bad', 'none'), (a, b, previous) => {
        const higher = { warn: Math.max(a, b), bad: Math.min(a, b) };
        const lower = { warn: Math.min(a, b), bad: Math.max(a, b) };
        return (
          decideStatus(previous, 1, higher, 'higher') === 'ok' &&
          decideStatus(previous, 0, lower, 'lower') === 'ok'
        );
      }),
      { seed: 12 },
    );
  });

  it('is none without a figure, without limits, and where neither direction is better', () => {
    expect(decideStatus('bad', null, LEVEL, 'higher')).toBe('none');
    expect(decideStatus('bad', 0.1, null, 'higher')).toBe('none');
    expect(decideStatus('bad', 0.1, LEVEL, 'neither')).toBe('none');
    expect(decideStatus('none', 0.7, LEVEL, 'higher')).toBe('warn');
  });
});

describe('decideFigureStatus', () => {
  const level = { unit: 'ratio', better: 'higher' } as const;
  const figure = (numerator: number, denominator: number) => ({
    value: numerator / denominator,
    numerator,
    denominator,
  });

  it('MT13 a ratio of fewer than 10 calls is at most a warning', () => {
    expect(decideFigureStatus(null, figure(0, 9), level, LEVEL)).toBe('warn');
    expect(decideFigureStatus(null, figure(5, 10), level, LEVEL)).toBe('bad');
    expect(decideFigureStatus('bad', figure(9, 9), level, LEVEL)).toBe('ok');
  });

  it('MT13 a count is what it is', () => {
    const waiting = { unit: 'calls', better: 'lower' } as const;
    expect(decideFigureStatus(null, figure(11, 1), waiting, WAITING)).toBe('bad');
  });
});
