import { describe, expect, it } from 'vitest';
import { floorAdherenceSchema } from '../../server/http/adherence-schemas.ts';
import { KIOSK_HEADER } from '../../shared/contract/http.ts';
import { account, askAs } from '../access/ask-as.ts';
import { ask, serve } from './ask.ts';

const PATH = '/api/v1/adherence/floor';

describe('adherence on walls over http', () => {
  it.each(['hidden', 'shown'] as const)(
    'AH11 a kiosk link with names %s opens the counts, and no person’s adherence',
    async (agentNames) => {
      const { url, links } = await serve({ rules: { host: '0.0.0.0' } });
      const link = await links.create({ boardId: 'floor', note: '', agentNames });
      const headers = { [KIOSK_HEADER]: link.path.slice('/k/'.length) };
      const { status, json } = await ask(`${url}${PATH}`, { headers });
      expect(status).toBe(200);
      expect(floorAdherenceSchema.strict().parse(json)).toEqual(json);
      for (const path of ['now', 'history?from=2026-11-09&days=1', 'exceptions?from=2026-11-09&days=1'])
        expect((await ask(`${url}/api/v1/adherence/${path}`, { headers })).status, path).toBe(403);
      expect((await ask(`${url}${PATH}`)).status).toBe(401);
    },
  );

  it('AH11 says the same to whoever sees names on the desk', async () => {
    const served = await serve({ rules: { host: '0.0.0.0' } });
    const supervisor = await askAs(served, account()).ask('/adherence/floor');
    const link = await served.links.create({ boardId: 'floor', note: '', agentNames: 'hidden' });
    const headers = { [KIOSK_HEADER]: link.path.slice('/k/'.length) };
    expect(supervisor.json).toEqual((await ask(`${served.url}${PATH}`, { headers })).json);
    const agent = askAs(served, account({ accountId: 'bo', role: 'agent', agentId: '1' }));
    expect((await agent.ask('/adherence/floor')).status).toBe(403);
  });
});
