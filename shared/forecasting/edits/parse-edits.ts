import { z } from 'zod';
import type { ForecastEditEntry } from '../../contract/planning-forecast.ts';
import { DocumentError, listBadPlaces, say } from '../../site/bad-places.ts';
import {
  idOf,
  listOf,
  numberOf,
  recordOf,
  refuseRepeated,
  siteDay,
  textOf,
} from '../../site/document-schemas.ts';
import { MOST_CALLS } from '../most-calls.ts';

/** Edits that cannot be taken: which places, which rules, what to do. */
export class EditsError extends DocumentError {
  override readonly name = 'EditsError';
}

const MOST_EDITS = 5_000;

/**
 * Checks a whole list of edits.
 *
 * @param intervalsPerDay of the forecast they are made on: 48 or 96
 * @throws {EditsError} naming up to 20 bad places with value, rule and way out
 */
export function parseEdits(value: unknown, intervalsPerDay: number): readonly ForecastEditEntry[] {
  const parsed = makeSchema(intervalsPerDay).safeParse(value);
  if (parsed.success) return parsed.data;
  const { places, total } = listBadPlaces(parsed.error.issues, value);
  throw new EditsError('edits', places, total);
}

function makeSchema(intervalsPerDay: number) {
  const days = listOf(siteDay, 1, 800).check(refuseRepeated((day) => day, null));
  const last = intervalsPerDay - 1;
  const places = listOf(numberOf(0, last, 'whole', { code: 'way-places', last }), 1, intervalsPerDay).check(
    refuseRepeated((place) => String(place), null),
  );
  const calls = numberOf(0, MOST_CALLS, 'any', { code: 'way-none-is-zero' });
  const edit = z.discriminatedUnion(
    'kind',
    [
      recordOf({ kind: z.literal('set'), day: siteDay, places, calls }, 'edit'),
      recordOf(
        {
          kind: z.literal('percent'),
          days,
          places,
          percent: numberOf(-100, 10_000, 'any', { code: 'way-percent-change' }),
        },
        'edit',
      ),
      recordOf({ kind: z.literal('day-total'), day: siteDay, calls }, 'edit'),
      recordOf({ kind: z.literal('copy-day'), fromDay: siteDay, toDay: siteDay }, 'edit'),
      recordOf({ kind: z.literal('clear'), days, places }, 'edit'),
    ],
    say({ code: 'rule-edit-kind' }, { code: 'way-edit-kind' }),
  );
  const entry = recordOf(
    {
      id: idOf(100),
      queueId: idOf(100),
      madeAtMs: numberOf(0, 8.64e15, 'whole', { code: 'way-epoch-ms' }),
      author: textOf(200),
      reason: textOf(2_000),
      edit,
    },
    'edit-entry',
    '{ "id": "1", "queueId": "support", "madeAtMs": 0, "author": "Li Na", "reason": "", "edit": { } }',
  );
  return listOf(entry, 0, MOST_EDITS).check(refuseRepeated(({ id }) => id, 'id'));
}
