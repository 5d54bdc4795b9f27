import type { FullText } from '../../site/localized-text.ts';
import type { RuleSetting } from '../problem/rule-setting.ts';

/**
 * Rules that a country's labour law asks for, as data: an example to copy into a problem and to edit there. No legal advice:
 * agreements, sectors and dispensations differ.
 */
export interface LawPack {
  /** Kebab-case. */
  readonly id: string;
  readonly name: FullText;
  /** The laws it was read from. */
  readonly source: FullText;
  readonly rules: readonly RuleSetting[];
  /** Where each setting of `rules` stands in the law. */
  readonly articles: readonly LawArticle[];
  /** What the law asks for besides and where that is set. */
  readonly besides: FullText;
}

/** Example: `minutesPerDay` of `working-hours` is of art. 3. */
export interface LawArticle {
  readonly rule: string;
  readonly setting: string;
  readonly says: FullText;
}
