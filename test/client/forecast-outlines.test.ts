import { describe, expect, test } from 'vitest';
import { figuresOf } from '../../client/state/forecast-figures.ts';
import { drawOutline, outlineOf, QueueOutlines } from '../../client/state/queue-outlines.svelte.ts';
import { answerWith, daysOf } from './forecast-answer.ts';

describe('the outline of a queue', () => {
  test('its days are sums; a day nothing is known of breaks the line', () => {
    const outline = outlineOf(
      answerWith({ actual: [daysOf(null), daysOf(10)], calls: [daysOf(5), daysOf(20)] }),
    );
    expect(outline).toEqual({ days: [null, 240, 120, 480], firstAhead: 2 });
    expect(drawOutline(outline).map(({ y }) => y)).toEqual([null, 0.5, 0.25, 1]);
  });

  test('queues are read one after the other; one that has no forecast stops nothing', async () => {
    const asked: string[] = [];
    const outlines = new QueueOutlines(<T>(path: string) => {
      asked.push(path);
      return Promise.resolve(
        path.includes('queue=b')
          ? ({ ok: false, code: 'not-found', message: '' } as const)
          : { ok: true as const, value: answerWith() as T },
      );
    });
    await outlines.load(['a', 'b', 'c&d'], '2026-11-30');
    expect(Object.keys(outlines.byQueue)).toEqual(['a', 'c&d']);
    expect(asked.at(-1)).toBe('/api/v1/planning/forecast?queue=c%26d&from=2026-11-30&days=28');
  });
});

describe('figures of the forecast', () => {
  const { calls, cell, percent, change, duration } = figuresOf('en');

  test.each([
    [3.44, '3.4'],
    [9.96, '10'],
    [1204.4, '1,204'],
    [0, '0'],
  ])('%f calls', (value, text) => {
    expect(calls(value)).toBe(text);
  });

  test('a grid of a small queue has tenths throughout, one of a large queue where 0 would be untrue', () => {
    expect([cell(9, 12), cell(9.1, 12), cell(12, 12), cell(0, 12)]).toEqual(['9.0', '9.1', '12.0', '0.0']);
    expect([cell(3.2, 90), cell(0.3, 90), cell(0, 90)]).toEqual(['3', '0.3', '0']);
  });

  test('percent, changes and durations', () => {
    expect([percent(0.0541), change(0.14), change(0), duration(245.4)]).toEqual([
      '5.4%',
      '+14%',
      '0%',
      '4:05',
    ]);
  });
});
