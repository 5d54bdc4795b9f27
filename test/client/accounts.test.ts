import { expect, test } from 'vitest';
import { WORDS } from '../../client/locales/index.ts';
import { writeAuditQuery } from '../../client/screens/accounts/audit-query.ts';
import { createAuditDescriber } from '../../client/screens/accounts/describe-audit.ts';
import { describeScope } from '../../client/screens/accounts/describe-scope.ts';
import { findAccounts } from '../../client/screens/accounts/find-accounts.ts';
import { nameBrowser } from '../../client/screens/accounts/name-browser.ts';
import { findWayOn } from '../../client/screens/sign-in/find-way-on.ts';
import { WHOLE_SITE } from '../../shared/access/roles.ts';
import type { Account } from '../../shared/contract/accounts.ts';
import type { AuditAction, AuditState } from '../../shared/contract/audit.ts';
import { pickText, type LocalizedText } from '../../shared/site/localized-text.ts';

const LI: Account = {
  id: 'a',
  signInName: 'Li.Na',
  shownName: '李娜',
  role: 'agent',
  scope: WHOLE_SITE,
  agentId: '8001',
  state: 'active',
  createdAtMs: 0,
  changedAtMs: 0,
  hasPassword: true,
  isTied: false,
  linkEndsAtMs: null,
};

test.each([
  [null, 'planner', '/desk'],
  [null, 'agent', '/me'],
  ['/roster?day=2026-02-09', 'planner', '/roster?day=2026-02-09'],
  ['roster', 'planner', '/roster'],
  ['//evil.example/desk', 'planner', '/desk'],
  ['https://evil.example/roster', 'planner', '/desk'],
  ['/\\evil.example', 'planner', '/desk'],
  ['javascript:alert(1)', 'agent', '/me'],
  ['/api/v1/export/calls', 'planner', '/desk'],
  ['/sign-in?to=/sign-in', 'planner', '/desk'],
  ['http://[', 'planner', '/desk'],
] as const)('%s leads a person who is %s to %s', (wanted, role, path) => {
  expect(findWayOn(wanted, 'http://floor.example/sign-in', role)).toBe(path);
});

test('accounts are found by every word of names, agent and role', () => {
  const wang = { ...LI, id: 'b', signInName: 'wang', shownName: 'Wang Wei', agentId: null };
  const find = (typed: string) => findAccounts([LI, wang], typed, () => 'Agent').map(({ id }) => id);
  expect(find('')).toEqual(['a', 'b']);
  expect(find('ＬＩ.na agent')).toEqual(['a']);
  expect(find('8001')).toEqual(['a']);
  expect(find('wei WANG')).toEqual(['b']);
  expect(find('wang 8001')).toEqual([]);
});

test('a scope is told in words', () => {
  const words = WORDS.en.accounts;
  expect(describeScope(WHOLE_SITE, words)).toBe('the whole site');
  expect(describeScope({ teams: ['A', 'B'], queues: ['x'] }, words, () => 'Billing')).toBe(
    'teams A, B · queues Billing',
  );
  expect(describeScope({ teams: [], queues: null }, words)).toBe('teams none');
});

test('the audit is asked for whole days of the site’s clock', () => {
  const nothing = { who: '', what: '', text: '', from: '', to: '' };
  expect(writeAuditQuery(nothing, 'UTC')).toBe('');
  const query = new URLSearchParams(
    writeAuditQuery({ ...nothing, who: 'link', from: '2026-02-28', to: '2026-02-28' }, 'Asia/Shanghai'),
  );
  expect(query.get('who')).toBe('link');
  expect(Number(query.get('fromMs'))).toBe(Date.UTC(2026, 1, 27, 16));
  expect(Number(query.get('toMs')) - Number(query.get('fromMs'))).toBe(86_400_000);
});

test('the audit tells agents by id and name, kinds and states in words, and moments by the site’s clock', () => {
  const naming = {
    timeZone: 'Asia/Shanghai',
    names: { '8001': { en: 'Wang Wei', 'zh-TW': '王偉' } },
    leaveKinds: { annual: { en: 'Annual leave', 'zh-TW': '特休' } },
  };
  // As the page's own: its methods are nothing without it.
  const language = {
    locale: 'zh-TW' as const,
    pick(text: LocalizedText) {
      return pickText(text, this.locale);
    },
  };
  const { describeState, describeTarget } = createAuditDescriber(WORDS['zh-TW'], naming, language);
  const values = (action: AuditAction, state: AuditState) =>
    describeState({ action }, state).map(({ value }) => value);
  const asked = { kind: 'leave', state: 'given-back', leaveKind: 'annual', otherAgentId: '8001' };
  const { requests, adherence } = WORDS['zh-TW'];
  expect(values('leave-cancelled', asked)).toEqual([
    requests.kinds.leave,
    requests.givenBackState,
    '特休',
    '8001 王偉',
  ]);
  expect(values('exception-added', { kind: 'system', fromMs: Date.UTC(2026, 0, 1, 20) })).toEqual([
    adherence.kinds.system,
    expect.stringMatching(/1月2日.*4:00/),
  ]);
  expect(describeTarget({ action: 'request-asked', target: { id: 'r', name: '8001' } })).toBe('8001 王偉');
  expect(describeTarget({ action: 'request-asked', target: { id: 'r', name: '8002' } })).toBe('8002');
});

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox · Windows'],
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge · Windows'],
  [
    'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36',
    'Chrome · Android',
  ],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1', 'Safari · iPhone'],
  ['curl/8.5.0', 'curl/8.5.0'],
])('%s is %s', (userAgent, name) => {
  expect(nameBrowser(userAgent)).toBe(name);
});
