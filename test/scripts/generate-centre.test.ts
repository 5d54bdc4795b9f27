import { describe, expect, it } from 'vitest';
import { generateCentre } from '../../scripts/roster-centre/generate-centre.ts';
import { compileModel } from '../../shared/rostering/model/compile-model.ts';

const OPTIONS = { agents: 60, days: 7, seed: 1, slotMinutes: 30 };

describe('a generated centre', () => {
  it('is the same for the same seed, and plain data', () => {
    const centre = generateCentre(OPTIONS);
    expect(generateCentre(OPTIONS)).toEqual(centre);
    expect(JSON.parse(JSON.stringify(centre))).toEqual(centre);
    expect(generateCentre({ ...OPTIONS, seed: 2 })).not.toEqual(centre);
  });

  it('is one that can be compiled, with 24 shifts and a requirement for every slot', () => {
    for (const options of [OPTIONS, { agents: 20, days: 28, seed: 3, slotMinutes: 15 }]) {
      const model = compileModel(generateCentre(options));
      expect(model.agentIds).toHaveLength(options.agents);
      expect(model.variants).toHaveLength(25);
      const slots = (options.days * 1440) / options.slotMinutes;
      expect(model.coverSets.map(({ rowCount }) => rowCount)).toEqual([slots, slots, slots, slots]);
      for (const term of model.terms) if (term.kind === 'cover') expect(term.limits).toHaveLength(slots);
    }
  });

  it('asks for nearly the hours there are, in two peaks', () => {
    const { cover } = generateCentre({ ...OPTIONS, agents: 200 });
    const all = cover.find(({ id }) => id === 'all')!.needed;
    const slots = all.reduce((sum, needed) => sum + needed, 0);
    const hours = 200 * (0.7 * 40 + 0.3 * 22.5);
    expect(slots / 2 / hours).toBeGreaterThan(0.85);
    expect(slots / 2 / hours).toBeLessThan(0.97);
    const monday = all.slice(0, 48);
    expect(Math.max(...monday.slice(18, 25))).toBeGreaterThan(1.2 * monday[26]!);
    expect(Math.max(...monday.slice(29, 36))).toBeGreaterThan(1.2 * monday[26]!);
  });

  it('has seven of ten in full time, and some with several skills', () => {
    const { agents } = generateCentre({ ...OPTIONS, agents: 200 });
    expect(agents.filter(({ contractId }) => contractId === 'full')).toHaveLength(140);
    const several = agents.filter(({ skills }) => skills.length > 1).length;
    expect(several).toBeGreaterThan(40);
    expect(several).toBeLessThan(80);
  });
});
