import { pickText, type FullText, type Locale } from '../site/localized-text.ts';
import type { Site } from '../site/site.ts';
import type { WindowId } from '../floor/windows.ts';
import type {
  AgentGridTile,
  AgentStatesTile,
  Board,
  BoardPage,
  MetricTile,
  QueueListTile,
  TrendTile,
} from './board.ts';

/** More queues than this are not read from across a room: the page of queues becomes several. */
const QUEUES_A_PAGE = 16;
/** Nobody waits for a seventh page to come round: then one page shows the queues in trouble. */
const MOST_QUEUE_PAGES = 6;
const AS_LISTED_UP_TO = 8;

/**
 * The boards a floor has before anybody made one: `floor` for the wall (overview, day, queues, agents), and one board each
 * that only shows the queues or the agents. Every page fills the grid.
 *
 * @param locale the language of board and page names; the boards themselves then speak it too. Left out, names are
 * English and each reader sees their own language.
 */
export function createDefaultBoards(site: Site, locale?: Locale): readonly Board[] {
  const say = (text: FullText) => pickText(text, locale ?? 'en');
  const queuePages = createQueuePages(site, say(WORDS.queues));
  const agentPage: BoardPage = {
    id: 'agents',
    name: say(WORDS.agents),
    seconds: 20,
    tiles: [agentStates('agent-states', 12, 1), agentGrid('agent-grid', 12, 5)],
  };
  const board = (id: string, name: string, pages: readonly BoardPage[]): Board => ({
    id,
    name,
    locale: locale ?? null,
    theme: 'dark',
    sound: 'off',
    flash: 'on-worse',
    burnInShift: 'on',
    pages,
  });
  return [
    board('floor', say(WORDS.floor), [
      createOverview(site, say(WORDS.overview)),
      createDayPage(say(WORDS.day)),
      ...queuePages,
      agentPage,
    ]),
    board('queues', say(WORDS.queues), queuePages),
    board('agents', say(WORDS.agents), [agentPage]),
  ];
}

const WORDS = {
  floor: { en: 'Floor', 'zh-CN': '现场', 'zh-TW': '現場' },
  overview: { en: 'Overview', 'zh-CN': '总览', 'zh-TW': '總覽' },
  day: { en: 'The day', 'zh-CN': '全天走势', 'zh-TW': '全日走勢' },
  queues: { en: 'Queues', 'zh-CN': '队列', 'zh-TW': '佇列' },
  agents: { en: 'Agents', 'zh-CN': '坐席', 'zh-TW': '客服人員' },
} as const satisfies Record<string, FullText>;

function createOverview(site: Site, name: string): BoardPage {
  return {
    id: 'overview',
    name,
    seconds: 30,
    tiles: [
      metric('service-level', 'today'),
      metric('waiting-now', 'now'),
      metric('longest-wait-now', 'now'),
      metric('answer-rate', 'today'),
      queueList(
        'queue-list',
        [],
        7,
        4,
        site.queues.length > AS_LISTED_UP_TO ? 'trouble-first' : 'as-listed',
        [
          ['waiting-now', 'now'],
          ['longest-wait-now', 'now'],
          ['service-level', 'today'],
          ['agents-ready', 'now'],
        ],
      ),
      {
        kind: 'trend',
        id: 'trend',
        columns: 5,
        rows: 3,
        title: '',
        metric: 'service-level',
        queues: [],
        compareWith: ['last-week'],
      },
      agentStates('agent-states', 5, 1),
    ],
  };
}

/** Where the day is heading: cause above effect, on one axis of time. */
function createDayPage(name: string): BoardPage {
  return {
    id: 'day',
    name,
    seconds: 20,
    tiles: [
      { kind: 'projection', id: 'projection', columns: 12, rows: 2, title: '', queue: null },
      dayCurve('day-offered', 'offered', []),
      dayCurve('day-level', 'service-level', ['last-week']),
    ],
  };
}

function dayCurve(id: string, metric: string, compareWith: TrendTile['compareWith']): TrendTile {
  return { kind: 'trend', id, columns: 12, rows: 2, title: '', metric, queues: [], compareWith };
}

/** Queues learnt from a feed are in no site document: then one page shows whatever there is. */
function createQueuePages(site: Site, name: string): readonly BoardPage[] {
  const wanted = Math.max(1, Math.ceil(site.queues.length / QUEUES_A_PAGE));
  const pages = wanted > MOST_QUEUE_PAGES ? 1 : wanted;
  const order = wanted > MOST_QUEUE_PAGES ? 'trouble-first' : 'as-listed';
  const size = Math.ceil(site.queues.length / pages);
  return Array.from({ length: pages }, (_, page) => {
    const queues =
      pages === 1 ? [] : site.queues.slice(page * size, (page + 1) * size).map((queue) => queue.id);
    return {
      id: pages === 1 ? 'queues' : `queues-${page + 1}`,
      name: pages === 1 ? name : `${name} ${page + 1}/${pages}`,
      seconds: 20,
      tiles: [
        queueList(`queue-list-${page + 1}`, queues, 12, 6, order, [
          ['waiting-now', 'now'],
          ['longest-wait-now', 'now'],
          ['service-level', 'last30'],
          ['service-level', 'today'],
          ['offered', 'today'],
          ['abandonment', 'today'],
          ['agents-ready', 'now'],
          ['agents-talking', 'now'],
        ]),
      ],
    };
  });
}

function metric(id: string, window: WindowId): MetricTile {
  return {
    kind: 'metric',
    id,
    columns: 3,
    rows: 2,
    title: '',
    metric: id,
    window,
    queues: [],
    thresholds: null,
  };
}

function queueList(
  id: string,
  queues: readonly string[],
  columns: number,
  rows: number,
  order: QueueListTile['order'],
  shown: readonly (readonly [metric: string, window: WindowId])[],
): QueueListTile {
  return {
    kind: 'queue-list',
    id,
    columns,
    rows,
    title: '',
    queues,
    order,
    columnsShown: shown.map(([columnMetric, window]) => ({ metric: columnMetric, window })),
  };
}

function agentStates(id: string, columns: number, rows: number): AgentStatesTile {
  return { kind: 'agent-states', id, columns, rows, title: '', queues: [] };
}

function agentGrid(id: string, columns: number, rows: number): AgentGridTile {
  return { kind: 'agent-grid', id, columns, rows, title: '', queues: [], showOffline: 'no' };
}
