import { describe, expect, it, onTestFinished } from 'vitest';
import { ROUTES } from '../../server/http/routes/index.ts';
import { deleteBoardRoute, listBoardsRoute } from '../../server/http/routes/boards.ts';
import type { Route } from '../../server/http/route.ts';
import { tryRights } from '../../scripts/test-rights/try-rights.ts';
import { tryWholeServer } from '../../scripts/test-rights/try-whole-server.ts';
import { serveParts } from '../helpers/serve-parts.ts';

async function tryServed(routes: readonly Route[], asked: readonly Route[]) {
  const served = await serveParts({ routes, rules: { host: '0.0.0.0' } });
  onTestFinished(() => served.stop());
  const { url, secrets, sessions } = served;
  return tryRights({ url, wallsOpen: false, ...secrets, boardId: 'floor', sessions }, asked);
}

describe('every door, tried as everybody', () => {
  it('AZ4 opens as the table says', { timeout: 400_000 }, async () => {
    const { checks, surprises } = await tryWholeServer();
    expect(surprises).toEqual([]);
    expect(checks).toBeGreaterThan(2 * 20 * ROUTES.length);
  });

  it('AZ4 that opens to too many or to too few is found', async () => {
    const planted = ROUTES.map((route): Route => {
      if (route === deleteBoardRoute) return { ...route, needs: 'see-walls' };
      return route === listBoardsRoute ? { ...route, needs: 'manage-links' } : route;
    });
    const { surprises } = await tryServed(planted, [deleteBoardRoute, listBoardsRoute]);
    expect(surprises).toContain(
      'DELETE /api/v1/boards/{boardId} (edit-boards) answers 404 to director, not 403.',
    );
    expect(surprises).toContain('GET /api/v1/boards (see-walls) answers 403 to planner, not allowed.');
    const { surprises: none } = await tryServed(ROUTES, [deleteBoardRoute, listBoardsRoute]);
    expect(none).toEqual([]);
  });
});
