import type { Cell, Worksheet } from 'exceljs';
import type {
  RosterEntry,
  RosterImportPreview,
  RosterSettings,
} from '../../../../shared/contract/rosters.ts';
import type { Message } from '../../../../shared/messages/message.ts';
import { isSameShift } from '../../../../shared/rostering/days/compare-days.ts';
import { readClock } from '../../../../shared/rostering/problem/clock-time.ts';
import { bareOfGuard } from '../../../../shared/sheets/guard-formula.ts';
import { listDays } from '../../../../shared/time/day-range.ts';
import { FloorcastError } from '../../../floorcast-error.ts';
import type { DeskQuestion } from './desk-messages.ts';
import { readDay } from './open-roster.ts';
import { refuseBomb } from './refuse-bomb.ts';
import { findTemplate, inAnyLanguage, readDay as readHead, SHEET_WORDS } from './sheet-words.ts';

type Preview = Omit<RosterImportPreview, 'revisions'>;

const MOST_REFUSED = 200;
const MOST_ROWS = 5_000;
const OFF = inAnyLanguage('off');
const AWAY = inAnyLanguage('leave', 'fixed');

/**
 * What a workbook would change: people by days, as it was exported in whatever language. A cell that says what stands already changes nothing, and keeps
 * breaks, pin and note.
 *
 * @throws FloorcastError `bad-request` for a file that is no such workbook.
 */
export async function readSheet({
  sources,
  bytes,
}: Extract<DeskQuestion, { kind: 'read-sheet' }>): Promise<Preview> {
  const sheet = await openSheet(bytes);
  const wanted = new Set(listDays(sources.range));
  const standing = new Map(sources.days.map((day) => [day.day, readDay(day).entries]));
  const agentIds = new Set(Object.keys(sources.names));
  const changes: Preview['changes'][number][] = [];
  const refused: Preview['refused'][number][] = [];
  const refuse = (cell: string, said: Message) => {
    if (refused.length < MOST_REFUSED) refused.push({ cell, said });
  };
  const days = new Map<number, string>();
  sheet.getRow(1).eachCell((cell, column) => {
    if (column < 3) return;
    const text = cell.text.trim();
    const day = readHead(text);
    if (wanted.has(day)) days.set(column, day);
    else refuse(cell.address, { code: 'roster-import-day', text: text.slice(0, 60) });
  });
  for (let number = 2; number <= Math.min(sheet.rowCount, MOST_ROWS + 1); number++) {
    const row = sheet.getRow(number);
    const agentId = bareOfGuard(row.getCell(1).text.trim());
    if (agentId === '') continue;
    if (!agentIds.has(agentId)) {
      refuse(row.getCell(1).address, { code: 'roster-import-agent', text: agentId.slice(0, 60) });
      continue;
    }
    for (const [column, day] of days) {
      const cell = row.getCell(column);
      const before = standing.get(day)?.[agentId] ?? null;
      const text = textOf(cell);
      const read = readEntry(text, before, sources.settings);
      if (read === 'unreadable')
        refuse(cell.address, { code: 'roster-import-cell', text: text.slice(0, 60) });
      else if (!isSame(before, read)) changes.push({ day, agentId, entry: read, before });
    }
  }
  return { changes, refused };
}

async function openSheet(bytes: Uint8Array): Promise<Worksheet> {
  await refuseBomb(bytes);
  const { default: Excel } = await import('exceljs');
  const workbook = new Excel.Workbook();
  try {
    // Its types want the ArrayBuffer of a Node before there were shared ones.
    await workbook.xlsx.load(bytes.slice().buffer as never);
  } catch (error) {
    throw new FloorcastError('bad-request', { code: 'roster-import-unreadable' }, { cause: error });
  }
  const names = Object.values(SHEET_WORDS).map(({ sheet }) => sheet);
  const sheet = workbook.worksheets.find(({ name }) => names.includes(name));
  if (sheet) return sheet;
  throw new FloorcastError('bad-request', { code: 'roster-import-sheet', wanted: names.join(' / ') });
}

/** A formula that was never worked out is no empty cell. */
function textOf(cell: Cell): string {
  const text = bareOfGuard(cell.text.trim());
  return text === '' && cell.formula ? `=${cell.formula}` : text;
}

const SHIFT = /^(.+?)\s+(\d{1,2}:\d{2})\s*[-–~]\s*(\d{1,2}:\d{2})$/;

function readEntry(
  text: string,
  before: RosterEntry | null,
  { templates }: RosterSettings,
): RosterEntry | null | 'unreadable' {
  const kept = { isPinned: before?.isPinned ?? false, note: before?.note ?? '' };
  if (text === '') return null;
  if (OFF.has(text.toLowerCase())) return { shift: null, ...kept, isPinned: true };
  // Leave is of the settings: to the roster it is a day without a shift.
  if (AWAY.has(text.toLowerCase())) return before?.shift === null ? before : null;
  const match = SHIFT.exec(text);
  if (match === null) return 'unreadable';
  const [, name, from, to] = match as unknown as [string, string, string, string];
  const template = findTemplate(templates, name);
  const [start, end] = [from, to].map((time) => time.padStart(5, '0')) as [string, string];
  if (template === undefined || !isClock(start) || !isClock(end)) return 'unreadable';
  const minutes = (readClock(end) - readClock(start) + 1440) % 1440 || 1440;
  const shift = { templateId: template.id, start, minutes, longBreakAfterMinutes: null, segments: null };
  return { shift, ...kept };
}

function isClock(time: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(time);
}

/** Nothing said and an unpinned day off are the same to a sheet. */
function isSame(before: RosterEntry | null, after: RosterEntry | null): boolean {
  if (!isSameShift(before?.shift ?? null, after?.shift ?? null)) return false;
  if (before !== null && before.shift !== null) return true;
  return (before?.isPinned ?? false) === (after?.isPinned ?? false);
}
