import type { FloorSource, LiveFloor } from '../ports/live-floor.ts';

/** The live floor as something screens are joined to. It is never replaced while the server runs. */
export function createLiveSource(live: LiveFloor): FloorSource {
  return {
    epoch: live.epoch,
    mode: 'live',
    site: () => live.site(),
    floorNowMs: () => live.floorNowMs(),
    speed: () => live.speed(),
    rows: () => live.rows(),
    subscribe: (onChanges) => live.subscribe(onChanges),
  };
}
