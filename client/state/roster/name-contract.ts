import type { Contract } from '../../../shared/rostering/problem/problem.ts';
import { pickText, type Locale } from '../../../shared/site/localized-text.ts';

/** What a contract is called in a language: its id where it has no name. */
export function nameContract({ id, names }: Pick<Contract, 'id' | 'names'>, locale: Locale): string {
  return (names && pickText(names, locale)) || id;
}
