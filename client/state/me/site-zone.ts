import type { OwnWorkAnswer } from '../../../shared/contract/me.ts';
import type { KeptAnswers } from './kept-answers.ts';

/** The site's time zone, as one's own work told it last: all times of one's own pages are by it. Undefined: nothing was heard yet. */
export function findSiteZone(kept: KeptAnswers): string | undefined {
  return kept.read<OwnWorkAnswer>('/api/v1/me/work')?.value.site.timeZone;
}
