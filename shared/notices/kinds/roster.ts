import type { FactOf, ShiftNews, ToldShift } from '../notice.ts';
import type { NoticeKind } from '../notice-kind.ts';
import type { Sayings } from '../sayings.ts';

/** Shifts that were published, changed or taken back. */
export const rosterKind: NoticeKind<'roster'> = {
  kind: 'roster',
  settle: settleRosters,
  findNeededByMs: ({ changes }, nowMs) => {
    const coming = changes
      .flatMap(({ before, after }) => [before, after])
      .filter((shift) => shift !== null && shift.toMs > nowMs) as readonly ToldShift[];
    return coming.length === 0 ? null : Math.min(...coming.map(({ fromMs }) => fromMs));
  },
  say: ({ changes }, sayings) => ({
    title: sayTitle(changes, sayings),
    lines: changes.map((news) => sayDay(news, sayings)),
    path: '/me',
  }),
};

/** From what the reader knew before the first of them to what the last one says: a day that is as it was is no news. */
function settleRosters(facts: readonly FactOf<'roster'>[]): readonly FactOf<'roster'>[] {
  const byDay = new Map<string, ShiftNews>();
  for (const news of facts.flatMap(({ changes }) => changes)) {
    const known = byDay.get(news.day);
    byDay.set(news.day, known === undefined ? news : { ...known, after: news.after, isFirst: known.isFirst });
  }
  const changes = [...byDay.values()]
    .filter(({ before, after }) => !isSame(before, after))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  const last = facts.at(-1);
  if (last === undefined || changes.length === 0) return [];
  return [{ ...last, days: changes.map(({ day }) => day), changes }];
}

function isSame(before: ToldShift | null, after: ToldShift | null): boolean {
  return isSameTime(before, after) && before?.templateId === after?.templateId;
}

function isSameTime(before: ToldShift | null, after: ToldShift | null): boolean {
  return before?.fromMs === after?.fromMs && before?.toMs === after?.toMs;
}

function sayTitle(changes: readonly ShiftNews[], { pick, nameDay }: Sayings): string {
  const [first, last] = [nameDay(changes[0]!.day), nameDay(changes.at(-1)!.day)];
  const count = changes.length;
  const isNew = changes.every(({ isFirst }) => isFirst);
  if (count === 1)
    return isNew
      ? pick({
          en: `Your shift on ${first} is published`,
          'zh-CN': `您${first}的班次已发布`,
          'zh-TW': `您${first}的班次已發布`,
        })
      : pick({
          en: `Your roster of ${first} has changed`,
          'zh-CN': `您${first}的排班有变动`,
          'zh-TW': `您${first}的排班有變動`,
        });
  return isNew
    ? pick({
        en: `Your shifts from ${first} to ${last} are published`,
        'zh-CN': `您${first}至${last}的班次已发布`,
        'zh-TW': `您${first}至${last}的班次已發布`,
      })
    : pick({
        en: `Your roster has changed on ${count} days`,
        'zh-CN': `您的排班有 ${count} 天变动`,
        'zh-TW': `您的排班有 ${count} 天變動`,
      });
}

function sayDay({ day, isFirst, before, after }: ShiftNews, { pick, nameDay, nameShift }: Sayings): string {
  const on = nameDay(day);
  if (after === null) {
    const was = nameShift(before!);
    return pick({
      en: `${on}: off (was ${was})`,
      'zh-CN': `${on}：休息（原为 ${was}）`,
      'zh-TW': `${on}：休假（原為 ${was}）`,
    });
  }
  const now = nameShift(after);
  if (isFirst) return pick({ en: `${on}: ${now}`, 'zh-CN': `${on}：${now}`, 'zh-TW': `${on}：${now}` });
  if (before === null)
    return pick({
      en: `${on}: ${now} (was off)`,
      'zh-CN': `${on}：${now}（原为休息）`,
      'zh-TW': `${on}：${now}（原為休假）`,
    });
  if (isSameTime(before, after))
    return pick({
      en: `${on}: ${now} as before, but another kind of shift`,
      'zh-CN': `${on}：${now} 时间不变，班次类型有变`,
      'zh-TW': `${on}：${now} 時間不變，班次類型有變`,
    });
  const was = nameShift(before);
  return pick({
    en: `${on}: ${now} (was ${was})`,
    'zh-CN': `${on}：${now}（原为 ${was}）`,
    'zh-TW': `${on}：${now}（原為 ${was}）`,
  });
}
