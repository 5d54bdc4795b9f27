import { expect, it } from 'vitest';
import { closeRows } from '../../../shared/rostering/bound/close-rows.ts';
import { createCoverRows } from '../../../shared/rostering/bound/cover-rows.ts';
import { cutModel } from '../../../shared/rostering/columns/cut-model.ts';
import { scoreRoster } from '../../../shared/rostering/score/score-roster.ts';
import { buildRandomModel } from './random-model.ts';

it.each([1, 2, 3, 4, 5, 6])(
  'rows that no choice reaches cost what they hold, and the others stay (seed %i)',
  (seed) => {
    const model = buildRandomModel(seed, { agents: 3, days: 6, kinds: ['cover'] });
    const picks = Uint16Array.from(model.choices, (list) => list[list.length - 1]!);
    const cut = cutModel(model, picks, { agents: [0, 2], fromDay: 2, toDay: 3 })!;
    const rows = createCoverRows(cut);
    const closed = closeRows(cut, rows);
    const open = closed.rows.filter((row, place) => row === rows.rows[place]);
    expect(open.length).toBeGreaterThan(0);
    expect(open.length).toBeLessThan(rows.rows.length);
    const own = Uint16Array.from(cut.choices, (list) => list[0]!);
    const given = closed.rows.filter((row) => row.counts.length === 1);
    const all = scoreRoster(cut, own).objective;
    expect(given.reduce((sum, { costs }) => sum + costs[0]!, 0)).toBeLessThanOrEqual(all + 1e-9);
  },
);
