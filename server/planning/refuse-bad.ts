import { DocumentError } from '../../shared/site/bad-places.ts';
import { FloorcastError } from '../floorcast-error.ts';

/** @throws FloorcastError `bad-request` with every bad place of what a person wrote. */
export function refuseBad<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    throw new FloorcastError('bad-request', error.said, { cause: error });
  }
}
