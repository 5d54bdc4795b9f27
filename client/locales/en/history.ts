import type { Grain, SubjectKind } from '../../../shared/history/query.ts';
import type { PeriodPreset } from '../../state/history-period.ts';

const presets: Readonly<Record<PeriodPreset, string>> = {
  yesterday: 'Yesterday',
  'last-7-days': 'Last 7 days',
  'this-week': 'This week',
  'last-week': 'Last week',
  'this-month': 'This month',
  'last-month': 'Last month',
  'this-year': 'This year',
  'last-year': 'Last year',
};

const grains: Readonly<Record<Grain, string>> = {
  interval: 'Interval',
  hour: 'Hour',
  day: 'Day',
  week: 'Week',
  month: 'Month',
  year: 'Year',
  whole: 'Whole period',
};

const subjects: Readonly<Record<SubjectKind, string>> = {
  site: 'Site',
  queue: 'Queue',
  team: 'Team',
  agent: 'Agent',
};

/** The page of the past: what was asked, the drawing, the table. */
export const history = {
  title: 'History',
  presets,
  grains,
  subjects,
  asked: 'What to show',
  period: 'Period',
  ownDates: 'Own dates',
  from: 'From',
  to: 'To',
  wrongDates: {
    'no-day': 'Give both days.',
    backwards: 'The last day is before the first.',
    'too-long': 'At most ten years at once.',
  },
  grain: 'Rows by',
  grainAuto: (grain: string) => `${grain} (suits the period)`,
  by: 'Of each',
  queues: 'Queues',
  teams: 'Teams',
  agents: 'Agents',
  metrics: 'Figures',
  all: 'All',
  chosen: (count: number) => `${count} chosen`,
  usual: 'The usual',
  find: 'Find',
  noneFound: 'Nothing matches.',
  takeAll: 'All',
  takeUsual: 'The usual ones',
  apply: 'Show',
  listed: (shown: number, all: number) => (shown === all ? `${all} in all` : `${shown} of ${all}`),
  exportAs: 'Export',
  exportCsv: 'CSV',
  exportNdjson: 'NDJSON',
  readAt: (clock: string) => `as of ${clock}`,
  readAgain: 'Read again',
  reading: 'Reading …',

  chart: 'Chart',
  chartMetric: 'Drawn',
  chartKeys: 'Arrow keys go from period to period.',
  chartOthers: (drawn: number, all: string) =>
    `The ${drawn} largest of ${all} are drawn; all are in the table.`,
  chartCoarser: (grain: string) => `Drawn by ${grain}: shorter ones would not be told apart.`,
  chartHint: 'Point at the chart to read a period.',
  chartNothing: 'There is nothing to draw of this figure in this period.',

  table: 'Table',
  wholePeriod: 'Whole period',
  wholeShort: 'Whole',
  together: 'All together',
  soFar: 'so far',
  inPart: 'in part',
  inPartOf: 'Not the whole of it lies within the period asked for.',
  week: (week: number) => `W${week}`,
  weekDays: (_year: number, week: number, days: string) => `W${week}, ${days}`,
  rowsShown: (count: string) => `${count} rows`,
  rowsSoFar: (count: string) => `${count} rows so far; there are more.`,
  sortedSoFar: 'Sorted among the rows read so far.',
  showMore: 'Show more',
  showAll: 'Show all',

  behindOf: 'Of',
  severalRules: 'The rule changed within this period; each day is counted by its own.',

  nothingTitle: 'Nothing is known of this period',
  nothingText: (first: string, last: string) =>
    `The history holds ${first} to ${last}. Choose days within, or bring in the calls of other days.`,
  nothingYetTitle: 'The history is empty',
  nothingYetText:
    'Calls of the live floor appear here as they happen. Calls of the past can be brought in from a file.',
  toImport: 'Import a file',
  showKnown: 'Show all there is',
};
