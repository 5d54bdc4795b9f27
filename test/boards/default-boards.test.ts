import { describe, expect, it } from 'vitest';
import { placeTiles } from '../../shared/boards/board-grid.ts';
import { createDefaultBoards } from '../../shared/boards/default-boards.ts';
import { parseBoard } from '../../shared/boards/parse-board.ts';
import { createEmptySite } from '../../shared/site/site.ts';
import { buildSite } from '../metrics/build-rows.ts';

const siteOf = (queues: number) =>
  buildSite(Object.fromEntries(Array.from({ length: queues }, (_, index) => [`q${index}`, [{}]])));

describe.each([0, 1, 6, 16, 17, 40, 500])('default boards of a site of %i queues', (queues) => {
  const boards = createDefaultBoards(siteOf(queues));

  it('are documents that parseBoard takes as they are', () => {
    for (const board of boards) expect(parseBoard(JSON.parse(JSON.stringify(board)))).toEqual(board);
  });

  it('BD3 every page fills the grid', () => {
    for (const page of boards.flatMap((board) => board.pages)) {
      expect(placeTiles(page.tiles), page.id).toMatchObject({ overflow: [], emptyCells: 0, usedRows: 6 });
    }
  });

  it('show every queue', () => {
    const lists = boards[1]!.pages.flatMap((page) => page.tiles).filter((tile) => tile.kind === 'queue-list');
    const shown = lists.flatMap((tile) => tile.queues);
    if (lists.length === 1) expect(shown).toEqual([]);
    else expect(shown).toEqual(siteOf(queues).queues.map((queue) => queue.id));
  });
});

describe('default boards', () => {
  it('begin with the floor: overview, day, queues, agents', () => {
    const [floor, ...others] = createDefaultBoards(createEmptySite('Etc/UTC'));
    expect(floor!.id).toBe('floor');
    expect(floor!.pages.map((page) => page.id)).toEqual(['overview', 'day', 'queues', 'agents']);
    expect(others.map((board) => board.id)).toEqual(['queues', 'agents']);
  });

  it('speak the language asked for, and each reader’s own otherwise', () => {
    const site = createEmptySite('Asia/Shanghai');
    expect(createDefaultBoards(site, 'zh-CN')[0]).toMatchObject({ name: '现场', locale: 'zh-CN' });
    expect(createDefaultBoards(site)[0]).toMatchObject({ name: 'Floor', locale: null });
  });

  it('show four big numbers and three pictures on the overview', () => {
    const overview = createDefaultBoards(siteOf(6))[0]!.pages[0]!;
    expect(overview.tiles.filter((tile) => tile.kind === 'metric')).toHaveLength(4);
    expect(overview.tiles).toHaveLength(7);
  });
});
