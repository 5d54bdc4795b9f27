import { GRAINS, SUBJECT_KINDS, type Grain, type SubjectKind } from '../../shared/history/query.ts';
import type { SiteCalendar } from '../../shared/time/site-calendar.ts';
import { formatSort, type Sort } from './desk-view.ts';
import {
  countDays,
  findPresetSpan,
  findSpanFault,
  PERIOD_PRESETS,
  suitGrain,
  type DaySpan,
  type PeriodPreset,
} from './history-period.ts';

/** What the reader asked of the past. All of it is in the address, so that a link or a reload shows it again. */
export interface HistoryView {
  /** A name moves on with the days, days of one's own stay. */
  readonly period: PeriodPreset | DaySpan;
  /** Null: what suits the length of the period. */
  readonly grain: Grain | null;
  readonly by: SubjectKind;
  /** Empty: all. */
  readonly queueIds: readonly string[];
  readonly teams: readonly string[];
  readonly agentIds: readonly string[];
  /** Empty: what the server shows of such subjects by default. */
  readonly metrics: readonly string[];
  /** The metric drawn; null: the first ratio, else the first of the table. */
  readonly chart: string | null;
  /** `period`, `subject` or a metric's id; null: by time. */
  readonly sort: Sort<string> | null;
}

export const DEFAULT_HISTORY_VIEW: HistoryView = {
  period: 'last-7-days',
  grain: null,
  by: 'site',
  queueIds: [],
  teams: [],
  agentIds: [],
  metrics: [],
  chart: null,
  sort: null,
};

/** Reads the address; what it does not know it leaves at its default, so that an old link still opens. */
export function parseHistoryView(params: URLSearchParams): HistoryView {
  return {
    period: parsePeriod(params),
    grain: GRAINS.find((grain) => grain === params.get('grain')) ?? null,
    by: SUBJECT_KINDS.find((kind) => kind === params.get('by')) ?? DEFAULT_HISTORY_VIEW.by,
    queueIds: params.getAll('queues').filter(Boolean),
    teams: params.getAll('teams').filter(Boolean),
    agentIds: params.getAll('agents').filter(Boolean),
    metrics: (params.get('metrics') ?? '').split(',').filter(Boolean),
    chart: params.get('chart') || null,
    sort: parseSort(params.get('sort')),
  };
}

function parsePeriod(params: URLSearchParams): PeriodPreset | DaySpan {
  const named = PERIOD_PRESETS.find((preset) => preset === params.get('period'));
  if (named) return named;
  const span = { fromDay: params.get('from') ?? '', toDay: params.get('to') ?? '' };
  return findSpanFault(span) === null ? span : DEFAULT_HISTORY_VIEW.period;
}

function parseSort(text: string | null): Sort<string> | null {
  const match = /^(.+)-(asc|desc)$/u.exec(text ?? '');
  return match ? { column: match[1]!, direction: match[2] as 'asc' | 'desc' } : null;
}

/** The address of a view, without what is at its default. Example: `?period=last-month&by=queue`. */
export function formatHistoryView(view: HistoryView): string {
  const params = new URLSearchParams();
  if (typeof view.period !== 'string') {
    params.set('from', view.period.fromDay);
    params.set('to', view.period.toDay);
  } else if (view.period !== DEFAULT_HISTORY_VIEW.period) params.set('period', view.period);
  if (view.grain !== null) params.set('grain', view.grain);
  if (view.by !== DEFAULT_HISTORY_VIEW.by) params.set('by', view.by);
  appendSubjects(params, view);
  if (view.metrics.length > 0) params.set('metrics', view.metrics.join(','));
  if (view.chart !== null) params.set('chart', view.chart);
  if (view.sort) params.set('sort', formatSort(view.sort));
  const text = params.toString().replaceAll('%2C', ',');
  return text === '' ? '' : `?${text}`;
}

/** A view as the server is asked: with days and a grain. */
export interface AskedHistory {
  readonly fromDay: string;
  readonly toDay: string;
  readonly grain: Grain;
  readonly by: SubjectKind;
  readonly queueIds: readonly string[];
  readonly teams: readonly string[];
  readonly agentIds: readonly string[];
  readonly metrics: readonly string[];
}

/** @param today the running site day */
export function resolveView(
  view: HistoryView,
  today: string,
  calendar: Pick<SiteCalendar, 'addDays'>,
): AskedHistory {
  const span = typeof view.period === 'string' ? findPresetSpan(view.period, today, calendar) : view.period;
  const { by, queueIds, metrics } = view;
  return {
    ...span,
    grain: view.grain ?? suitGrain(countDays(span)),
    by,
    queueIds,
    // A choice of people says nothing where rows are queues.
    teams: by === 'team' || by === 'agent' ? view.teams : [],
    agentIds: by === 'agent' ? view.agentIds : [],
    metrics,
  };
}

/** The query of `GET /api/v1/history` and its export. Example: `?from=2026-11-01&to=2026-11-21&grain=day&by=site`. */
export function formatHistoryQuery(
  asked: AskedHistory,
  more: Readonly<Record<string, string | number>> = {},
): string {
  const params = new URLSearchParams({
    from: asked.fromDay,
    to: asked.toDay,
    grain: asked.grain,
    by: asked.by,
  });
  appendSubjects(params, asked);
  if (asked.metrics.length > 0) params.set('metrics', asked.metrics.join(','));
  for (const [name, value] of Object.entries(more)) params.set(name, String(value));
  return `?${params.toString().replaceAll('%2C', ',')}`;
}

// Ids come from a phone system and may hold commas: each is a parameter of its own.
function appendSubjects(
  params: URLSearchParams,
  chosen: Pick<HistoryView, 'queueIds' | 'teams' | 'agentIds'>,
): void {
  for (const id of chosen.queueIds) params.append('queues', id);
  for (const team of chosen.teams) params.append('teams', team);
  for (const id of chosen.agentIds) params.append('agents', id);
}
