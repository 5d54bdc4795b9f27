import { describe, expect, it, onTestFinished } from 'vitest';
import { ROUTES } from '../../server/http/routes/index.ts';
import type { AuditedChange, Route } from '../../server/http/route.ts';
import type { ImportJobs } from '../../server/ports/imports.ts';
import { RIGHTS } from '../../shared/access/rights.ts';
import { ALL_AUDIT_ACTIONS, type AuditAction, type AuditEntry } from '../../shared/contract/audit.ts';
import { createEmptySite } from '../../shared/site/site.ts';
import { ScriptedFloor } from '../helpers/scripted-floor.ts';
import { serveParts } from '../helpers/serve-parts.ts';
import { account, askAs } from './ask-as.ts';

const nameOf = ({ method, path }: Route) => `${method} ${path}`;
const CHANGING = ROUTES.filter(({ needs }) => RIGHTS[needs].kind === 'changes');

describe('every route that changes something', () => {
  it('AC33 AC35 says what of it the audit keeps, or why nothing', () => {
    expect(CHANGING.filter(({ audit }) => audit === undefined).map(nameOf)).toEqual([]);
    expect(ROUTES.filter((route) => route.audit && !CHANGING.includes(route)).map(nameOf)).toEqual([]);
  });

  it('AC35 leaves nothing out but these', () => {
    const without = CHANGING.filter(({ audit }) => audit && 'none' in audit);
    expect(without.map(nameOf).sort()).toEqual([
      'delete /api/v1/account/sessions/{sessionId}',
      'delete /api/v1/imports/uploads/{uploadId}',
      'delete /api/v1/me/calendar-link',
      'delete /api/v1/me/help',
      'delete /api/v1/me/notices/mail',
      'get /api/v1/kiosk-links',
      'post /api/v1/events',
      'post /api/v1/help-calls/{id}/ending',
      'post /api/v1/help-calls/{id}/taking',
      'post /api/v1/imports/uploads',
      'post /api/v1/imports/uploads/{uploadId}/preview',
      'post /api/v1/me/calendar-link',
      'post /api/v1/me/changes/seen',
      'post /api/v1/me/help',
      'post /api/v1/me/notices/devices',
      'post /api/v1/me/notices/devices/removal',
      'post /api/v1/me/notices/mail',
      'post /api/v1/me/notices/mail/confirm',
      'post /api/v1/me/notices/read',
      'post /api/v1/me/requests/check',
      'post /api/v1/password-link/look',
      'post /api/v1/people/import-preview',
      'post /api/v1/rosters/breaks',
      'post /api/v1/rosters/candidates',
      'post /api/v1/rosters/import-preview',
      'post /api/v1/rosters/repair',
      'post /api/v1/rosters/versions/{versionNo}/seen',
      'post /api/v1/sign-in',
      'post /api/v1/sign-in/demo',
      'post /api/v1/sign-in/openid',
      'post /api/v1/sign-out',
      'put /api/v1/me/notices/settings',
    ]);
    const kept = CHANGING.filter(({ audit }) => audit && 'keptBy' in audit);
    expect(kept.map(nameOf).sort()).toEqual([
      'get /api/v1/sign-in/openid/callback',
      'post /api/v1/account/password',
      'post /api/v1/accounts',
      'post /api/v1/accounts/{accountId}/reset-link',
      'post /api/v1/accounts/{accountId}/state',
      'post /api/v1/password-link',
      'post /api/v1/people',
      'post /api/v1/people/import',
      'post /api/v1/people/many',
      'post /api/v1/people/ties',
      'post /api/v1/rosters/changes',
      'put /api/v1/accounts/{accountId}',
      'put /api/v1/people/{agentId}',
    ]);
  });

  it('AC35 there is no action that nothing keeps', () => {
    const used = new Set(
      CHANGING.flatMap(({ audit }) => (audit && 'action' in audit ? [(audit as AuditedChange).action] : [])),
    );
    const keptElsewhere = /^(account|reset-link|password|person)-/;
    expect(ALL_AUDIT_ACTIONS.filter((action) => !used.has(action) && !keptElsewhere.test(action))).toEqual(
      [],
    );
  });
});

