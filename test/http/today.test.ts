import { describe, expect, it } from 'vitest';
import { createMemoryPlans } from '../../server/stores/plans/memory-plans.ts';
import { projectionSchema, todayForecastSchema } from '../../server/http/today-schemas.ts';
import { KIOSK_HEADER } from '../../shared/contract/http.ts';
import { ScriptedFloor } from '../helpers/scripted-floor.ts';
import { keepPast } from '../history/build-past.ts';
import { makePlans } from '../planning/made-plans.ts';
import { noonRows } from '../planning/today/floor-rows.ts';
import { inventWeeks, NOW_MS, PLANNED_SITE } from '../planning/weeks-of-calls.ts';
import { ask, serve } from './ask.ts';

const PAST = keepPast(PLANNED_SITE, inventWeeks());
const PLANS = await makePlans(PAST);

async function serveNoon({ isOpen = true, isMade = true } = {}) {
  const floor = new ScriptedFloor(noonRows(), 'epoch-1', PLANNED_SITE);
  floor.nowMs = NOW_MS;
  return serve({
    floor,
    history: PAST,
    plans: isMade ? PLANS : createMemoryPlans({ nowMs: () => NOW_MS }),
    rules: isOpen ? {} : { host: '0.0.0.0' },
  });
}

describe('the running day over http', () => {
  it('PJ6 opens to walls and to kiosk links, and to nobody else where walls are shut', async () => {
    const { url, links } = await serveNoon({ isOpen: false });
    const link = await links.create({ boardId: 'floor', note: '', agentNames: 'hidden' });
    const token = link.path.slice('/k/'.length);
    for (const path of ['/api/v1/forecast/today', '/api/v1/projection']) {
      expect((await ask(`${url}${path}`)).status, path).toBe(401);
      expect((await ask(`${url}${path}`, { headers: { [KIOSK_HEADER]: token } })).status, path).toBe(200);
    }
  });

  it('PJ6 gives what its contract says, and nothing again that was read', async () => {
    const { url, errors } = await serveNoon();
    for (const [path, schema] of [
      ['/api/v1/forecast/today', todayForecastSchema],
      ['/api/v1/projection', projectionSchema],
    ] as const) {
      const { json, headers } = await ask(`${url}${path}`);
      expect(schema.strict().parse(json)).toEqual(json);
      const again = await ask(`${url}${path}`, { headers: { 'if-none-match': headers.etag! } });
      expect(again.status, path).toBe(304);
    }
    expect(errors).toEqual([]);
  });

  it('PJ6 says before the first forecast how to get one', async () => {
    const { url } = await serveNoon({ isMade: false });
    for (const path of ['/api/v1/forecast/today', '/api/v1/projection']) {
      const { status, error } = await ask(`${url}${path}`);
      expect(status).toBe(404);
      expect(error).toMatchObject({ said: { code: 'forecast-not-made' } });
    }
  });
});
