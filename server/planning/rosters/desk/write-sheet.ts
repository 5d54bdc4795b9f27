import { writeHead, writeRows } from '../../../../shared/history/write-rows.ts';
import type { RosterEntry, RosterShift } from '../../../../shared/contract/rosters.ts';
import { nameClock } from '../../../../shared/rostering/days/shift-codec.ts';
import { guardFormula } from '../../../../shared/sheets/guard-formula.ts';
import { readClock } from '../../../../shared/rostering/problem/clock-time.ts';
import { pickText, type Locale } from '../../../../shared/site/localized-text.ts';
import { listDays } from '../../../../shared/time/day-range.ts';
import type { BareDay } from '../roster-days.ts';
import type { DeskQuestion, DeskSources } from './desk-messages.ts';
import { readDay } from './open-roster.ts';
import { nameTemplates, SHEET_WORDS, writeDay } from './sheet-words.ts';

/** What stands in the CSV for a day off: columns of programs have one language. */
const OFF = 'off';

const COLUMNS = ['day', 'agentId', 'agent', 'template', 'start', 'end', 'minutes', 'pinned', 'note'];

/** A roster as a file: CSV with a row a shift, XLSX with people by days. */
export async function writeSheet({
  sources,
  roster,
  format,
  locale,
}: Extract<DeskQuestion, { kind: 'write-sheet' }>): Promise<Uint8Array> {
  const days = roster.map(readDay);
  switch (format) {
    case 'csv':
      return Buffer.from(writeCsv(days, sources.names));
    case 'xlsx':
      return writeWorkbook(sources, days, locale);
    default:
      return format satisfies never;
  }
}

function endOf({ start, minutes }: Pick<RosterShift, 'start' | 'minutes'>): string {
  return nameClock(readClock(start) + minutes);
}

function writeCsv(days: readonly BareDay[], names: Readonly<Record<string, string>>): string {
  const rows = days.flatMap(({ day, entries }) =>
    Object.entries(entries).map(([agentId, { shift, isPinned, note }]) => ({
      day,
      agentId,
      agent: names[agentId] ?? '',
      template: shift?.templateId ?? OFF,
      start: shift?.start ?? '',
      end: shift === null ? '' : endOf(shift),
      minutes: shift?.minutes ?? 0,
      pinned: isPinned ? 'yes' : '',
      note,
    })),
  );
  return writeHead('csv', COLUMNS) + writeRows('csv', COLUMNS, rows);
}

function listAgents({ groups }: DeskSources, days: readonly BareDay[]): readonly string[] {
  const rostered = groups.flatMap(({ agentIds }) => agentIds);
  return [...new Set([...rostered, ...days.flatMap(({ entries }) => Object.keys(entries))])].sort();
}

async function writeWorkbook(
  sources: DeskSources,
  days: readonly BareDay[],
  locale: Locale,
): Promise<Uint8Array> {
  // Loaded for spreadsheets alone: it takes longer than most answers do.
  const { default: Excel } = await import('exceljs');
  const workbook = new Excel.Workbook();
  const words = SHEET_WORDS[locale];
  const sheet = workbook.addWorksheet(words.sheet, { views: [{ state: 'frozen', xSplit: 2, ySplit: 1 }] });
  const dayNames = listDays(sources.range);
  const entries = new Map(days.map((day) => [day.day, day.entries]));
  const names = new Map(sources.site.agents.map(({ id, name }) => [id, pickText(name, locale)]));
  const writeCell = createCellWriter(sources, locale);
  sheet.addRow([words.agent, words.name, ...dayNames.map((day) => writeDay(day, locale))]);
  for (const agentId of listAgents(sources, days))
    sheet.addRow(
      [
        agentId,
        names.get(agentId) || (sources.names[agentId] ?? ''),
        ...dayNames.map((day) => writeCell(agentId, day, entries.get(day)?.[agentId])),
      ].map(guardFormula),
    );
  // As texts: a spreadsheet must make no numbers of ids and no dates of days.
  sheet.eachRow((row) => row.eachCell((cell) => (cell.numFmt = '@')));
  sheet.getColumn(2).width = 20;
  dayNames.forEach((_, at) => (sheet.getColumn(at + 3).width = 22));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Cells as a planner writes them. Example: `Early 08:00-16:30`. */
function createCellWriter({ settings: { templates, people } }: DeskSources, locale: Locale) {
  const words = SHEET_WORDS[locale];
  const named = nameTemplates(templates, locale);
  const daysOff = new Map(people.map((person) => [person.agentId, person.daysOff]));
  return (agentId: string, day: string, entry: RosterEntry | undefined): string => {
    if (entry?.shift) {
      const { templateId, start } = entry.shift;
      return `${named.get(templateId) ?? templateId} ${start}-${endOf(entry.shift)}`;
    }
    if (entry?.isPinned) return words.off;
    const away = daysOff.get(agentId)?.find(({ from, to }) => from <= day && day <= to);
    return away === undefined ? '' : words[away.kind];
  };
}
