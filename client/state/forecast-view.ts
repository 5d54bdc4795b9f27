import { dayNumber, nameDay, weekdayOf } from '../../shared/time/day-number.ts';

/** The rooms of the forecast workbench. */
export const FORECAST_ROOMS = ['calls', 'accuracy', 'events', 'versions', 'settings'] as const;
export type ForecastRoom = (typeof FORECAST_ROOMS)[number];

/** What the planner looks at. All of it is in the address, so that a link or a reload shows it again. */
export interface ForecastView {
  readonly room: ForecastRoom;
  /** Null: the first of the list. */
  readonly queueId: string | null;
  /** A day of the week that is shown; null: the week of the forecast's first whole day. */
  readonly day: string | null;
}

const DEFAULT_FORECAST_VIEW: ForecastView = { room: 'calls', queueId: null, day: null };

/** Reads the address; what it does not know it leaves at its default, so that an old link still opens. */
export function parseForecastView(params: URLSearchParams): ForecastView {
  const day = params.get('day') ?? '';
  return {
    room: FORECAST_ROOMS.find((room) => room === params.get('show')) ?? DEFAULT_FORECAST_VIEW.room,
    queueId: params.get('queue') || null,
    day: isSiteDay(day) ? day : null,
  };
}

/** The address of a view, without what is at its default. Example: `?show=events&queue=sales`. */
export function formatForecastView({ room, queueId, day }: ForecastView): string {
  const params = new URLSearchParams();
  if (room !== DEFAULT_FORECAST_VIEW.room) params.set('show', room);
  if (queueId !== null) params.set('queue', queueId);
  if (day !== null) params.set('day', day);
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** The Monday of a day's week. Example: `mondayOf('2026-12-02')` is `'2026-11-30'`. */
export function mondayOf(day: string): string {
  return nameDay(dayNumber(day) - weekdayOf(day));
}

/** Example: `['2026-11-30', …, '2026-12-06']` for any of them. */
export function weekOf(day: string): readonly string[] {
  const monday = dayNumber(day) - weekdayOf(day);
  return Array.from({ length: 7 }, (_, at) => nameDay(monday + at));
}

/** `YYYY-MM-DD`, and a date that there is. */
function isSiteDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/u.test(text) && nameDay(dayNumber(text)) === text;
}
