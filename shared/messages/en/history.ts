import type { Grain, SubjectKind } from '../../history/query.ts';

const write = (count: number) => count.toLocaleString('en');

/** Questions about the past that cannot be answered. */
export const history = {
  'days-backwards': ({ from, to }: { readonly from: string; readonly to: string }) =>
    `to (${to}) must not be before from (${from}). Swap the two.`,
  'day-wrong': ({ name, day }: { readonly name: string; readonly day: string }) =>
    `${name} (${day}) must be a date of the calendar from 1970-01-02 to 2199-12-31. Write it as 2026-03-31.`,
  'days-too-many': ({
    days,
    from,
    to,
    most,
  }: {
    readonly days: number;
    readonly from: string;
    readonly to: string;
    readonly most: number;
  }) => `${days} days from ${from} to ${to} are too many: at most ${write(most)}. Ask for fewer.`,
  'agents-by-what': ({ named, by }: { readonly named: 'agents' | 'teams'; readonly by: SubjectKind }) =>
    `${named} can be asked for by agent or by team only, not by ${by}. Set by=agent or by=team.`,
  'queues-of-site': 'queues ("*") must name queues. Leave it out for the whole site.',
  'metric-unknown': ({
    metric,
    by,
    known,
  }: {
    readonly metric: string;
    readonly by: SubjectKind;
    readonly known: string;
  }) => `metrics (${metric}) must be of the catalogue. By ${by} there are ${known}.`,
  'periods-too-many': ({
    periods,
    grain,
    from,
    to,
    most,
  }: {
    readonly periods: number;
    readonly grain: Grain;
    readonly from: string;
    readonly to: string;
    readonly most: number;
  }) =>
    `About ${write(periods)} rows of time (${grain}) from ${from} to ${to} are too many: at most ${write(most)}. Ask for fewer days or for longer rows.`,
  'rows-too-many': ({
    rows,
    periods,
    subjects,
    by,
    most,
  }: {
    readonly rows: number;
    readonly periods: number;
    readonly subjects: number;
    readonly by: SubjectKind;
    readonly most: number;
  }) =>
    `About ${write(rows)} rows (${write(periods)} of time, ${write(subjects)} by ${by}) are too many: at most ${write(most)}. Ask for fewer days or for longer rows, or name fewer of them.`,
  'page-unknown': ({ page }: { readonly page: string }) =>
    `page (${page}) must be the "next" of the page before. Leave it out for the first.`,
  'question-given-up': 'The question was given up.',
  'past-closed': 'The past is closed: Floorcast is stopping.',
  'answer-broke-off': 'The answer broke off. Ask again.',
  'answer-failed': ({ words }: { readonly words: string }) => `The answer broke off: ${words}`,
};
