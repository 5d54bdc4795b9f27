import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { CONSTRAINTS, findConstraint } from '../../../shared/rostering/constraints/index.ts';
import { shapeOf } from '../../../shared/rostering/constraints/setting-shape.ts';

describe('the shape of a rule’s settings', () => {
  test.each(CONSTRAINTS.map(({ id, schema }) => [id, schema] as const))('%s can be read', (_, schema) => {
    expect(shapeOf(schema).is).toBe('record');
  });

  test('it says units, what may be left out, and what holds then', () => {
    expect(shapeOf(findConstraint('shift-order').schema)).toMatchObject({
      fields: [
        { name: 'notAfter', isOptional: true, shape: { is: 'list', of: { is: 'record' } } },
        { name: 'rotation', isOptional: true, shape: { is: 'choice', choices: ['forward'] } },
        { name: 'toleranceMinutes', usual: 0, shape: { is: 'number', unit: 'minutes' } },
        { name: 'weight', isOptional: true, shape: { is: 'number', unit: 'weight' } },
      ],
    });
    expect(shapeOf(findConstraint('rest-between-shifts').schema)).toEqual({
      is: 'record',
      fields: [
        { name: 'minutes', isOptional: false, shape: { is: 'limits', unit: 'minutes', hardUnit: 60 } },
      ],
    });
  });

  test('a number that says no unit is refused', () => {
    expect(() => shapeOf(z.strictObject({ bare: z.number() }))).toThrow(
      'A setting (number) must say what it is.',
    );
  });
});