const IMPORTED = {
  importNo: 7,
  state: 'running',
  kind: 'calls',
  fileName: '=cmd.csv',
} as unknown as Awaited<ReturnType<ImportJobs['find']>>;

/** A site whose planner does things. */
async function open() {
  let state = 'done';
  const imports = {
    ...({} as ImportJobs),
    start: async () => IMPORTED,
    cancel: async () => IMPORTED,
    find: async () => ({ ...IMPORTED, state }) as typeof IMPORTED,
    undo: async () => {
      state = 'undone';
      return { ...IMPORTED, state } as unknown as typeof IMPORTED;
    },
    close: async () => {},
  } satisfies ImportJobs;
  const site = { ...createEmptySite('Etc/UTC'), agents: [{ id: '1', name: { en: 'Bo' } }] };
  const served = await serveParts({ imports, floor: new ScriptedFloor({}, 'epoch-1', site) });
  onTestFinished(() => served.stop());
  const { ask } = askAs(served, account({ role: 'administrator' }));
  const change = async (method: string, path: string, body?: object) => {
    const answer = await ask(path, { method, ...(body && { body }) });
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.text}`);
    return answer.json;
  };
  const newest = async (): Promise<AuditEntry> => (await served.audit.listAudit({}, 1))[0]!;
  const actions = async (): Promise<readonly AuditAction[]> =>
    (await served.audit.listAudit({}, 100)).map(({ action }) => action).reverse();
  return { served, ask, change, newest, actions };
}

describe('the audit of what is changed', () => {
  it('AC35 tells who, when, what before and after: of a board', async () => {
    const { served, change, newest, actions, ask } = await open();
    const board = served.boards.list()[0]!;
    await change('PUT', `/boards/${board.id}`, { ...board, name: 'New name' });
    expect(await newest()).toMatchObject({
      author: { accountId: 'ann', name: 'Ann' },
      action: 'board-saved',
      target: { id: board.id, name: 'New name' },
      before: { name: board.name },
      after: { name: 'New name' },
    });
    await change('PUT', `/boards/${board.id}`, { ...board, name: 'New name' });
    expect(await actions()).toEqual(['board-saved']);
    await change('DELETE', `/boards/${board.id}`);
    expect(await newest()).toMatchObject({
      action: 'board-deleted',
      target: { name: 'New name' },
      after: null,
    });
    expect((await ask(`/boards/${board.id}`, { method: 'DELETE' })).status).toBe(404);
    expect(await actions()).toHaveLength(2);
  });

  it('AC35 of kiosk links, without what opens them, and revoked once', async () => {
    const { served, change, newest, actions } = await open();
    const boardId = served.boards.list()[0]!.id;
    const link = await change('POST', '/kiosk-links', { boardId, note: 'Hall', agentNames: 'hidden' });
    expect(await newest()).toMatchObject({
      action: 'kiosk-link-made',
      target: { id: link.id, name: 'Hall' },
      after: { boardId, agentNames: 'hidden' },
    });
    expect(JSON.stringify(await newest())).not.toContain(link.path.split('.')[1]);
    await change('DELETE', `/kiosk-links/${link.id}`);
    await change('DELETE', `/kiosk-links/${link.id}`);
    expect(await actions()).toEqual(['kiosk-link-made', 'kiosk-link-revoked']);
  });

  it('AC35 of imports, planning, rosters and adherence', async () => {
    const { change, actions, newest } = await open();
    await change('POST', '/imports/7/cancel');
    await change('POST', '/imports/7/undo');
    expect(await newest()).toMatchObject({
      target: { id: '7', name: '=cmd.csv' },
      before: { state: 'done' },
      after: { state: 'undone' },
    });
    const { settings, settingsRevision } = await change('GET', '/planning');
    await change('PUT', '/planning/settings', {
      revision: settingsRevision,
      settings: { ...settings, intervalMinutes: settings.intervalMinutes === 30 ? 15 : 30 },
    });
    const { settings: adherence, revision } = await change('GET', '/adherence/settings');
    await change('PUT', '/adherence/settings', {
      revision,
      settings: { ...adherence, graceSeconds: adherence.graceSeconds + 30 },
    });
    expect(await newest()).toMatchObject({
      action: 'adherence-settings-saved',
      before: { graceSeconds: adherence.graceSeconds },
      after: { graceSeconds: adherence.graceSeconds + 30 },
    });
    const excused = {
      agentId: '1',
      fromMs: 1_000_000,
      toMs: 2_000_000,
      kind: 'training',
      reason: 'Coaching',
    };
    const { id } = await change('POST', '/adherence/exceptions', excused);
    expect(await newest()).toMatchObject({
      action: 'exception-added',
      author: { name: 'Ann' },
      reason: 'Coaching',
      target: { id, name: '1' },
    });
    await change('POST', `/adherence/exceptions/${id}/removal`);
    expect(await actions()).toEqual([
      'import-cancelled',
      'import-undone',
      'planning-settings-saved',
      'adherence-settings-saved',
      'exception-added',
      'exception-removed',
    ]);
  });

  it('AC36 is found by kind, person, days and words, and taken out with its kind', async () => {
    const { change, ask } = await open();
    await change('POST', '/imports/7/cancel');
    const found = async (query: string) =>
      ((await ask(`/audit?${query}`)).json.entries as AuditEntry[]).map(({ action }) => action);
    expect(await found('kind=import')).toEqual(['import-cancelled']);
    expect(await found('kind=board')).toEqual([]);
    expect(await found('words=CMD')).toEqual(['import-cancelled']);
    expect(await found('words=nothing')).toEqual([]);
    expect(await found('who=ann&words=%25')).toEqual([]);
    expect((await ask('/audit?kind=nonsense')).status).toBe(400);
    const csv = (await ask('/audit/export?kind=import')).text;
    expect(csv).toContain('import,import-cancelled,7');
    expect(csv).toContain(`'=cmd.csv`);
  });

  it('AC36 people are found by their names in every language, wherever they are spoken of, and named', async () => {
    const { served, change, ask } = await open();
    const excused = { agentId: '1', fromMs: 1_000_000, toMs: 2_000_000, kind: 'training', reason: 'x' };
    await change('POST', '/adherence/exceptions', excused);
    const common = { atMs: 1, author: { accountId: null, name: '' }, action: 'request-answered' } as const;
    const after = { otherAgentId: '1' };
    await served.audit.addAudit([
      { ...common, target: { id: 'r', name: '11' }, before: null, after, reason: '' },
      { ...common, target: { id: 's', name: '11' }, before: null, after: { otherAgentId: '12' }, reason: '' },
    ]);
    const { json } = await ask('/audit?words=bo');
    expect((json.entries as AuditEntry[]).map(({ target }) => target.name)).toEqual(['11', '1']);
    expect(json).toMatchObject({ names: { '1': { en: 'Bo' } }, timeZone: 'Etc/UTC' });
    expect((await ask('/audit/export?words=bo')).text.split('\n')).toHaveLength(4);
    expect((await ask('/audit?words=nobody')).json.entries).toEqual([]);
  });

  it('AC35 fails what it cannot keep', async () => {
    const { served, ask } = await open();
    const board = served.boards.list()[0]!;
    served.audit.addAudit = () => Promise.reject(new Error('no room'));
    const answer = await ask(`/boards/${board.id}`, { method: 'PUT', body: { ...board, name: 'X' } });
    expect(answer.status).toBe(500);
    expect(served.errors).toHaveLength(1);
  });
});
