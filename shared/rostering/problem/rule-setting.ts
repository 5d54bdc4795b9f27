/** Which agents a rule holds for: all of `tags`, or named ones; everybody when both are left out. */
export interface Who {
  readonly tags?: readonly string[];
  readonly agentIds?: readonly string[];
}

/** A rule of a problem: which one, for whom, and its settings as that rule's own schema has them. */
export interface RuleSetting {
  /** A rule's id: a key of `constraints/index.ts`. */
  readonly rule: string;
  readonly who?: Who;
  /** Read by the rule's `parse`. */
  readonly settings: unknown;
}
