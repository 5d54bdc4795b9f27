import { describe, expect, it, onTestFinished } from 'vitest';
import type { RosterLooked, RosterViewer } from '../../shared/contract/roster-presence.ts';
import { signEdits } from '../../server/http/sign-edits.ts';
import { change, entry, MONDAY, NAME, serveRosters } from '../http/rosters/serve-rosters.ts';
import { openScreen, waitUntil } from '../helpers/screen.ts';
import { ask } from '../http/ask.ts';
import { account, askAs } from './ask-as.ts';

describe('authors', () => {
  it('AZ6 of changes to rosters are those who are signed in, and nobody by the administrator’s link', async () => {
    const served = await serveRosters();
    const planner = askAs(served, account({ role: 'planner', name: 'Ann' }));
    const body = {
      author: 'Somebody Else',
      reason: '',
      copyId: null,
      changes: [{ day: MONDAY, agentId: '0', entry: entry() }],
      revisions: { [MONDAY]: 0 },
    };
    expect((await planner.ask('/rosters/changes', { method: 'POST', body })).status).toBe(200);
    await change(served, '1', MONDAY, 1);
    const { entries } = (await served.get(`/audit?from=${MONDAY}&days=1`)).json;
    expect(entries.map(({ author }: { author: string }) => author)).toEqual([NAME, 'Ann']);
    const linked = await ask(`${served.url}/api/v1/rosters/changes`, {
      method: 'POST',
      headers: { cookie: served.cookie },
      body: {
        ...body,
        changes: [{ day: MONDAY, agentId: '2', entry: entry() }],
        revisions: { [MONDAY]: 2 },
      },
    });
    expect(linked.status).toBe(200);
    const [newest] = (await served.get(`/audit?from=${MONDAY}&days=1`)).json.entries;
    expect(newest.author).toBe('');
    const { revision, settings } = (await served.get('/settings')).json;
    await planner.ask('/rosters/settings', { method: 'PUT', body: { author: 'Bo', revision, settings } });
    const all = (await served.get(`/audit?from=${MONDAY}&days=1`)).json.entries;
    expect(all.find(({ action }: { action: string }) => action === 'settings-changed')?.author).toBe('Ann');
  });

  it('AZ6 of edits stay who they were, and new and changed ones are signed', () => {
    const edit = (id: string, author: string, percent: number) => ({ id, author, edit: { percent } });
    const known = [edit('1', 'Bo', 5), edit('2', 'Bo', 5)];
    const sent = [edit('1', 'Bo', 5), edit('2', 'Bo', 9), edit('3', 'Bo', 1)];
    expect(signEdits('Ann', sent, known)).toEqual([
      edit('1', 'Bo', 5),
      edit('2', 'Ann', 9),
      edit('3', 'Ann', 1),
    ]);
    expect(signEdits('Ann', 'none', known)).toBe('none');
  });

  it('AZ6 of looks at rosters are those who are signed in', async () => {
    const served = await serveRosters();
    const look = { author: 'Bo', copyId: null, firstDay: MONDAY, days: 7, editing: null };
    const open = async (cookie: string) => {
      const screen = await openScreen(served.url, { cookie });
      onTestFinished(() => screen.close());
      return screen;
    };
    const [first, second] = [
      await open(served.cookie),
      await open(askAs(served, account({ name: 'Ann' })).cookie),
    ];
    const viewed: (readonly RosterViewer[])[] = [];
    first.socket.on('roster:viewed', ({ viewers }) => viewed.push(viewers));
    await first.ask<RosterLooked>('roster:look', look);
    await second.ask<RosterLooked>('roster:look', look);
    await waitUntil(() => viewed.at(-1)?.length === 2);
    expect(viewed.at(-1)!.map(({ author }) => author)).toEqual(['', 'Ann']);
  });
});
