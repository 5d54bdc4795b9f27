import type { RosterSettings } from '../../../../shared/contract/rosters.ts';
import type { Message } from '../../../../shared/messages/message.ts';
import { isSameJson } from '../../is-same-json.ts';
import { readRule, type RuleDraft } from './rule-text.ts';

/** Roster settings as they are edited. */
export type SettingsDocument = Omit<RosterSettings, 'rules'> & { readonly rules: readonly RuleDraft[] };

/** A place of the settings that the server refused. */
export interface SettingsFault {
  /** Down to the value; entries of lists by their id where they have one. Example: `['people', 'a1', 'wishes', 'w1', 'time']`. */
  readonly steps: readonly string[];
  readonly value: Message;
  readonly rule: Message;
  readonly wayOut: Message;
  /** What stood there when it was refused. */
  readonly was: unknown;
}

/** The places of a refusal; none where it is about something else. */
export function listFaults(said: Message | undefined, document: SettingsDocument): readonly SettingsFault[] {
  if (said?.code !== 'document-bad') return [];
  return said.places.flatMap((place) => {
    if (place.code !== 'bad-place') return [];
    const { path, value, rule, wayOut } = place;
    const steps = nameSteps(path, document);
    return [{ steps, value, rule, wayOut, was: findAt(document, steps) }];
  });
}

/** Whether what was refused is still there. */
export function isStanding({ steps, was }: SettingsFault, document: SettingsDocument): boolean {
  return isSameJson(findAt(document, steps), was);
}

/** Whether one place is within another, or the same. */
export function isUnder(steps: readonly string[], place: readonly string[]): boolean {
  return place.every((step, at) => steps[at] === step);
}

function nameSteps(path: string, document: SettingsDocument): readonly string[] {
  const steps: string[] = [];
  for (const [, name, place] of path.matchAll(/([^.[\]]+)|\[(\d+)\]/gu)) {
    // Within a rule there are places alone: what stands at them need not have an id.
    const list = isInRule(steps) ? null : findAt(document, steps);
    const at = Number(place);
    steps.push(name ?? (Array.isArray(list) ? nameEntry(list[at] as unknown, at) : String(at)));
  }
  return steps;
}

function isInRule([list, ...within]: readonly string[]): boolean {
  return list === 'rules' && within.length > 0;
}

/** A rule is kept as it is typed, and looked into as what it says. */
function findAt(document: SettingsDocument, steps: readonly string[]): unknown {
  if (isInRule(steps)) return findInRule(document.rules[Number(steps[1])], steps.slice(2));
  return steps.reduce<unknown>((value, step) => {
    if (Array.isArray(value)) return value.find((entry, at) => nameEntry(entry, at) === step);
    return (value as Readonly<Record<string, unknown>> | undefined | null)?.[step];
  }, document);
}

function findInRule(rule: RuleDraft | undefined, steps: readonly string[]): unknown {
  if (rule === undefined || steps.length === 0) return rule;
  return steps.reduce<unknown>(
    (value, step) => (value as Readonly<Record<string, unknown>> | undefined | null)?.[step],
    readRule(rule) ?? rule,
  );
}

function nameEntry(entry: unknown, at: number): string {
  const { agentId, id } = Object(entry) as { readonly agentId?: string; readonly id?: string };
  return agentId ?? id ?? String(at);
}
