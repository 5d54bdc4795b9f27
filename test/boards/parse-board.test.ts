import { inEnglish } from '../helpers/in-english.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BoardError, MOST_PAGES, MOST_TILES_A_PAGE, parseBoard } from '../../shared/boards/parse-board.ts';

const METRIC = { kind: 'metric', id: 'a', columns: 3, rows: 2, metric: 'service-level', window: 'today' };

function boardOf(...tiles: readonly unknown[]) {
  return { id: 'floor', name: 'Floor', pages: [{ id: 'one', name: 'One', tiles }] };
}

function refuse(value: unknown) {
  try {
    parseBoard(value);
  } catch (error) {
    if (error instanceof BoardError) return inEnglish(error);
    throw error;
  }
  throw new Error('The document was taken.');
}

describe('parseBoard', () => {
  it('BD6 refuses half a character', () => {
    const message = { kind: 'message', id: 'm', columns: 2, rows: 1, text: 'Well done \ud83d!' };
    expect(refuse(boardOf(message)).places).toMatchObject([
      { path: 'pages[0].tiles[0].text', rule: expect.stringContaining('whole characters') },
    ]);
    expect(refuse({ ...boardOf(), id: 'floor\udc00' }).places).toMatchObject([{ path: 'id' }]);
  });

  it('completes a short document', () => {
    expect(parseBoard(boardOf(METRIC, { kind: 'clock', id: 'c', columns: 1, rows: 1 }))).toEqual({
      id: 'floor',
      name: 'Floor',
      locale: null,
      theme: 'dark',
      sound: 'off',
      flash: 'on-worse',
      burnInShift: 'on',
      pages: [
        {
          id: 'one',
          name: 'One',
          seconds: 20,
          tiles: [
            { ...METRIC, title: '', queues: [], thresholds: null },
            { kind: 'clock', id: 'c', columns: 1, rows: 1, title: '' },
          ],
        },
      ],
    });
  });

  it('takes every kind of tile', () => {
    const place = { columns: 3, rows: 2, title: '标题', queues: ['support'] };
    const { queues: _, ...bare } = place;
    const tiles = [
      { ...METRIC, ...place, id: '1', thresholds: { warn: 0.8, bad: 0.5 } },
      {
        kind: 'queue-list',
        ...place,
        id: '2',
        columnsShown: [{ metric: 'asa', window: 'last15' }],
        order: 'trouble-first',
      },
      { kind: 'agent-grid', ...place, id: '3', showOffline: 'yes' },
      { kind: 'agent-states', ...place, id: '4' },
      { kind: 'trend', ...place, id: '5', metric: 'offered', compareWith: ['yesterday', 'last-week'] },
      { kind: 'projection', ...bare, id: '8', queue: 'support' },
      { kind: 'adherence', ...bare, id: '9', shows: 'share' },
      { kind: 'message', ...bare, id: '6', text: 'Team meeting\nat 15:00' },
      { kind: 'clock', ...bare, id: '7' },
    ];
    expect(parseBoard(boardOf(...tiles)).pages[0]!.tiles).toEqual(tiles);
  });

  const tilePath = 'pages[0].tiles[0]';
  it.each<[string, unknown, string]>([
    ['an unknown metric', boardOf({ ...METRIC, metric: 'happiness' }), `${tilePath}.metric`],
    ['a metric from the prototype', boardOf({ ...METRIC, metric: 'constructor' }), `${tilePath}.metric`],
    ['13 columns', boardOf({ ...METRIC, columns: 13 }), `${tilePath}.columns`],
    ['no rows', boardOf({ ...METRIC, rows: 0 }), `${tilePath}.rows`],
    ['half a row', boardOf({ ...METRIC, rows: 1.5 }), `${tilePath}.rows`],
    ['an unknown kind', boardOf({ ...METRIC, kind: 'gauge' }), `${tilePath}.kind`],
    ['a tile that is none', boardOf(7), tilePath],
    ['a setting of another kind', boardOf({ ...METRIC, text: 'x' }), `${tilePath}.text`],
    ['a tile twice', boardOf(METRIC, METRIC), 'pages[0].tiles[1].id'],
    ['a queue twice', boardOf({ ...METRIC, queues: ['a', 'a'] }), `${tilePath}.queues[1]`],
    [
      'a projection of the queue *',
      boardOf({ kind: 'projection', id: 'a', columns: 1, rows: 1, queue: '*' }),
      `${tilePath}.queue`,
    ],
    [
      'adherence by name',
      boardOf({ kind: 'adherence', id: 'a', columns: 1, rows: 1, shows: 'agents' }),
      `${tilePath}.shows`,
    ],
    ['the queue *', boardOf({ ...METRIC, queues: ['*'] }), `${tilePath}.queues[0]`],
    [
      'an endless limit',
      boardOf({ ...METRIC, thresholds: { warn: Infinity, bad: 0 } }),
      `${tilePath}.thresholds.warn`,
    ],
    ['an address with capitals', { ...boardOf(), id: 'Floor 2' }, 'id'],
    ['the address ../etc', { ...boardOf(), id: '../etc' }, 'id'],
    ['no pages', { ...boardOf(), pages: [] }, 'pages'],
    ['a page of a second', { ...boardOf(), pages: [{ id: 'a', name: 'A', seconds: 1 }] }, 'pages[0].seconds'],
    ['an unknown language', { ...boardOf(), locale: 'fr' }, 'locale'],
    [
      'a list without columns',
      boardOf({ kind: 'queue-list', id: 'a', columns: 1, rows: 1, columnsShown: [] }),
      `${tilePath}.columnsShown`,
    ],
  ])('BD6 refuses %s and names the place', (_, document, path) => {
    const { places, message } = refuse(document);
    expect(places.map((place) => place.path)).toEqual([path]);
    expect(message).toContain(places[0]!.wayOut);
    expect(places[0]!.wayOut).toMatch(/^[A-Z].*\.$/);
  });

  it('BD4 refuses a window the metric does not speak of, and names those it does', () => {
    const [place] = refuse(boardOf({ ...METRIC, window: 'now' })).places;
    expect(place).toMatchObject({ path: 'pages[0].tiles[0].window', value: '"now"' });
    expect(place!.wayOut).toContain('interval, last15, last30, last60, today');
    const list = { kind: 'queue-list', id: 'a', columns: 1, rows: 1 };
    const columnsShown = [{ metric: 'waiting-now', window: 'today' }];
    expect(refuse(boardOf({ ...list, columnsShown })).places[0]!.path).toBe(
      'pages[0].tiles[0].columnsShown[0].window',
    );
  });

  it('BD4 refuses a trend of an instant', () => {
    const trend = { kind: 'trend', id: 'a', columns: 1, rows: 1, metric: 'waiting-now' };
    expect(refuse(boardOf(trend)).places[0]!.path).toBe('pages[0].tiles[0].metric');
  });

  it('BD5 refuses limits the wrong way round', () => {
    const path = 'pages[0].tiles[0].thresholds';
    const level = boardOf({ ...METRIC, thresholds: { warn: 0.6, bad: 0.8 } });
    expect(refuse(level).places[0]!).toMatchObject({ path, wayOut: 'Swap the two.' });
    const waiting = { ...METRIC, metric: 'waiting-now', window: 'now' };
    expect(refuse(boardOf({ ...waiting, thresholds: { warn: 9, bad: 5 } })).places[0]!.path).toBe(path);
    expect(() => parseBoard(boardOf({ ...waiting, thresholds: { warn: 5, bad: 5 } }))).not.toThrow();
    const offered = { ...METRIC, metric: 'offered', thresholds: { warn: 1, bad: 2 } };
    expect(refuse(boardOf(offered)).places[0]!.path).toBe(path);
  });

  it('BD6 does not look into too many pages or tiles', () => {
    const page = (index: number) => ({ id: `p${index}`, name: 'P', tiles: [] });
    const pages = Array.from({ length: MOST_PAGES + 1 }, (_, index) => page(index));
    expect(refuse({ ...boardOf(), pages }).places[0]).toMatchObject({ path: 'pages', value: 'a list of 21' });
    expect(parseBoard({ ...boardOf(), pages: pages.slice(1) }).pages).toHaveLength(MOST_PAGES);
    const tiles = Array.from({ length: MOST_TILES_A_PAGE + 1 }, (_, index) => ({
      ...METRIC,
      id: `${index}`,
    }));
    expect(refuse(boardOf(...tiles)).places[0]!.path).toBe('pages[0].tiles');
  });

  it('BD6 answers anything at all with a board or a BoardError', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true }), fc.anything(), (value, tile) => {
        for (const document of [value, boardOf(tile), boardOf({ ...METRIC, queues: value })]) {
          try {
            parseBoard(document);
          } catch (error) {
            if (!(error instanceof BoardError)) throw error;
          }
        }
      }),
      { seed: 42, numRuns: 500 },
    );
  });
});
