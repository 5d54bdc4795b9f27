import type { PublishedChange, RosterVersionAnswer } from '../../shared/contract/roster-versions.ts';
import type { RosterShift } from '../../shared/contract/rosters.ts';
import type { FactOf, ShiftNews, ToldShift } from '../../shared/notices/notice.ts';
import { listShiftTimes } from '../../shared/rostering/service/list-shift-times.ts';
import type { Site } from '../../shared/site/site.ts';

/** What a published version says to each agent whose shifts it changes. Days off that are published for the first time are no news. */
export function listRosterNews(
  { version, people }: Pick<RosterVersionAnswer, 'version' | 'people'>,
  site: Site,
): readonly { readonly agentId: string; readonly fact: FactOf<'roster'> }[] {
  return people.flatMap(({ agentId, changes }) => {
    const news = changes
      .filter(({ before, after }) => before !== null || after !== null)
      .map((change) => newsOf(change, site));
    if (news.length === 0) return [];
    const days = news.map(({ day }) => day);
    return [
      { agentId, fact: { kind: 'roster' as const, versionNo: version.versionNo, days, changes: news } },
    ];
  });
}

function newsOf({ day, kind, before, after }: PublishedChange, site: Site): ShiftNews {
  return {
    day,
    isFirst: kind === 'new',
    before: before && timeShift(day, before, site),
    after: after && timeShift(day, after, site),
  };
}

function timeShift(day: string, shift: RosterShift, site: Site): ToldShift {
  const entries = { one: { shift, isPinned: false, note: '' } };
  const { fromMs, toMs } = listShiftTimes({ day, entries }, site, [])[0]!.whole;
  return { fromMs, toMs, templateId: shift.templateId };
}
