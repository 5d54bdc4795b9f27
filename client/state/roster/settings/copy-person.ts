import type { RosterPerson } from '../../../../shared/contract/rosters.ts';
import { joinWishes } from './wish-forms.ts';

/** What of a person can be given to others. */
export const PERSON_PARTS = ['availability', 'wishes', 'daysOff', 'contract', 'tags'] as const;
export type PersonPart = (typeof PERSON_PARTS)[number];

/** `add`: what the others have in their lists stays beside it. A contract and an availability are one thing: they are replaced. */
export type CopyHow = 'add' | 'replace';

/** What somebody else has with these parts of a person. */
export function copyParts(
  from: RosterPerson,
  to: RosterPerson,
  parts: ReadonlySet<PersonPart>,
  how: CopyHow,
): RosterPerson {
  const isAdded = how === 'add';
  return {
    ...to,
    ...(parts.has('availability') && { availability: from.availability }),
    ...(parts.has('wishes') && { wishes: joinWishes(isAdded ? to.wishes : [], from.wishes) }),
    ...(parts.has('daysOff') && {
      daysOff: isAdded ? [...to.daysOff, ...from.daysOff.filter((each) => !hasDays(to, each))] : from.daysOff,
    }),
    ...(parts.has('contract') && { contractId: from.contractId }),
    ...(parts.has('tags') && { tags: isAdded ? [...new Set([...to.tags, ...from.tags])] : from.tags }),
  };
}

function hasDays({ daysOff }: RosterPerson, { from, to, kind }: RosterPerson['daysOff'][number]): boolean {
  return daysOff.some((known) => known.from === from && known.to === to && known.kind === kind);
}
