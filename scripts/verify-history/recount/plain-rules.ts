import type { ServiceLevelFormula, ServiceRule, Site } from '../../../shared/site/site.ts';

/** What queues are held to, read from the site's document in the plainest way. */
export class PlainRules {
  readonly #site: Site;

  constructor(site: Site) {
    this.#site = site;
  }

  /** @param day site day, `YYYY-MM-DD` */
  ruleOf(queueId: string, day: string): ServiceRule {
    const rules = this.#site.queues.find(({ id }) => id === queueId)?.rules ?? [];
    const begun = rules.filter(({ from }) => from <= day).sort((a, b) => (a.from < b.from ? -1 : 1));
    return begun.at(-1) ?? this.#site.defaultRule;
  }

  /** The one that queues agree on, else the site's. */
  formulaOf(queueIds: readonly string[], day: string): ServiceLevelFormula {
    const formulas = new Set(queueIds.map((queueId) => this.ruleOf(queueId, day).serviceLevelFormula));
    const [first] = formulas;
    return formulas.size === 1 ? first! : this.#site.defaultRule.serviceLevelFormula;
  }
}
