import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openSheet } from '../../server/imports/open-sheet.ts';
import { readPeopleFile } from '../../server/people/read-people-file.ts';
import { writePeopleFile } from '../../server/people/write-people-file.ts';
import { WHOLE_SITE } from '../../shared/access/roles.ts';
import { planImport } from '../../shared/people/plan-import.ts';
import { LOCALES } from '../../shared/site/localized-text.ts';
import { people, personOf, SURROUNDINGS } from '../people/people-builder.ts';
import { ASKER, openRoom } from './open-room.ts';

const GUESS = { columns: null, encoding: null };

async function readBack(bytes: Uint8Array, all: Parameters<typeof planImport>[0]) {
  const { rows } = await readPeopleFile(openSheet, bytes, GUESS);
  return planImport(all, rows, { ...SURROUNDINGS, defaultContractId: 'full-time', scope: WHOLE_SITE });
}

describe('sheets of people', () => {
  it('PE20 a CSV comes in as it went out', async () => {
    await fc.assert(
      fc.asyncProperty(people, async (all) => {
        const plan = await readBack(await writePeopleFile(all, 'csv', 'en'), all);
        expect(plan).toEqual({ added: [], changed: [], unchanged: all.length, refused: [], missing: [] });
      }),
      { numRuns: 100 },
    );
  });

  it('PE20 so does an XLSX, in every language', async () => {
    await fc.assert(
      fc.asyncProperty(people, fc.constantFrom(...LOCALES), async (all, locale) => {
        const plan = await readBack(await writePeopleFile(all, 'xlsx', locale), all);
        expect(plan).toEqual({ added: [], changed: [], unchanged: all.length, refused: [], missing: [] });
      }),
      { numRuns: 15 },
    );
  });

  it('PE24 what would run as a formula is a text', async () => {
    const all = [personOf('=cmd()', { name: { en: '@SUM(1)' }, seat: '+1', team: "'=1" })];
    const text = Buffer.from(await writePeopleFile(all, 'csv', 'en')).toString();
    const [, row] = text.split('\r\n');
    expect(row!.split(',').slice(0, 2)).toEqual(["'=cmd()", "'@SUM(1)"]);
    expect(row!.split(',').every((cell) => !/^[=+\-@]/.test(cell))).toBe(true);
    expect(await readBack(Buffer.from(text), all)).toMatchObject({ unchanged: 1 });
  });

  it.each([
    ['utf-8', Buffer.from('工号,姓名,班组\n1001,王丽,一组\n')],
    // "工号,姓名,班组" and so on, as a Chinese Windows writes it.
    ['gb18030', Buffer.from('b9a4bac52cd0d5c3fb2cb0e0d7e90a313030312ccdf5c0f62cd2bbd7e90a', 'hex')],
    // "工號,姓名,班組".
    ['big5', Buffer.from('a475b8b92ca96da6572caf5ab2d50a313030312ca4fdc4522ca440b2d50a', 'hex')],
  ])('PE25 a CSV in %s is read', async (encoding, bytes) => {
    const read = await readPeopleFile(openSheet, bytes, GUESS);
    expect(read.encoding).toBe(encoding);
    expect(Object.values(read.columns)).toEqual(['agentId', 'name', 'team']);
    expect(read.rows[0]!.cells.name).toMatch(/^王[丽麗]$/);
    expect(await readPeopleFile(openSheet, gzipSync(bytes), GUESS)).toEqual(read);
  });

  it('PE25 a row with bytes that the encoding does not have is refused, and the others are read', async () => {
    const bytes = Buffer.concat([
      Buffer.from('工号,姓名\n1001,'),
      Buffer.from('cdf5c0f6', 'hex'),
      Buffer.from('\n1002,王丽\n'),
    ]);
    expect(await readPeopleFile(openSheet, bytes, { columns: null, encoding: 'utf-8' })).toMatchObject({
      rows: [{ row: 3, cells: { agentId: '1002', name: '王丽' } }],
      unreadable: [{ row: 2, said: { code: 'bytes-unreadable' } }],
    });
  });

  it('PE22 a file whose columns nobody can tell says so, and is read as it is told', async () => {
    const bytes = Buffer.from('who,what\n1001,A\n');
    expect(await readPeopleFile(openSheet, bytes, GUESS)).toMatchObject({
      header: ['who', 'what'],
      problem: { code: 'people-file-no-id' },
      rows: [],
    });
    const told = await readPeopleFile(openSheet, bytes, {
      columns: { who: 'agentId', gone: 'team' },
      encoding: 'utf-8',
    });
    expect(told).toMatchObject({
      columns: { who: 'agentId' },
      rows: [{ row: 2, cells: { agentId: '1001' } }],
    });
  });

  it('PE22 what is no sheet is refused in words', async () => {
    await expect(readPeopleFile(openSheet, Buffer.from('{"a":1}\n'), GUESS)).rejects.toMatchObject({
      said: { code: 'sheet-kind' },
    });
    await expect(readPeopleFile(openSheet, Buffer.from(''), GUESS)).rejects.toMatchObject({
      said: { code: 'file-empty' },
    });
  });

  it('PE4 PE22 PE23 a preview changes nothing; taken, it changes what it said, and the others leave', async () => {
    const { room, people: all, audit } = await openRoom();
    const before = all();
    const preview = await room.previewImport(
      ASKER,
      Buffer.from('agent id,team\n1001,C\n1003,C\n,D\n'),
      GUESS,
    );
    expect(all()).toEqual(before);
    expect(preview).toMatchObject({
      added: [{ row: 3 }],
      changed: [{ row: 2, fields: ['team'] }],
      refused: [{ row: 4, said: { code: 'people-row-no-id' } }],
      missing: ['1002'],
    });
    const request = {
      revision: preview.revision,
      people: [...preview.added.map(({ person }) => person), ...preview.changed.map(({ after }) => after)],
      leaving: { agentIds: preview.missing, lastDay: '2026-03-31' },
      reason: 'March',
    };
    expect(await room.import(ASKER, request)).toEqual({ changed: 3 });
    expect(all().map(({ agentId, team, lastDay }) => [agentId, team, lastDay])).toEqual([
      ['1001', 'C', null],
      ['1002', 'B', '2026-03-31'],
      ['1003', 'C', null],
    ]);
    expect(audit.map(({ reason }) => reason)).toEqual(['March', 'March', 'March']);
    await expect(room.import(ASKER, request)).rejects.toMatchObject({
      said: { code: 'people-changed-meanwhile' },
    });
  });
});
