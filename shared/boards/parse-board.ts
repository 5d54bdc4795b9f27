import { z } from 'zod';
import { TALLY_WINDOWS, WINDOWS, type WindowId } from '../floor/windows.ts';
import { findMetric, METRICS } from '../metrics/index.ts';
import { DocumentError, listBadPlaces, say } from '../site/bad-places.ts';
import {
  choiceOf,
  idOf,
  lineOf,
  listOf,
  numberOf,
  recordOf,
  refuseRepeated,
  textOf,
} from '../site/document-schemas.ts';
import { LOCALES } from '../site/localized-text.ts';
import type { Board } from './board.ts';
import { GRID_COLUMNS, GRID_ROWS } from './board-grid.ts';

/** A board document that cannot be taken: which places, which rules, what to do. */
export class BoardError extends DocumentError {
  override readonly name = 'BoardError';
}

export const MOST_PAGES = 20;
export const MOST_TILES_A_PAGE = 40;

/**
 * Checks a board document and gives a fresh, complete one; it may come from anybody's import file. Left out, a board is
 * dark, silent, flashes, shifts against burn-in and speaks its reader's language. Queues are not looked up: a board may be made
 * before its queues are known.
 *
 * @throws {BoardError} naming up to 20 bad places with value, rule and way out
 */
export function parseBoard(value: unknown): Board {
  const parsed = boardSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const { places, total } = listBadPlaces(parsed.error.issues, value);
  throw new BoardError('board', places, total);
}

const kebabId = z
  .string(say({ code: 'rule-board-id' }, { code: 'way-board-id' }))
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, say({ code: 'rule-small-letters' }, { code: 'way-small-letters' }))
  .max(60, say({ code: 'rule-most-characters', most: 60 }, { code: 'way-shorten' }));

const metricId = z
  .string(say({ code: 'rule-metric' }, { code: 'way-of-catalogue' }))
  .refine(
    (id) => findMetric(id) !== null,
    say(
      { code: 'rule-metric' },
      { code: 'way-choose-of', choices: METRICS.map((metric) => metric.id).join(', ') },
    ),
  );

const queueChoice = listOf(idOf(100), 0, 200)
  .check(refuseRepeated((id) => id, null))
  .default([]);

const place = {
  id: idOf(60),
  columns: numberOf(1, GRID_COLUMNS, 'whole', { code: 'way-page-width', columns: GRID_COLUMNS }),
  rows: numberOf(1, GRID_ROWS, 'whole', { code: 'way-page-height', rows: GRID_ROWS }),
  title: textOf(100).default(''),
};

const limit = numberOf(-1e9, 1e9, 'any', { code: 'way-limits' });
const thresholds = recordOf({ warn: limit, bad: limit }, 'limits', '{ "warn": 5, "bad": 10 }')
  .nullable()
  .default(null);

interface MetricInWindow {
  readonly metric: string;
  readonly window: WindowId;
}

/** The windows a metric speaks of are the catalogue's; an unknown metric has been reported already. */
function checkWindow(context: z.core.ParsePayload<MetricInWindow>): void {
  const { metric, window } = context.value;
  const windows = findMetric(metric)?.windows;
  if (windows === undefined || windows.includes(window)) return;
  const { error } = say(
    { code: 'rule-window', metric },
    { code: 'way-choose-of', choices: windows.join(', ') },
  );
  context.issues.push({ code: 'custom', input: window, path: ['window'], message: error });
}

