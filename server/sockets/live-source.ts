import type { FloorSource, LiveFloor } from '../ports/live-floor.ts';

/** The live floor as something screens are joined to. Their table is sent anew when the site has other people. */
export function createLiveSource(live: LiveFloor): FloorSource {
  return {
    epoch: live.epoch,
    mode: 'live',
    site: () => live.site(),
    floorNowMs: () => live.floorNowMs(),
    speed: () => live.speed(),
    rows: () => live.rows(),
    subscribe: (onChanges, onReplaced) => {
      const stops = [live.subscribe(onChanges), live.onSiteChanged(onReplaced)];
      return () => stops.forEach((stop) => stop());
    },
  };
}
