import { createDemoModel } from '../../shared/simulation/demo-model.ts';
import type { Site } from '../../shared/site/site.ts';
import type { FeedConfig } from '../config.ts';
import type { Clock } from '../ports/clock.ts';
import type { Feed } from '../ports/feed.ts';
import { AsteriskFeed } from './asterisk/asterisk-feed.ts';
import { createSimulatorFeed } from './simulator/simulator-feed.ts';

export interface FeedParts {
  readonly site: Site;
  readonly clock: Clock;
}

/** Every kind of feed there is: a vendor is a line here. Null: events come by http alone. */
export function createFeed(config: FeedConfig, { site, clock }: FeedParts): Feed | null {
  switch (config.kind) {
    case 'simulator':
      return createSimulatorFeed({
        model: createDemoModel(config.scenario, site),
        calendar: site,
        seed: config.seed,
        speed: config.speed,
        clock,
      });
    case 'asterisk':
      return new AsteriskFeed({ ...config, clock });
    case 'none':
      return null;
    default:
      return config satisfies never;
  }
}
