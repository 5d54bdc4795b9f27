import type { z } from 'zod';
import type { CompileContext } from '../model/compile-context.ts';
import type { Term } from '../model/term.ts';

/** A term before it is known which setting it came of. */
export type BareTerm = Term extends infer Kind
  ? Kind extends Term
    ? Omit<Kind, 'rule' | 'ruleIndex'>
    : never
  : never;

/**
 * A rule: one file each. To add one, write it, add its line to `index.ts`, and a test with `verifyConstraint`.
 *
 * @typeParam Settings what a planner sets, all in the rule's own unit (minutes, days, weekends).
 */
export interface Constraint<Settings> {
  /** Kebab-case, as it stands in a problem. Example: `rest-between-shifts`. */
  readonly id: string;
  /** Of its settings, with marks: forms are made from it. */
  readonly schema: z.ZodType;
  /**
   * Reads settings.
   *
   * @throws SettingError with the value, the rule and the way out.
   */
  parse(settings: unknown): Settings;
  /** What the settings name, so that names nobody has are refused. */
  namesOf?(settings: Settings): NamesOfRule;
  /**
   * The terms of this rule for the agents it holds for. Hard and soft limits of one rule go into the same term.
   *
   * @param agents places of the agents it holds for.
   */
  compile(context: CompileContext, settings: Settings, agents: readonly number[]): readonly BareTerm[];
}

export interface NamesOfRule {
  readonly templateIds?: readonly string[];
  readonly agentIds?: readonly string[];
  readonly queueIds?: readonly string[];
}

/** A rule that needs no settings because the problem itself says it: cover, days off, contracts. Always compiled. */
export interface BuiltInRule {
  readonly id: string;
  compile(context: CompileContext): readonly Term[];
}
