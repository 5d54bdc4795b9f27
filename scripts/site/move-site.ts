import { OperatorError } from '../../server/floorcast-error.ts';
import { copySite, type CopiedSite } from '../../server/stores/archive/copy-site.ts';
import { createNewSite, describeLocation, lockSite } from '../../server/stores/archive/new-site.ts';
import { openSite } from '../../server/stores/archive/open-site.ts';
import type { SiteLocation } from '../../server/stores/archive/whole-site.ts';

export interface MoveOptions {
  readonly onProgress?: (progress: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Copies a site into an empty place while no server runs on either.
 *
 * @throws OperatorError; the source is untouched whatever happens.
 */
export async function moveSite(
  from: SiteLocation,
  to: SiteLocation,
  options: MoveOptions = {},
): Promise<CopiedSite> {
  if (describeLocation(from) === describeLocation(to))
    throw new OperatorError('bad-request', `${describeLocation(from)} cannot be moved onto itself.`);
  // Opened first: a place without a site is not made one by its lock.
  const source = await openSite(from);
  const unlock: (() => Promise<void>)[] = [];
  try {
    unlock.push(await lockSite(from), await lockSite(to));
    const target = await createNewSite(to);
    try {
      return await copySite(source, target, options.onProgress, options.signal);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
    for (const release of unlock.reverse()) await release();
  }
}
