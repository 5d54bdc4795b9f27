import { isDay } from '../history-period.ts';
import type { PeopleFilter, PeopleGrouping } from './roster-rows.ts';

export const ROSTER_ROOMS = ['board', 'proposals', 'publish', 'settings'] as const;
export type RosterRoom = (typeof ROSTER_ROOMS)[number];

/** The parts of the settings. */
export const SETTINGS_PARTS = ['shifts', 'contracts', 'rules', 'people', 'activities', 'whole'] as const;
export type SettingsPart = (typeof SETTINGS_PARTS)[number];

export const ROSTER_SPANS = [7, 14, 28] as const;
export type RosterSpan = (typeof ROSTER_SPANS)[number];

/** What the planner looks at. All of it is in the address. */
export interface RosterView extends PeopleFilter {
  readonly room: RosterRoom;
  /** Null: the Monday of the week in which the page was opened. */
  readonly firstDay: string | null;
  readonly days: RosterSpan;
  /** Null: the working roster. */
  readonly copyId: string | null;
  readonly grouping: PeopleGrouping;
  /** The day drawn by quarter hours; null: none. */
  readonly day: string | null;
  /** Whose cover is drawn; null: everybody's. */
  readonly coverId: string | null;
  readonly part: SettingsPart;
  /** The person, template or activity of the settings that is open; null: none. */
  readonly entryId: string | null;
}

export const PLAIN_ROSTER_VIEW: RosterView = {
  room: 'board',
  firstDay: null,
  days: 14,
  copyId: null,
  grouping: 'team',
  team: '',
  skill: '',
  text: '',
  day: null,
  coverId: null,
  part: 'shifts',
  entryId: null,
};

/** Reads the address; what it does not know it leaves at its default, so that an old link still opens. */
export function parseRosterView(params: URLSearchParams): RosterView {
  const day = (name: string) => {
    const text = params.get(name) ?? '';
    return isDay(text) ? text : null;
  };
  const group = params.get('group');
  return {
    room: ROSTER_ROOMS.find((room) => room === params.get('room')) ?? PLAIN_ROSTER_VIEW.room,
    firstDay: day('from'),
    days: ROSTER_SPANS.find((days) => String(days) === params.get('days')) ?? PLAIN_ROSTER_VIEW.days,
    copyId: params.get('copy') || null,
    grouping: group === 'none' || group === 'skill' ? group : PLAIN_ROSTER_VIEW.grouping,
    team: params.get('team') ?? '',
    skill: params.get('skill') ?? '',
    text: params.get('find') ?? '',
    day: day('day'),
    coverId: params.get('cover') || null,
    part: SETTINGS_PARTS.find((part) => part === params.get('part')) ?? PLAIN_ROSTER_VIEW.part,
    entryId: params.get('entry') || null,
  };
}

/** The address of a view, without what is at its default. Example: `?from=2027-01-04&days=7`. */
export function formatRosterView(view: RosterView): string {
  const params = new URLSearchParams();
  const set = (name: string, value: string | number | null, standard: string | number | null) => {
    if (value !== null && value !== standard) params.set(name, String(value));
  };
  set('room', view.room, PLAIN_ROSTER_VIEW.room);
  set('from', view.firstDay, null);
  set('days', view.days, PLAIN_ROSTER_VIEW.days);
  set('copy', view.copyId, null);
  set('group', view.grouping, PLAIN_ROSTER_VIEW.grouping);
  set('team', view.team, '');
  set('skill', view.skill, '');
  set('find', view.text, '');
  set('day', view.day, null);
  set('cover', view.coverId, null);
  set('part', view.part, PLAIN_ROSTER_VIEW.part);
  set('entry', view.entryId, null);
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
