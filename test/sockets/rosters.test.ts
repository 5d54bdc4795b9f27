import { describe, expect, it, onTestFinished } from 'vitest';
import type { RosterFact, RosterLooked, RosterViewer } from '../../shared/contract/roster-presence.ts';
import { account, askAs } from '../access/ask-as.ts';
import { openScreen, waitUntil } from '../helpers/screen.ts';
import { serveParts } from '../helpers/serve-parts.ts';

async function serve() {
  const served = await serveParts();
  onTestFinished(() => served.stop());
  return served;
}

const LOOK = { copyId: null, firstDay: '2026-11-09', days: 28, editing: null };

async function openPlanner(served: Awaited<ReturnType<typeof serve>>, name = 'Ann') {
  const { cookie } = askAs(served, account({ role: 'planner', name }));
  const screen = await openScreen(served.url, { cookie });
  onTestFinished(() => screen.close());
  const viewed: (readonly RosterViewer[])[] = [];
  const facts: RosterFact[] = [];
  screen.socket.on('roster:viewed', ({ viewers }) => viewed.push(viewers));
  screen.socket.on('roster:changed', (fact) => facts.push(fact));
  return { screen, viewed, facts };
}

describe('planners at rosters', () => {
  it('SO50 see each other come, change and go', async () => {
    const served = await serve();
    const [first, second] = [await openPlanner(served, '王芳'), await openPlanner(served, 'Bo')];
    expect(await first.screen.ask<RosterLooked>('roster:look', LOOK)).toMatchObject({
      ok: true,
      value: { others: [] },
    });
    const editing = { agentId: '7', day: '2026-11-10' };
    const answer = await second.screen.ask<RosterLooked>('roster:look', { ...LOOK, editing });
    expect(answer).toMatchObject({ ok: true, value: { others: [{ author: '王芳' }] } });
    await waitUntil(() => first.viewed.at(-1)?.length === 2);
    expect(first.viewed.at(-1)).toMatchObject([{ author: '王芳' }, { author: 'Bo', editing }]);
    second.screen.close();
    await waitUntil(() => first.viewed.at(-1)?.length === 1);
    expect(await first.screen.ask('roster:leave', {})).toEqual({ ok: true, value: null });
  });

  it('SO50 are administrators', async () => {
    const served = await serve();
    const screen = await openScreen(served.url);
    onTestFinished(() => screen.close());
    expect(await screen.ask('roster:look', LOOK)).toMatchObject({ ok: false, code: 'not-signed-in' });
  });

  it('SO51 are told what was changed; who does not look at rosters is not', async () => {
    const served = await serve();
    const [looking, other] = [await openPlanner(served), await openPlanner(served)];
    await looking.screen.ask('roster:look', LOOK);
    const { settings } = await served.planning.rosters.readSettings();
    await served.planning.rosters.saveSettings('Li Na', 0, settings);
    await waitUntil(() => looking.facts.length === 1);
    expect(looking.facts).toEqual([{ kind: 'settings', author: 'Li Na', revision: 1 }]);
    expect(other.facts).toEqual([]);
  });
});
