import type { RosterFigures } from '../../contract/rosters.ts';

/** In how many places hard limits are broken, shifts where none may be among them: what a person would count. */
export function countBroken({ byRule, refused = 0 }: Pick<RosterFigures, 'byRule' | 'refused'>): number {
  return byRule.reduce((sum, { broken }) => sum + broken, refused);
}
