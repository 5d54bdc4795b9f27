import { expect, it } from 'vitest';
import { createAccountStore } from '../../server/stores/sql/sql-accounts.ts';
import { createUpkeep } from '../../server/stores/sql/sql-upkeep.ts';
import type { AuditState } from '../../shared/contract/audit.ts';
import { describeEngines } from '../helpers/databases.ts';

describeEngines('people who are deleted', (openOne, kind) => {
  it(`UP10 leave nothing personal in the audit, which says that somebody was deleted (${kind})`, async () => {
    const engine = await openOne();
    const store = createAccountStore(engine);
    const upkeep = createUpkeep(engine, { timeZone: 'Etc/UTC', dayStartsAt: '00:00' });
    const author = { accountId: 'pia', name: 'Pia' };
    const change = (id: string, name: string, before: AuditState | null, after: AuditState) => ({
      atMs: 1,
      author,
      action: before === null ? ('person-added' as const) : ('person-changed' as const),
      target: { id, name },
      before,
      after,
      reason: `asked by ${name}`,
    });
    const cells = {
      name: '王丽',
      nameZhTw: '',
      publicNumber: '8017',
      seat: 'B-4',
      phoneIds: '90; 91',
      team: 'A',
    };
    const others = [
      change('7%', 'Tom', { mentors: '7; 8\\;9' }, { mentors: '70; 7', team: '7' }),
      change('70', 'Ana', { name: 'Ana' }, { name: 'Ann' }),
    ];
    await store.addAudit([
      change('7', '王丽', null, { agentId: '7', ...cells }),
      change('7', '王丽', { name: '王丽', mentors: '8' }, { name: 'Lily Wang', mentors: '7%' }),
      ...others,
    ]);
    const { newId } = await upkeep.deleteAgent('7', 5);
    await expect(upkeep.deleteAgent('7', 6)).rejects.toMatchObject({ code: 'not-found' });
    const found = await store.listAudit({}, 9);
    expect(JSON.stringify(found)).not.toMatch(/王丽|Lily|8017|B-4|90; 91/);
    expect(found).toEqual([
      {
        no: 5,
        atMs: 5,
        author: { accountId: null, name: 'Floorcast' },
        action: 'person-deleted',
        target: { id: newId, name: newId },
        before: null,
        after: null,
        reason: '',
      },
      { ...others[1], no: 4 },
      {
        ...others[0],
        no: 3,
        before: { mentors: `${newId}; 8\\;9` },
        after: { mentors: `70; ${newId}`, team: expect.any(String) },
      },
      {
        no: 2,
        atMs: 1,
        author,
        action: 'person-changed',
        target: { id: newId, name: newId },
        before: { name: newId, mentors: '8' },
        after: { name: newId, mentors: '7%' },
        reason: '',
      },
      {
        no: 1,
        atMs: 1,
        author,
        action: 'person-added',
        target: { id: newId, name: newId },
        before: null,
        after: {
          agentId: newId,
          name: newId,
          nameZhTw: '',
          publicNumber: newId,
          seat: newId,
          phoneIds: newId,
          team: 'A',
        },
        reason: '',
      },
    ]);
  });

  it(`UP10 UP6 goes on where it was stopped, and takes what a server wrote since (${kind})`, async () => {
    const engine = await openOne();
    const store = createAccountStore(engine);
    const upkeep = createUpkeep(engine, { timeZone: 'Etc/UTC', dayStartsAt: '00:00' });
    const entry = {
      atMs: 1,
      author: { accountId: null, name: '' },
      action: 'person-changed' as const,
      target: { id: '7', name: 'Anna' },
      before: { name: 'Anna' },
      after: { name: 'Anne' },
      reason: '',
    };
    await store.addAudit([entry]);
    await upkeep.deleteAgent('7', 5);
    await store.addAudit([entry]);
    expect(await upkeep.forgetOrdered()).toBe(1);
    expect(JSON.stringify(await store.listAudit({}, 9))).not.toMatch(/Ann|"7"/);
    expect((await store.listAudit({ what: 'person-deleted' }, 9)).length).toBe(1);
  });
});
