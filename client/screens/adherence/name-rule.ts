import type { CountRule } from '../../../shared/adherence/count-rules.ts';
import { namePause } from '../../../shared/site/name-pause.ts';
import type { Site } from '../../../shared/site/site.ts';
import type { Language } from '../../state/language.svelte.ts';

/**
 * What is judged by a rule: a state, and of pauses the reason. The phone system's own word stands beside the site's name for it: two
 * reasons may have one name.
 */
export function nameRule(
  { state, reason }: CountRule,
  site: Site | null,
  { words, locale }: Pick<Language, 'words' | 'locale'>,
): string {
  const { agentStates } = words.common;
  if (reason === null) return agentStates[state];
  const name = namePause(site, reason, locale);
  const shown = name === reason ? name : words.adherence.pauseNamed(name, reason);
  return `${agentStates[state]}: ${shown}`;
}
