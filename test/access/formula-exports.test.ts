import { parse } from 'csv-parse/sync';
import Excel from 'exceljs';
import { describe, expect, it, vi } from 'vitest';
import { ROUTES } from '../../server/http/routes/index.ts';
import { createMemoryAdherence } from '../../server/stores/adherence/memory-adherence.ts';
import { createMemoryRosters } from '../../server/stores/rosters/memory-rosters.ts';
import { createAdherenceDay } from '../../shared/adherence/adherence-figures.ts';
import type { CallRecord } from '../../shared/history/call-record.ts';
import { EXPORT_KINDS } from '../../shared/history/export-rows.ts';
import { NO_CHANGES } from '../../shared/history/roll-ups.ts';
import { bareOfGuard, guardFormula, guardText } from '../../shared/sheets/guard-formula.ts';
import { createEmptySite } from '../../shared/site/site.ts';
import { commitEvents } from '../helpers/commit-events.ts';
import { ScriptedFloor } from '../helpers/scripted-floor.ts';
import { agentTallyOf, inventQuarters, keepPast } from '../history/build-past.ts';
import { serve } from '../http/ask.ts';
import { openDesk } from '../imports/import-desk.ts';

vi.setConfig({ testTimeout: 300_000 });

/** What a spreadsheet runs, by each of its beginnings; the word tells it in a file. */
const AGENT = '=cmd|agent';
const NAME = '+cmd|name';
const TEAM = '@cmd|team';
const QUEUE = '-cmd|queue';
const CALL = '＝cmd|call';
const WORDS = '\tcmd|words';
const DAY = '2026-10-21';
const SPAN = `from=${DAY}&to=${DAY}`;
const AT_MS = Date.parse(`${DAY}T08:00Z`);

const SITE = {
  ...createEmptySite('Etc/UTC'),
  agents: [{ id: AGENT, name: { en: NAME }, team: TEAM, seat: '-cmd|seat', publicNumber: '=cmd|number' }],
};

const CALLS: readonly CallRecord[] = [
  {
    callId: CALL,
    queueId: QUEUE,
    offeredAtMs: AT_MS,
    outcome: 'answered',
    flowOutReason: null,
    waitMs: 1500,
    agentId: AGENT,
    handled: true,
    talkMs: 60_000,
    holdMs: 0,
    wrapUpMs: 0,
    callerNumber: '=cmd|caller',
    answerWithinMs: 20_000,
    shortAbandonMs: 5_000,
  },
];

/** Each file that goes out, by its route. A CSV and an XLSX where there are both. */
const TRIED: Readonly<Record<string, readonly string[]>> = {
  '/api/v1/history/export': [
    `/history/export?${SPAN}&by=queue&format=csv`,
    `/history/export?${SPAN}&by=agent&format=csv`,
    `/history/export?${SPAN}&by=team&format=csv`,
  ],
  '/api/v1/export/{what}': EXPORT_KINDS.map((what) => `/export/${what}?format=csv`),
  '/api/v1/people/export': ['/people/export?format=csv', '/people/export?format=xlsx'],
  '/api/v1/rosters/export': [
    `/rosters/export?from=${DAY}&days=1&format=csv`,
    `/rosters/export?from=${DAY}&days=1&format=xlsx`,
  ],
  '/api/v1/adherence/attendance': [
    `/adherence/attendance?from=${DAY}&days=1&format=csv`,
    `/adherence/attendance?from=${DAY}&days=1&format=xlsx`,
  ],
  '/api/v1/audit/export': ['/audit/export'],
  '/api/v1/imports/{importNo}/refused.csv': ['/imports/1/refused.csv'],
};

/** Of what a spreadsheet opens; calendars and meters are not read by one. */
const isSheet = (type: string) => /csv|spreadsheet/.test(type);

