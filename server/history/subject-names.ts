import type { SubjectKind } from '../../shared/history/query.ts';
import { pickText, type FullText, type Locale } from '../../shared/site/localized-text.ts';
import type { Site } from '../../shared/site/site.ts';
import type { HistoryContents } from '../ports/history.ts';
import { NO_TEAM } from './agent-rows.ts';

const NO_TEAM_NAME: FullText = { en: 'No team', 'zh-CN': '未分组', 'zh-TW': '未分組' };

/** Names subjects of one kind as the settings do, else as the source did, else by their ids. */
export function createSubjectNames(
  by: SubjectKind,
  site: Site,
  contents: HistoryContents,
  locale: Locale,
): (id: string) => string {
  switch (by) {
    case 'site':
      return () => pickText(site.name, locale);
    case 'team':
      return (id) => (id === NO_TEAM ? NO_TEAM_NAME[locale] : id);
    case 'queue': {
      const names = new Map(site.queues.map(({ id, name }) => [id, pickText(name, locale)]));
      return (id) => names.get(id) || id;
    }
    case 'agent': {
      const names = new Map(contents.agents.map(({ agentId, name }) => [agentId, name ?? '']));
      for (const { id, name } of site.agents) names.set(id, pickText(name, locale));
      return (id) => names.get(id) || id;
    }
  }
  return by satisfies never;
}
