import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deletePerson } from '../../scripts/delete-person/delete-person.ts';
import { createCallerGuard } from '../../server/privacy/caller-guard.ts';
import { openStores } from '../../server/stores/open-stores.ts';
import { createHistory } from '../../server/stores/sql/sql-history.ts';
import { parseSite } from '../../shared/site/parse-site.ts';
import { createEmptySite } from '../../shared/site/site.ts';
import { NO_CHANGES } from '../../shared/history/roll-ups.ts';
import { commitEvents } from '../helpers/commit-events.ts';
import { callRecord } from '../helpers/history-builders.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';

test(
  'a person is deleted while the server has the folder, hashes and the site document included',
  { timeout: 90_000 },
  async () => {
    const folder = createTemporaryFolder();
    const location = { kind: 'libsql', folder } as const;
    await expect(deletePerson(location, { kind: 'agent', agentId: '7' })).rejects.toThrow(
      'has no floorcast.db',
    );
    const stores = await openStores({ dataFolder: folder, databaseUrl: null });
    try {
      const siteKey = 'a key of sixteen or more';
      await stores.documents.save('secrets', { siteKey });
      const site = {
        ...createEmptySite('Etc/UTC'),
        agents: ['7', '8'].map((id) => ({ id, name: { en: id } })),
      };
      await stores.documents.save('site', site);
      const { guardNumber } = createCallerGuard('hashed', siteKey);
      const calls = [
        '+86 10 5550 1234',
        guardNumber('+861055501234'),
        guardNumber('861055501234'),
        '+8610',
      ].map((callerNumber, index) => callRecord({ callId: `c${index}`, callerNumber }));
      await commitEvents(stores.journal, [], { changes: { ...NO_CHANGES, calls } });
      expect(await deletePerson(location, { kind: 'caller', numbers: ['0086 10 5550-1234'] })).toEqual({
        calls: 3,
        events: 0,
        newId: null,
        siteEntries: 0,
      });
      const all = { queueIds: null, agentIds: null, outcomes: null, after: null, limit: 10 };
      const history = createHistory(stores.engine, site);
      const kept = await history.readCalls({ ...all, period: { fromMs: 0, toMs: 1e15 } });
      expect(kept.map(({ callerNumber }) => callerNumber)).toEqual([null, null, null, '+8610']);
      expect(await deletePerson(location, { kind: 'agent', agentId: '7' })).toMatchObject({ siteEntries: 1 });
      expect(existsSync(join(folder, 'site.json.bak'))).toBe(false);
      expect(await deletePerson(location, { kind: 'agent', agentId: '8' })).toMatchObject({
        siteEntries: 1,
        newId: null,
      });
      await expect(deletePerson(location, { kind: 'agent', agentId: '9' })).rejects.toThrow(
        'knows no agent 9',
      );
      expect((await stores.documents.read('site', parseSite))?.agents).toEqual([]);
    } finally {
      await stores.close();
    }
  },
);
