import { AGENT_STATES, type AgentState } from '../../shared/floor/agent-state.ts';
import type { SortDirection } from './desk-order.ts';

export interface Sort<Column extends string> {
  readonly column: Column;
  readonly direction: SortDirection;
}

/** Columns of the queue table, in their order. */
export const QUEUE_COLUMNS = [
  'queue',
  'waiting',
  'longest',
  'past-target',
  'level-today',
  'level-30',
  'answer-rate',
  'abandonment',
  'asa',
  'aht',
  'ready',
  'talking',
  'paused',
] as const;
export type QueueColumn = (typeof QUEUE_COLUMNS)[number];

export const AGENT_COLUMNS = ['agent', 'state', 'since', 'queue', 'team'] as const;
export type AgentColumn = (typeof AGENT_COLUMNS)[number];

/** What the reader asked the desk to show. All of it is in the address, so that a link or a reload shows it again. */
export interface DeskView {
  /** Null: the site's own order. */
  readonly queueSort: Sort<QueueColumn> | null;
  /** `trouble` leaves only queues that are past a limit. */
  readonly queueFilter: 'all' | 'trouble';
  readonly agentSort: Sort<AgentColumn>;
  /** Empty: everyone who is signed in. `all` adds those who are not. */
  readonly states: readonly AgentState[] | 'all';
  /** Null: agents of every queue. */
  readonly queueId: string | null;
  readonly team: string | null;
  readonly search: string;
}

export const DEFAULT_DESK_VIEW: DeskView = {
  queueSort: null,
  queueFilter: 'all',
  agentSort: { column: 'agent', direction: 'asc' },
  states: [],
  queueId: null,
  team: null,
  search: '',
};

/** Reads the address; what it does not know it leaves at its default, so that an old link still opens. */
export function parseDeskView(params: URLSearchParams): DeskView {
  const states = params.get('state') ?? '';
  return {
    queueSort: parseSort(params.get('sort'), QUEUE_COLUMNS),
    queueFilter: params.get('show') === 'trouble' ? 'trouble' : 'all',
    agentSort: parseSort(params.get('agents'), AGENT_COLUMNS) ?? DEFAULT_DESK_VIEW.agentSort,
    states: states === 'all' ? 'all' : AGENT_STATES.filter((state) => states.split(',').includes(state)),
    queueId: params.get('queue') || null,
    team: params.get('team') || null,
    search: params.get('find') ?? '',
  };
}

/** The address of a view, without what is at its default. Example: `?sort=waiting-desc&state=paused`. */
export function formatDeskView(view: DeskView): string {
  const params = new URLSearchParams();
  if (view.queueSort) params.set('sort', formatSort(view.queueSort));
  if (view.queueFilter !== 'all') params.set('show', view.queueFilter);
  const agents = formatSort(view.agentSort);
  if (agents !== formatSort(DEFAULT_DESK_VIEW.agentSort)) params.set('agents', agents);
  if (view.states === 'all') params.set('state', 'all');
  else if (view.states.length > 0) params.set('state', view.states.join(','));
  if (view.queueId !== null) params.set('queue', view.queueId);
  if (view.team !== null) params.set('team', view.team);
  if (view.search !== '') params.set('find', view.search);
  const text = params.toString().replaceAll('%2C', ',');
  return text === '' ? '' : `?${text}`;
}

/**
 * What a click on a column head does: the column's natural direction first (numbers: the most first), then the other,
 * then back to the resting order.
 */
export function nextSort<Column extends string>(
  current: Sort<Column> | null,
  column: Column,
  first: SortDirection,
): Sort<Column> | null {
  if (current?.column !== column) return { column, direction: first };
  if (current.direction !== first) return null;
  return { column, direction: first === 'asc' ? 'desc' : 'asc' };
}

export function formatSort(sort: Sort<string>): string {
  return `${sort.column}-${sort.direction}`;
}

function parseSort<Column extends string>(
  text: string | null,
  columns: readonly Column[],
): Sort<Column> | null {
  const match = /^(.+)-(asc|desc)$/u.exec(text ?? '');
  const column = columns.find((known) => known === match?.[1]);
  return match && column ? { column, direction: match[2] as SortDirection } : null;
}
