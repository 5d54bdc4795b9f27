import type { Message } from '../../messages/message.ts';
import type { RosterProblem } from '../problem/problem.ts';
import { sayName } from '../problem/say-name.ts';
import type { BreakIssue } from './break-plan.ts';

/** What could not be placed as it should. */
export function sayBreakIssue({ agents, activities }: RosterProblem, issue: BreakIssue): Message {
  const nameOf = (agent: number) => sayName(agents[agent]!);
  const meetingOf = (meetingId: string) => activities.find(({ id }) => id === meetingId)?.name ?? meetingId;
  switch (issue.kind) {
    case 'left-out':
      return { code: 'roster-break-left-out', agent: nameOf(issue.agent), minutes: issue.minutes };
    case 'spacing-short':
      return { code: 'roster-break-spacing', agent: nameOf(issue.agent) };
    case 'misses-meeting':
      return {
        code: 'roster-meeting-missed',
        agent: nameOf(issue.agent),
        meeting: meetingOf(issue.meetingId),
      };
    case 'meeting-left-out':
      return { code: 'roster-meeting-left-out', meeting: meetingOf(issue.meetingId) };
    default:
      return issue satisfies never;
  }
}
