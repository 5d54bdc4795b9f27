import { computeAdherenceRatio } from '../../shared/adherence/scores.ts';
import { ROSTERED_ACTIVITIES } from '../../shared/adherence/rostered-shift.ts';
import { writeHead, writeRows } from '../../shared/history/write-rows.ts';
import { guardText } from '../../shared/sheets/guard-formula.ts';
import type { Locale } from '../../shared/site/localized-text.ts';
import { ATTENDANCE_WORDS, type AttendanceColumn } from './attendance-words.ts';
import type { CountedDay, Person } from './describe-history.ts';

export interface AttendanceParts {
  readonly counted: readonly CountedDay[];
  /** Leave of people by day, those without any other row too. */
  readonly leave: readonly { readonly day: string; readonly agentId: string; readonly minutes: number }[];
  readonly personOf: (agentId: string) => Person;
  /** `HH:MM` by the site's clock. */
  readonly clockOf: (atMs: number) => string;
}

type Row = Readonly<Record<AttendanceColumn, string | number | null>>;

const COLUMNS: readonly AttendanceColumn[] = [
  'day',
  'agentId',
  'agent',
  'team',
  'plannedFrom',
  'plannedTo',
  'plannedMinutes',
  'workedMinutes',
  'lateMinutes',
  'earlyMinutes',
  'outMinutes',
  'excusedMinutes',
  'extraMinutes',
  'leaveMinutes',
  'absent',
  'adherencePercent',
];

/** The attendance sheet for payroll: a row an agent and day, minutes by the roster as amended. CSV has columns of programs. */
export async function writeAttendance(
  parts: AttendanceParts,
  format: 'csv' | 'xlsx',
  locale: Locale,
): Promise<Uint8Array> {
  const rows = listRows(parts);
  if (format === 'csv') return Buffer.from(writeHead('csv', COLUMNS) + writeRows('csv', COLUMNS, rows));
  // Loaded for spreadsheets alone: it takes longer than most answers do.
  const { default: Excel } = await import('exceljs');
  const workbook = new Excel.Workbook();
  const words = ATTENDANCE_WORDS[locale];
  const sheet = workbook.addWorksheet(words.sheet, { views: [{ state: 'frozen', xSplit: 3, ySplit: 1 }] });
  sheet.addRow(COLUMNS.map((column) => words.columns[column]));
  for (const row of rows) {
    const added = sheet.addRow(COLUMNS.map((column) => safe(row[column])));
    // A spreadsheet must make no numbers of ids and no dates of days.
    added.eachCell((cell) => {
      if (typeof cell.value === 'string') cell.numFmt = '@';
    });
  }
  COLUMNS.forEach((_, at) => (sheet.getColumn(at + 1).width = at === 2 ? 20 : 14));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Cells are texts, not formulas, in XLSX; the apostrophe is for whoever saves the sheet as CSV. */
function safe(value: string | number | null): string | number | null {
  return typeof value === 'string' ? guardText(value) : value;
}

function listRows({ counted, leave, personOf, clockOf }: AttendanceParts): readonly Row[] {
  const keyOf = ({ day, agentId }: { readonly day: string; readonly agentId: string }) =>
    `${day}\n${agentId}`;
  const leaveBy = new Map(leave.map((one) => [keyOf(one), one]));
  const worked = counted.flatMap((one): readonly Row[] => {
    const { day, agentId, amended } = one;
    const away = leaveBy.get(keyOf(one));
    if (amended === null || (amended.shifts === 0 && amended.extraMs === 0)) return [];
    leaveBy.delete(keyOf(one));
    const { work, activity } = amended.activities;
    const times = ROSTERED_ACTIVITIES.map((each) => amended.activities[each]);
    const sum = (pick: (one: (typeof times)[number]) => number) =>
      minutes(times.reduce((total, each) => total + pick(each), 0));
    const ratio = computeAdherenceRatio(amended);
    return [
      {
        day,
        agentId,
        ...describe(personOf(agentId)),
        plannedFrom: amended.plannedFromMs === null ? '' : clockOf(amended.plannedFromMs),
        plannedTo: amended.plannedToMs === null ? '' : clockOf(amended.plannedToMs),
        plannedMinutes: minutes(amended.paidMs),
        workedMinutes: minutes(
          work.inMs + work.excusedMs + activity.inMs + activity.excusedMs + amended.extraMs,
        ),
        lateMinutes: minutes(amended.absences === 0 ? amended.lateMs : 0),
        earlyMinutes: minutes(amended.lastOutMs),
        outMinutes: sum(({ outMs }) => outMs),
        excusedMinutes: sum(({ excusedMs }) => excusedMs),
        extraMinutes: minutes(amended.extraMs),
        leaveMinutes: away?.minutes ?? 0,
        absent: amended.absences === 0 ? '' : 'yes',
        adherencePercent: ratio === null ? null : Math.round(ratio * 1000) / 10,
      },
    ];
  });
  const away = [...leaveBy.values()].map(({ day, agentId, minutes: leaveMinutes }): Row => ({
    day,
    agentId,
    ...describe(personOf(agentId)),
    plannedFrom: '',
    plannedTo: '',
    plannedMinutes: 0,
    workedMinutes: 0,
    lateMinutes: 0,
    earlyMinutes: 0,
    outMinutes: 0,
    excusedMinutes: 0,
    extraMinutes: 0,
    leaveMinutes,
    absent: '',
    adherencePercent: null,
  }));
  return [...worked, ...away].sort((a, b) => (keyOf(textKey(a)) < keyOf(textKey(b)) ? -1 : 1));
}

function textKey({ day, agentId }: Row) {
  return { day: String(day), agentId: String(agentId) };
}

function describe({ name, team }: Person) {
  return { agent: name, team: team ?? '' };
}

function minutes(ms: number): number {
  return Math.round(ms / 60_000);
}