async function open() {
  const floor = new ScriptedFloor({}, 'epoch-1', SITE);
  floor.nowMs = AT_MS + 86_400_000;
  const history = keepPast(SITE, inventQuarters(SITE, 21, { fromDay: DAY, toDay: DAY, queueIds: [QUEUE] }), [
    { agentId: AGENT, queueId: null, startMs: AT_MS, tally: agentTallyOf({ readyMs: 90_000 }) },
    { agentId: AGENT, queueId: QUEUE, startMs: AT_MS, tally: agentTallyOf({ answered: 2 }) },
  ]);
  history.keep({ ...NO_CHANGES, calls: CALLS });
  const offered = { type: 'call-offered', atMs: AT_MS, callId: CALL, queueId: QUEUE } as const;
  await commitEvents(floor.journal, [{ ...offered, id: 'e1', callerNumber: '=cmd|caller' }]);
  const rosters = createMemoryRosters({ nowMs: () => floor.nowMs });
  const adherence = createMemoryAdherence();
  const amended = { ...createAdherenceDay(), shifts: 1 };
  await adherence.replaceDay(DAY, [{ agentId: AGENT, text: JSON.stringify({ amended }) }]);
  const desk = await openDesk();
  await desk.bring(
    `queue,offeredAt,wait,outcome\na,2026-11-20 08:00:00,3,abandoned\n=cmd|text,yesterday,3,abandoned\n`,
  );
  const served = await serve({ floor, history, rosters, adherence, imports: desk.jobs });
  const headers = { cookie: served.cookie, 'content-type': 'application/json' };
  const roster = await fetch(`${served.url}/api/v1/rosters/changes`, {
    method: 'POST',
    headers,
    body: JSON.stringify({
      author: 'w',
      reason: '',
      copyId: null,
      revisions: { [DAY]: 0 },
      changes: [{ day: DAY, agentId: AGENT, entry: { shift: null, isPinned: true, note: '=cmd|note' } }],
    }),
  });
  expect(roster.status).toBe(200);
  await served.audit.addAudit([
    {
      atMs: 1,
      author: { accountId: null, name: NAME },
      action: 'board-saved',
      target: { id: AGENT, name: TEAM },
      before: null,
      after: null,
      reason: WORDS,
    },
  ]);
  return { served, headers };
}

describe('files that are taken out', () => {
  it('TH10 HT43 of every route that writes one are tried', () => {
    const sheets = ROUTES.filter(({ answerTypes }) => answerTypes?.some(isSheet)).map(({ path }) => path);
    expect(sheets.sort()).toEqual(Object.keys(TRIED).sort());
  });

  it('TH10 HT43 AC34 PE24 have no text that a spreadsheet would run, whatever people, queues and calls are called', async () => {
    const { served, headers } = await open();
    for (const path of Object.values(TRIED).flat()) {
      const answer = await fetch(`${served.url}/api/v1${path}`, { headers });
      expect(answer.status, path).toBe(200);
      const bytes = Buffer.from(await answer.arrayBuffer());
      const cells = path.includes('xlsx') ? await readWorkbook(bytes) : readCsv(bytes);
      expect(cells.length, path).toBeGreaterThan(1);
      expect(
        cells.filter((cell) => cell !== guardText(bareOfGuard(cell))),
        path,
      ).toEqual([]);
      // What was put in is in it: an empty file would hold nothing to fear.
      expect(
        cells.some((cell) => cell.includes('cmd|')),
        path,
      ).toBe(true);
    }
  });

  it('TH10 a text is known again by what it was, and numbers are left alone', () => {
    for (const text of [AGENT, NAME, TEAM, QUEUE, CALL, WORDS, ' =1', '\n=1', "'=1", "''＠1", '\r', "'", '-'])
      expect([guardFormula(text).startsWith("'"), bareOfGuard(guardFormula(text))]).toEqual([true, text]);
    for (const text of ['', 'a=1', '7', '客服', "it's", '"=1"', '2026-10-21'])
      expect([guardFormula(text), bareOfGuard(text)]).toEqual([text, text]);
    expect(['+49 30 1234', '-5', '+49301234•••'].map(guardText)).toEqual([
      '+49 30 1234',
      '-5',
      '+49301234•••',
    ]);
    expect(guardText('+49301234|cmd')).toBe("'+49301234|cmd");
  });
});

function readCsv(bytes: Buffer): readonly string[] {
  return (parse(bytes, { bom: true, relax_column_count: true }) as string[][]).flat();
}

/** Texts alone: what is a formula in it fails. */
async function readWorkbook(bytes: Buffer): Promise<readonly string[]> {
  const workbook = new Excel.Workbook();
  await workbook.xlsx.load(bytes as never);
  const cells: string[] = [];
  workbook.eachSheet((sheet) =>
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        expect(cell.type, cell.address).not.toBe(Excel.ValueType.Formula);
        if (typeof cell.value === 'string') cells.push(cell.value);
      }),
    ),
  );
  return cells;
}
