import type { RequiredAgents } from '../../../shared/contract/planning-requirement.ts';
import type { PlanningSettings } from '../../../shared/contract/planning-settings.ts';
import type { Site } from '../../../shared/site/site.ts';
import { headsForSeats, roundHeads } from '../../../shared/staffing/shrinkage.ts';
import type { SkillGroupMembers } from '../../../shared/staffing/skill-groups.ts';
import type { RequirementFigures } from '../make-requirement.ts';
import { listNumbers } from '../stored-forecast.ts';
import { createDoerFinder } from './find-doers.ts';
import { levelWorks } from './level-works.ts';

export interface DeferredTask {
  readonly site: Site;
  readonly settings: Pick<PlanningSettings, 'deferredWorks'>;
  readonly groups: readonly SkillGroupMembers[];
}

/**
 * A requirement for calls with the work that may wait laid into its valleys, and the people for both. Works whose people share
 * queues are levelled together, over what all of those people need for calls; what a work asks for is then its queue's, or its
 * groups'. Whatever the figures had of such work before is forgotten.
 */
export function addDeferredWorks(
  figures: RequirementFigures,
  { site, settings, groups }: DeferredTask,
): RequirementFigures {
  const findDoers = createDoerFinder(figures, groups);
  const works = settings.deferredWorks.map((work) => ({ settings: work, doers: findDoers(work.doer) }));
  const deferredWorks = levelWorks(works, figures, site);
  const addTo = <Of extends RequiredAgents>(
    of: Of,
    shareOf: (work: (typeof works)[number]) => number,
  ): Of => {
    const deferred = new Float64Array(of.agents.length);
    works.forEach((work, index) => {
      const share = shareOf(work);
      if (share === 0) return;
      deferredWorks[index]!.agents.forEach((agents, at) => (deferred[at] = deferred[at]! + share * agents));
    });
    const deferredAgents = listNumbers(deferred);
    return { ...of, deferredAgents, heads: countHeads(of.agents, deferredAgents, 1 - figures.presenceRatio) };
  };
  return {
    ...figures,
    queues: figures.queues.map((queue) =>
      addTo(queue, ({ settings: { doer } }) =>
        doer.kind === 'queue' && doer.queueId === queue.queueId ? 1 : 0,
      ),
    ),
    groups: figures.groups.map((group) => addTo(group, ({ doers }) => doers.shares.get(group.groupId) ?? 0)),
    whole: addTo(figures.whole, () => 1),
    deferredWorks,
  };
}

function countHeads(
  agents: readonly number[],
  deferredAgents: readonly number[],
  shrinkageRatio: number,
): readonly number[] {
  return agents.map((each, at) => roundHeads([headsForSeats(each + deferredAgents[at]!, shrinkageRatio)]));
}
