import type { AgentSettings } from './site.ts';

/** Whether an agent's last day was before a site day. Example: `hasLeft({ lastDay: '2026-03-31' }, '2026-04-01')` is true. */
export function hasLeft({ lastDay }: Pick<AgentSettings, 'lastDay'>, day: string): boolean {
  return lastDay !== undefined && lastDay < day;
}
