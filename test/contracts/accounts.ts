import { describe, expect, test } from 'vitest';
import type { AccountRecord, AccountStore } from '../../server/ports/account-store.ts';
import type { NewAuditEntry } from '../../server/ports/audit-log.ts';

const LI: AccountRecord = {
  id: 'li',
  signInName: 'Li.Na',
  shownName: '李娜 nul\0',
  role: 'supervisor',
  scope: { teams: ['Team 1'], queues: null },
  agentId: null,
  state: 'active',
  createdMs: 5,
  changedMs: 6,
  passwordHash: null,
};
const WANG: AccountRecord = { ...LI, id: 'wang', signInName: 'wang', agentId: '8001', passwordHash: '$x' };
const NOTE: NewAuditEntry = {
  atMs: 1_000,
  author: { accountId: null, name: '' },
  action: 'account-made',
  target: { id: 'li', name: 'Li.Na' },
  before: null,
  after: { role: 'supervisor', scope: { teams: ['班组'], queues: null } },
  reason: "'; drop table audit; --",
};
const SESSION = {
  tokenHash: 'hash',
  accountId: 'li',
  startedMs: 10,
  seenMs: 10,
  address: '10.0.0.1',
  browser: 'Firefox 🦊',
};

/** What every keeper of accounts owes; `open` gives an empty one. */
export function describeAccounts(name: string, open: () => Promise<AccountStore>): void {
  describe(`accounts contract: ${name}`, () => {
    test('AK1 an account comes back as it was, and as it was changed', async () => {
      const store = await open();
      await store.save({ account: WANG });
      await store.save({ account: LI });
      expect(await store.readAccounts()).toEqual([LI, WANG]);
      const changed = { ...LI, state: 'closed' as const, passwordHash: '$y', signInName: 'li.NA' };
      await store.save({ account: changed });
      expect(await store.readAccounts()).toEqual([changed, WANG]);
    });

    test('AK1 AK2 a name that another has is refused, and nothing of the change is kept', async () => {
      const store = await open();
      await store.save({ account: LI });
      await store.addSession(SESSION);
      const other = { ...WANG, signInName: 'ｌＩ.na' };
      const link = { accountId: 'wang', tokenHash: 't', endsMs: 9 };
      await expect(
        store.save({ account: other, link, endedSessions: ['hash'], audit: NOTE }),
      ).rejects.toMatchObject({ code: 'conflict', said: { code: 'account-name-taken' } });
      expect(await store.readAccounts()).toEqual([LI]);
      expect(await store.readLinks()).toEqual([]);
      expect(await store.readSessions()).toEqual([SESSION]);
      expect(await store.listAudit({}, 10)).toEqual([]);
    });

    test('AK2 a link takes the place of the one before, stays when nothing is said, and goes', async () => {
      const store = await open();
      const link = { accountId: 'li', tokenHash: 'first', endsMs: 9 };
      await store.save({ account: LI, link });
      await store.save({ account: LI });
      expect(await store.readLinks()).toEqual([link]);
      await store.save({ account: LI, link: { ...link, tokenHash: 'second' } });
      expect(await store.readLinks()).toEqual([{ ...link, tokenHash: 'second' }]);
      await store.save({ account: LI, link: null });
      expect(await store.readLinks()).toEqual([]);
    });

    test('AK7 an identity is one account’s, stays when nothing is said, and goes', async () => {
      const store = await open();
      const identity = { accountId: 'li', issuer: 'https://id.example', subject: "o'li", tiedMs: 7 };
      await store.save({ account: LI, identity });
      await store.save({ account: LI });
      expect(await store.readIdentities()).toEqual([identity]);
      const taken = { ...identity, accountId: 'wang' };
      await expect(store.save({ account: WANG, identity: taken, audit: NOTE })).rejects.toMatchObject({
        code: 'conflict',
        said: { code: 'openid-identity-taken' },
      });
      expect(await store.readAccounts()).toEqual([LI]);
      expect(await store.listAudit({}, 10)).toEqual([]);
      const elsewhere = { ...taken, issuer: 'https://other.example' };
      await store.save({ account: WANG, identity: elsewhere });
      expect(await store.readIdentities()).toEqual([identity, elsewhere]);
      await store.save({ account: LI, identity: null });
      expect(await store.readIdentities()).toEqual([elsewhere]);
    });

    test('AK3 a session is kept until it ends, and does not come back by being used', async () => {
      const store = await open();
      await store.addSession(SESSION);
      await store.addSession({ ...SESSION, tokenHash: 'other' });
      await store.markSeen('hash', 30);
      await store.markSeen('hash', 20);
      expect(await store.readSessions()).toEqual([
        { ...SESSION, seenMs: 30 },
        { ...SESSION, tokenHash: 'other' },
      ]);
      await store.save({ account: LI, endedSessions: ['hash'] });
      await store.markSeen('hash', 40);
      expect(await store.readSessions()).toMatchObject([{ tokenHash: 'other' }]);
      await store.endSessions(['other', 'none']);
      expect(await store.readSessions()).toEqual([]);
    });

    test('AK4 the audit is found newest first by who, what, on whom and when, page by page', async () => {
      const store = await open();
      const by = { accountId: 'li', name: '李娜' };
      await store.save({ account: LI, audit: NOTE });
      await store.save({
        account: WANG,
        audit: { ...NOTE, author: by, target: { id: 'wang', name: 'wang' } },
      });
      await store.save({
        account: WANG,
        audit: { ...NOTE, author: by, action: 'account-closed', atMs: 2_000, after: null, before: {} },
      });
      const all = await store.listAudit({}, 10);
      expect(all.map(({ no }) => no)).toEqual([3, 2, 1]);
      expect(all[2]).toEqual({ ...NOTE, no: 1 });
      expect(all[0]).toMatchObject({ author: by, before: {}, after: null });
      const find = async (query: Parameters<AccountStore['listAudit']>[0], most = 10) =>
        (await store.listAudit(query, most)).map(({ no }) => no);
      expect(await find({ who: 'li' })).toEqual([3, 2]);
      expect(await find({ who: 'link' })).toEqual([1]);
      expect(await find({ what: 'account-closed' })).toEqual([3]);
      expect(await find({ target: 'wang' })).toEqual([2]);
      expect(await find({ fromMs: 1_001 })).toEqual([3]);
      expect(await find({ toMs: 2_000 })).toEqual([2, 1]);
      expect(await find({ words: 'Wei', agentIds: ['wang'] })).toEqual([2]);
      expect(await find({ words: 'Wei', agentIds: ['nobody'] })).toEqual([]);
      expect(await find({}, 2)).toEqual([3, 2]);
      expect(await find({ beforeNo: 2 }, 2)).toEqual([1]);
      await store.addAudit([{ ...NOTE, action: 'message-written', target: { id: 'm', name: '今天' } }]);
      expect(await store.listAudit({ what: 'message-written' }, 10)).toMatchObject([
        { no: 4, target: { name: '今天' } },
      ]);
    });

    test('AK6 entries of the audit that belong to no account come after what is there, all of them or none', async () => {
      const store = await open();
      await store.save({ account: LI, audit: NOTE });
      const entry = { ...NOTE, action: 'person-changed' as const, target: { id: '8001', name: 'Ana' } };
      await store.addAudit([entry, { ...entry, target: { id: '8002', name: 'Tom' } }]);
      await store.addAudit([]);
      const all = await store.listAudit({}, 10);
      expect(all.map(({ no, target }) => [no, target.id])).toEqual([
        [3, '8002'],
        [2, '8001'],
        [1, NOTE.target.id],
      ]);
    });

    test('AK5 an address is kept once with its last time, and let go by age', async () => {
      const store = await open();
      const address = { accountId: 'li', address: '10.0.0.1', lastMs: 10 };
      await store.saveAddress(address);
      await store.saveAddress({ ...address, lastMs: 20 });
      await store.saveAddress({ ...address, address: '10.0.0.2' });
      expect(await store.readAddresses()).toMatchObject([{ lastMs: 20 }, { address: '10.0.0.2' }]);
      await store.forgetAddresses(20);
      expect(await store.readAddresses()).toEqual([{ ...address, lastMs: 20 }]);
    });
  });
}
