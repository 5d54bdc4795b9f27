import { describe, expect, it } from 'vitest';
import { ROUTES } from '../../server/http/routes/index.ts';
import {
  HOLDERS,
  isLostByScope,
  listRights,
  mayUse,
  RIGHT_NAMES,
  RIGHTS,
  type Asker,
} from '../../shared/access/rights.ts';
import { ROLES, WHOLE_SITE } from '../../shared/access/roles.ts';
import { isNarrow, listSeenAgents, seesAgent, seesQueue } from '../../shared/access/scope.ts';

const asks = (as: Asker['as'], other: Partial<Asker> = {}): Asker => ({
  as,
  wallsOpen: false,
  isScoped: false,
  ...other,
});

describe('the table of rights', () => {
  it('AZ1 says of every right what it is and who has it', () => {
    for (const right of RIGHT_NAMES) {
      const { doc, holders } = RIGHTS[right];
      expect(doc, right).toMatch(/^[A-Z].*\.$/);
      expect(holders.length, right).toBeGreaterThan(0);
      expect(new Set(holders).size, right).toBe(holders.length);
      expect(
        holders.filter((holder) => !HOLDERS.includes(holder)),
        right,
      ).toEqual([]);
    }
  });

  it('AZ2 lets the director read whatever any role reads, and change nothing of others', () => {
    const has = listRights(asks('director'));
    const read = RIGHT_NAMES.filter(
      (right) =>
        RIGHTS[right].kind === 'sees' &&
        ['everyone', ...ROLES].some((holder) => RIGHTS[right].holders.includes(holder as never)),
    );
    expect(has).toEqual(expect.arrayContaining([...read]));
    expect(has.filter((right) => RIGHTS[right].kind === 'changes')).toEqual(['sign-in', 'own-account']);
  });

  it('AZ2 gives an agent what is their own, and each token what it is for', () => {
    expect(listRights(asks('agent'))).toEqual([
      'come-in',
      'sign-in',
      'see-own-account',
      'own-account',
      'own-shifts',
      'see-own-work',
      'own-work',
      'see-own-requests',
      'own-requests',
    ]);
    expect(listRights(asks('intake-token'))).toEqual(['come-in', 'sign-in', 'send-events']);
    expect(listRights(asks('read-token')).filter((right) => RIGHTS[right].kind === 'changes')).toEqual([
      'sign-in',
    ]);
  });

  it('AZ3 opens walls and meters to people on this machine, and to no link or token', () => {
    const open = { wallsOpen: true };
    expect(listRights(asks('nobody'))).toEqual(['come-in', 'sign-in']);
    expect(listRights(asks('nobody', open))).toEqual([
      'come-in',
      'sign-in',
      'see-walls',
      'see-names',
      'see-meters',
    ]);
    expect(mayUse(asks('agent', open), 'see-walls')).toBe(true);
    for (const as of ['screen', 'named-screen', 'read-token', 'intake-token'] as const)
      expect(listRights(asks(as, open)), as).toEqual(listRights(asks(as)));
  });

  it('AZ9 keeps what cannot be cut from accounts of a part of the site', () => {
    const narrow = asks('supervisor', { isScoped: true });
    expect(mayUse(narrow, 'see-past')).toBe(true);
    expect(mayUse(narrow, 'export-all')).toBe(false);
    expect(isLostByScope(narrow, 'export-all')).toBe(true);
    expect(isLostByScope(narrow, 'import')).toBe(false);
    expect(isLostByScope(narrow, 'see-past')).toBe(false);
  });
});

describe('the rights of routes', () => {
  /** They ask with a body, or end what is only the asker's own. */
  const ASKS_ONLY = ['/api/v1/rosters/explain', '/api/v1/session'];

  it('AZ1 a route that changes something needs a right to change', () => {
    const found = ROUTES.filter(
      ({ method, needs, path }) =>
        method !== 'get' && RIGHTS[needs].kind === 'sees' && !ASKS_ONLY.includes(path),
    );
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  it('AZ1 a route that is read needs no right to change but where reading gives keys away, or a provider sends people back', () => {
    const found = ROUTES.filter(({ method, needs }) => method === 'get' && RIGHTS[needs].kind === 'changes');
    expect(found.map(({ path }) => path)).toEqual(['/api/v1/sign-in/openid/callback', '/api/v1/kiosk-links']);
  });
});

describe('what an account sees of a site', () => {
  const site = {
    agents: [
      { id: '1', name: { en: 'Ann' }, team: 'Red' },
      { id: '2', name: { en: 'Bo' } },
      { id: '3', name: { en: 'Cy' }, team: 'Blue' },
    ],
  };
  const red = { teams: ['Red'], queues: null };

  it('AZ8 is the whole of it, or its teams and queues', () => {
    expect([WHOLE_SITE, red, { teams: null, queues: [] }].map(isNarrow)).toEqual([false, true, true]);
    expect(seesQueue({ teams: null, queues: ['a'] }, 'b')).toBe(false);
    expect(seesQueue(red, 'b')).toBe(true);
    expect(['1', '2', '3', 'unknown'].map((id) => seesAgent(red, id, site))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(seesAgent(WHOLE_SITE, 'unknown', site)).toBe(true);
    expect(listSeenAgents(red, site)).toEqual(['1']);
    expect(listSeenAgents(WHOLE_SITE, site)).toBeNull();
  });
});
