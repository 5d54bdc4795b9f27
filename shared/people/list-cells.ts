import type { AgentSkill } from '../site/site.ts';

/**
 * Lists in one cell of a sheet: `night; support`. What would be taken for the sign between two has a backslash before it.
 * Example: `writeList(['a;b', 'c'])` is `a\;b; c`.
 */
export function writeList(entries: readonly string[]): string {
  return entries.map((entry) => entry.replace(/[\\;；]/g, (sign) => `\\${sign}`)).join('; ');
}

/** Read back; entries are without blanks round them, empty ones are none. */
export function readList(text: string): readonly string[] {
  const entries: string[] = [];
  let entry = '';
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]!;
    if (sign === '\\' && at + 1 < text.length) entry += text[++at]!;
    else if (sign === ';' || sign === '；' || sign === '\n') {
      entries.push(entry);
      entry = '';
    } else entry += sign;
  }
  return [...entries, entry].map((each) => each.trim()).filter((each) => each !== '');
}

/** Of somebody who serves no queue at all; an empty cell says that the phone system knows. */
export const NO_SKILLS = 'none';

/** Example: `writeSkills([{ queueId: 'billing', level: 1 }])` is `billing:1`. */
export function writeSkills(skills: readonly AgentSkill[] | null): string {
  if (skills === null) return '';
  return skills.length === 0
    ? NO_SKILLS
    : writeList(skills.map(({ queueId, level }) => `${queueId}:${level}`));
}

/** The skills of a cell, queue alone is level 1; the entry that is none where there is one. */
export function readSkills(text: string): readonly AgentSkill[] | null | { readonly wrong: string } {
  const entries = readList(text);
  if (entries.length === 0) return null;
  if (entries.length === 1 && entries[0]!.toLowerCase() === NO_SKILLS) return [];
  const skills: AgentSkill[] = [];
  for (const entry of entries) {
    const [, queueId, level = '1'] = /^(.*?)(?:[:：]\s*(\d{1,2}))?$/s.exec(entry)!;
    if (queueId!.trim() === '' || Number(level) < 1) return { wrong: entry };
    skills.push({ queueId: queueId!.trim(), level: Number(level) });
  }
  return skills;
}
