import { describe, expect, it } from 'vitest';
import { findCommonRule, findRule } from '../../shared/site/find-rule.ts';
import { buildRule, buildSite } from '../metrics/build-rows.ts';

const SITE = buildSite({
  support: [
    { from: '2026-01-01', serviceLevelTarget: 0.8 },
    { from: '2026-04-01', serviceLevelTarget: 0.85 },
  ],
  sales: [{ serviceLevelTarget: 0.85, answerWithinSeconds: 15 }],
});

describe('findRule', () => {
  it('SD4 takes the last rule whose day has come', () => {
    expect(findRule(SITE, 'support', '2026-03-31').serviceLevelTarget).toBe(0.8);
    expect(findRule(SITE, 'support', '2026-04-01').serviceLevelTarget).toBe(0.85);
    expect(findRule(SITE, 'support', '2031-12-31').serviceLevelTarget).toBe(0.85);
  });

  it('SD4 takes the site’s default before the first rule and for queues learnt from a feed', () => {
    expect(findRule(SITE, 'support', '2025-12-31')).toBe(SITE.defaultRule);
    expect(findRule(SITE, 'learnt', '2026-06-01')).toBe(SITE.defaultRule);
    expect(findRule(SITE, '__proto__', '2026-06-01')).toBe(SITE.defaultRule);
  });

  it('SD4 does not depend on the order of the rules', () => {
    const [first, second] = SITE.queues[0]!.rules;
    const turned = { ...SITE, queues: [{ ...SITE.queues[0]!, rules: [second!, first!] }] };
    expect(findRule(turned, 'support', '2026-03-31')).toBe(first);
    expect(findRule(turned, 'support', '2026-04-02')).toBe(second);
  });
});

describe('findCommonRule', () => {
  it('keeps the terms on which the queues agree and takes the default for the others', () => {
    const common = findCommonRule(SITE, ['support', 'sales'], '2026-05-01');
    expect(common).toEqual(buildRule({ serviceLevelTarget: 0.85 }));
    expect(findCommonRule(SITE, [], '2026-05-01')).toEqual(common);
    expect(findCommonRule(SITE, ['support', 'sales'], '2026-02-01').serviceLevelTarget).toBe(0.8);
  });

  it('is the default where there are no queues', () => {
    expect(findCommonRule({ ...SITE, queues: [] }, [], '2026-05-01')).toBe(SITE.defaultRule);
  });
});