const metricTile = recordOf(
  {
    ...place,
    kind: z.literal('metric'),
    metric: metricId,
    window: choiceOf(WINDOWS),
    queues: queueChoice,
    thresholds,
  },
  'tile',
)
  .check(checkWindow)
  .check((context) => {
    const { metric, thresholds: limits } = context.value;
    const better = findMetric(metric)?.better;
    if (limits === null || better === undefined) return;
    const wrong =
      better === 'neither'
        ? say({ code: 'rule-never-turns', metric }, { code: 'way-no-thresholds' })
        : better === 'higher' && limits.bad > limits.warn
          ? say({ code: 'rule-bad-not-above' }, { code: 'way-swap' })
          : better === 'lower' && limits.bad < limits.warn
            ? say({ code: 'rule-bad-not-below' }, { code: 'way-swap' })
            : null;
    if (wrong !== null) {
      context.issues.push({ code: 'custom', input: limits, path: ['thresholds'], message: wrong.error });
    }
  });

const queueListTile = recordOf(
  {
    ...place,
    kind: z.literal('queue-list'),
    queues: queueChoice,
    columnsShown: listOf(
      recordOf({ metric: metricId, window: choiceOf(WINDOWS) }, 'metric-in-window').check(checkWindow),
      1,
      12,
    ),
    order: choiceOf(['as-listed', 'trouble-first'] as const).default('as-listed'),
  },
  'tile',
);

const trendTile = recordOf(
  {
    ...place,
    kind: z.literal('trend'),
    metric: metricId.refine(
      (id) => findMetric(id)?.windows.some((window) => window !== 'now') ?? true,
      say({ code: 'rule-trend-metric' }, { code: 'way-trend-metric', windows: TALLY_WINDOWS.join(', ') }),
    ),
    queues: queueChoice,
    compareWith: listOf(choiceOf(['yesterday', 'last-week'] as const), 0, 2)
      .check(refuseRepeated((day) => day, null))
      .default([]),
  },
  'tile',
);

const agentGridTile = recordOf(
  {
    ...place,
    kind: z.literal('agent-grid'),
    queues: queueChoice,
    showOffline: choiceOf(['no', 'yes'] as const).default('no'),
  },
  'tile',
);

const agentStatesTile = recordOf({ ...place, kind: z.literal('agent-states'), queues: queueChoice }, 'tile');
const projectionTile = recordOf(
  { ...place, kind: z.literal('projection'), queue: idOf(100).nullable().default(null) },
  'tile',
);
const adherenceTile = recordOf(
  {
    ...place,
    kind: z.literal('adherence'),
    shows: choiceOf(['share', 'activities'] as const).default('activities'),
  },
  'tile',
);
const messageTile = recordOf({ ...place, kind: z.literal('message'), text: textOf(500) }, 'tile');
const clockTile = recordOf({ ...place, kind: z.literal('clock') }, 'tile');

const tile = z.discriminatedUnion(
  'kind',
  [
    metricTile,
    queueListTile,
    agentGridTile,
    agentStatesTile,
    trendTile,
    projectionTile,
    adherenceTile,
    messageTile,
    clockTile,
  ],
  say({ code: 'rule-tile-kind' }, { code: 'way-tile-kind' }),
);

const page = recordOf(
  {
    id: kebabId,
    name: lineOf(100),
    seconds: numberOf(5, 3600, 'whole', { code: 'way-page-seconds' }).default(20),
    tiles: listOf(tile, 0, MOST_TILES_A_PAGE)
      .check(refuseRepeated((entry) => entry.id, 'id'))
      .default([]),
  },
  'page',
  '{ "id": "overview", "name": "Overview", "tiles": [] }',
);

const boardSchema = recordOf(
  {
    id: kebabId,
    name: lineOf(100),
    locale: choiceOf(LOCALES).nullable().default(null),
    theme: choiceOf(['dark', 'light'] as const).default('dark'),
    sound: choiceOf(['off', 'on-worse'] as const).default('off'),
    flash: choiceOf(['off', 'on-worse'] as const).default('on-worse'),
    burnInShift: choiceOf(['off', 'on'] as const).default('on'),
    pages: listOf(page, 1, MOST_PAGES).check(refuseRepeated((entry) => entry.id, 'id')),
  },
  'board',
  '{ "id": "floor", "name": "Floor", "pages": [] }',
);
