import { describe, expect, it } from 'vitest';
import type { AccountSessions, SignedIn } from '../../server/ports/accounts.ts';
import { WHOLE_SITE } from '../../shared/access/roles.ts';

/** Sessions under test, and what happens to accounts meanwhile. */
export interface DrivenSessions {
  readonly sessions: AccountSessions;
  /** Makes the account and signs in: the `Cookie` header. */
  signIn(account: SignedIn): Promise<string>;
  change(account: SignedIn): Promise<void>;
  endSessions(accountId: string): Promise<void>;
}

const ANN: SignedIn = { accountId: 'ann', name: 'Ann', role: 'planner', agentId: null, scope: WHOLE_SITE };
const BO: SignedIn = { accountId: 'bo', name: 'Bo', role: 'agent', agentId: '7', scope: WHOLE_SITE };

/** Every adapter of AccountSessions runs these. */
export function describeAccountSessions(name: string, open: () => Promise<DrivenSessions>): void {
  describe(`sessions of accounts: ${name}`, () => {
    it('AZ14 are found by their cookie, each its own', async () => {
      const { sessions, signIn } = await open();
      const [ann, bo] = [await signIn(ANN), await signIn(BO)];
      expect(sessions.find(ann)).toMatchObject({ name: 'Ann', role: 'planner' });
      expect(sessions.find(`other=1; ${bo}; more=2`)).toMatchObject({ name: 'Bo', agentId: '7' });
    });

    it('AZ14 are not found by another one', async () => {
      const { sessions, signIn } = await open();
      const cookie = await signIn(ANN);
      const [key] = cookie.split('=');
      for (const wrong of [
        undefined,
        '',
        'x',
        `${key}=`,
        `${key}=x`,
        cookie.slice(0, -1),
        `x${cookie}`,
        `${key}=__proto__`,
      ])
        expect(sessions.find(wrong), wrong).toBeNull();
    });

    it('AZ14 are what the account is now, and whoever listens is told', async () => {
      const { sessions, signIn, change } = await open();
      const cookie = await signIn(ANN);
      const told: string[] = [];
      const stop = sessions.onChanged((accountId) =>
        told.push(`${accountId} ${sessions.find(cookie)?.role}`),
      );
      await change({ ...ANN, role: 'director' });
      expect(told).toEqual(['ann director']);
      stop();
      await change(ANN);
      expect(told).toHaveLength(1);
    });

    it('AZ14 end, and others go on', async () => {
      const { sessions, signIn, endSessions } = await open();
      const [ann, again, bo] = [await signIn(ANN), await signIn(ANN), await signIn(BO)];
      const told: string[] = [];
      sessions.onChanged((accountId) => told.push(`${accountId} ${sessions.find(ann) === null}`));
      await endSessions('ann');
      expect([ann, again].map((cookie) => sessions.find(cookie))).toEqual([null, null]);
      expect(sessions.find(bo)).not.toBeNull();
      expect(told).toEqual(['ann true']);
    });
  });
}
