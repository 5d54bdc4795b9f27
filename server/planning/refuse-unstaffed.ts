import type { Message } from '../../shared/messages/message.ts';
import type { Site } from '../../shared/site/site.ts';
import { checkLoads } from '../../shared/staffing/load-of.ts';
import type { ForecastForStaffing } from '../../shared/staffing/requirement.ts';
import { StaffingError } from '../../shared/staffing/staffing-error.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { PlanStore } from '../ports/plans.ts';
import { readForStaffing, type KeptEdit } from './edit-forecast.ts';
import { readEditsOf } from './kept-plans.ts';
import { withHandleTime } from './make-requirement.ts';
import type { KeptForecast } from './run-planning.ts';

/**
 * Edits that make more of an interval than all people on earth could answer would leave the queue without a requirement, and the
 * groups with one that lacks it. Where it is so already, every list is taken: it may be one on the way back.
 *
 * @throws FloorcastError `bad-request` with the first interval that nobody can be staffed for
 */
export async function refuseUnstaffed(
  plans: Pick<PlanStore, 'read'>,
  site: Site,
  queueId: string,
  edits: readonly KeptEdit[],
): Promise<void> {
  const kept = await plans.read('forecast', queueId);
  if (kept === null || edits.length === 0) return;
  const { forecast } = JSON.parse(kept.text) as KeptForecast;
  const trouble = findTrouble(readForStaffing(forecast, { revision: 0, edits }, site));
  if (trouble === null) return;
  const before = readForStaffing(forecast, await readEditsOf(plans, queueId), site);
  if (findTrouble(before) === null) throw new FloorcastError('bad-request', trouble);
}

function findTrouble(forecast: ForecastForStaffing): Message | null {
  // Without handle time there is no work to be staffed for.
  if (!forecast.handleSeconds.some((seconds) => seconds > 0)) return null;
  try {
    checkLoads(withHandleTime(forecast));
    return null;
  } catch (error) {
    if (!(error instanceof StaffingError)) throw error;
    return error.said;
  }
}
