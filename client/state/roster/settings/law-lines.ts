import type { LawPackHead } from '../../../../shared/contract/rosters.ts';
import type { LocalizedText } from '../../../../shared/site/localized-text.ts';

const LIMITS = ['hardMin', 'softMin', 'softMax', 'hardMax'] as const;
export type LimitKind = (typeof LIMITS)[number];

/** One setting of a law pack. */
export interface LawLine {
  readonly rule: string;
  /** Example: `minutesPerDay`. */
  readonly setting: string;
  /** `hours` of what is kept in minutes. */
  readonly unit: 'hours' | 'days';
  readonly limits: readonly { readonly kind: LimitKind; readonly value: number }[];
  /** The article it is of; null where the pack names none. */
  readonly article: LocalizedText | null;
}

/** What a pack sets, line by line. Rules of packs are limits in minutes or days. */
export function listLawLines({ rules, articles }: LawPackHead): readonly LawLine[] {
  return rules.flatMap(({ rule, settings }) =>
    Object.entries(settings as Readonly<Record<string, Partial<Record<LimitKind, number>>>>).map(
      ([setting, limits]): LawLine => {
        const unit = setting.startsWith('minutes') ? 'hours' : 'days';
        const perUnit = unit === 'hours' ? 60 : 1;
        return {
          rule,
          setting,
          unit,
          limits: LIMITS.flatMap((kind) => {
            const value = limits[kind];
            return value === undefined ? [] : [{ kind, value: value / perUnit }];
          }),
          article: articles.find((each) => each.rule === rule && each.setting === setting)?.says ?? null,
        };
      },
    ),
  );
}
