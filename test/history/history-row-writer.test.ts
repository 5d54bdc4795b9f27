import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HistoryRowWriter } from '../../server/history/history-row-writer.ts';
import { JsonBytes } from '../../server/history/json-bytes.ts';
import type { HistoryRow } from '../../shared/history/query.ts';

const numbers = fc.oneof(
  fc.integer({ min: 0, max: 300 }),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.integer({ min: 0, max: 2_000_000_000 }).map((ms) => ms / 1000),
  fc.double(),
  fc.constantFrom(0, -0, 0.001, 0.1, 999_999_999.999, 1e9 + 0.001, 1e15, 1e21, 5e-324),
);
const figures = fc.dictionary(
  fc.constantFrom('offered', 'service-level', 'a "quoted" one', '放弃'),
  fc.oneof(
    fc.record({ value: fc.option(numbers), numerator: numbers, denominator: numbers }),
    fc.constant({
      value: 0.5,
      numerator: 1,
      denominator: 2,
      untold: { leftOut: 3, roughly: 0, offered: 5, gaps: ['answered-within-target' as const] },
    }),
    fc.tuple(fc.nat(400), fc.nat(400)).map(([numerator, denominator]) => ({
      value: denominator > 0 ? numerator / denominator : null,
      numerator,
      denominator,
    })),
  ),
);
const rows = fc.array(
  fc.record({
    period: fc.record({
      key: fc.constantFrom('2026-10-25T02:15+02:00', '2026-W43', '2026-10-25/2026-11-21'),
      fromMs: fc.maxSafeInteger(),
      toMs: fc.maxSafeInteger(),
      isPartial: fc.boolean(),
    }),
    subject: fc.constantFrom(
      { kind: 'queue' as const, id: 'a', name: 'Zoë "Q" \\ 销售' },
      { kind: 'site' as const, id: '*', name: '\u0000\ud800' },
    ),
    figures,
  }),
  { maxLength: 40 },
);

function write(written: readonly HistoryRow[]): string {
  const bytes = new JsonBytes();
  const writer = new HistoryRowWriter(bytes);
  for (const row of written) writer.write(row);
  return Buffer.from(bytes.takeAll()).toString();
}

describe('HistoryRowWriter', () => {
  it('writes the very text of JSON.stringify', () => {
    fc.assert(
      fc.property(rows, (written) => {
        expect(`[${write(written)}]`).toBe(JSON.stringify(written));
      }),
      { numRuns: 300 },
    );
  });

  it('writes every thousandth as JSON does', () => {
    const figure = (value: number) => ({ value, numerator: value, denominator: 7 });
    const written = Array.from({ length: 10_000 }, (_, index) => ({
      period: { key: '2026', fromMs: 0, toMs: 1, isPartial: false },
      subject: { kind: 'site' as const, id: '*', name: 'Floor' },
      figures: { asa: figure(index / 1000) },
    }));
    expect(`[${write(written)}]`).toBe(JSON.stringify(written));
  });

  it('goes on over many pieces of a megabyte, and again with those that were used', () => {
    const row = (name: string): HistoryRow => ({
      period: { key: '2026', fromMs: 0, toMs: 1, isPartial: true },
      subject: { kind: 'queue', id: name, name: name.repeat(1000) },
      figures: {},
    });
    for (const letter of ['x', '水']) {
      const written = Array.from({ length: 1500 }, (_, index) => row(`${letter}${index % 7}`));
      expect(`[${write(written)}]`).toBe(JSON.stringify(written));
    }
  });
});
