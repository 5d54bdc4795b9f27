import type {
  RosterAnswer,
  RosterChanged,
  RosterChangeRequest,
  RosterSource,
} from '../../../shared/contract/rosters.ts';
import type { Locale } from '../../../shared/site/localized-text.ts';
import { dayNumber } from '../../../shared/time/day-number.ts';
import { getJson, sendJson, type ApiAnswer } from '../../connection/api.ts';
import type { RosterRequests } from './roster-edits.svelte.ts';

export const ROSTERS = '/api/v1/rosters';

export interface RosterDays {
  readonly firstDay: string;
  readonly days: number;
}

export function daysQuery({ firstDay, days }: RosterDays): string {
  return `from=${firstDay}&days=${days}`;
}

/** Example: `/api/v1/rosters/problem?from=2027-01-04&days=7&copy=c1`. */
export function rosterPath(what: '' | '/problem', days: RosterDays, copyId: string | null): string {
  return `${ROSTERS}${what}?${daysQuery(days)}${ofCopy(copyId)}`;
}

function ofCopy(copyId: string | null): string {
  return copyId === null ? '' : `&copy=${encodeURIComponent(copyId)}`;
}

export function comparePath(days: RosterDays, before: RosterSource, after: RosterSource): string {
  return `${ROSTERS}/compare?${daysQuery(days)}&before=${encodeURIComponent(before)}&after=${encodeURIComponent(after)}`;
}

/** @param locale of what a workbook says; a CSV is the same in every language */
export function exportPath(
  days: RosterDays,
  format: 'csv' | 'xlsx',
  source: RosterSource,
  locale: Locale,
): string {
  return `${ROSTERS}/export?${daysQuery(days)}&format=${format}&source=${encodeURIComponent(source)}&lang=${locale}`;
}

export function importPath(days: RosterDays, copyId: string | null): string {
  return `${ROSTERS}/import-preview?${daysQuery(days)}${ofCopy(copyId)}`;
}

/** The server's rosters. */
export const SERVER_REQUESTS: RosterRequests = {
  change: (request: RosterChangeRequest): Promise<ApiAnswer<RosterChanged>> =>
    sendJson('POST', `${ROSTERS}/changes`, request),
  read(days, copyId): Promise<ApiAnswer<RosterAnswer>> {
    const numbers = days.map(dayNumber);
    const first = Math.min(...numbers);
    const firstDay = days[numbers.indexOf(first)]!;
    const span = { firstDay, days: Math.max(...numbers) - first + 1 };
    return getJson(rosterPath('', span, copyId));
  },
};
