/**
 * The stretches of time a figure may speak of. `now` is this instant; `interval` the site's current 15 or 30 minutes;
 * `last15/30/60` slide to the millisecond; `today` runs from the site's own day start.
 */
export const WINDOWS = ['now', 'interval', 'last15', 'last30', 'last60', 'today'] as const;
export type WindowId = (typeof WINDOWS)[number];

/** The windows that have a tally; `now` has only the live row. */
export const TALLY_WINDOWS = ['interval', 'last15', 'last30', 'last60', 'today'] as const;
export type TallyWindow = (typeof TALLY_WINDOWS)[number];

/** The scope of all queues together, where an agent in several queues counts once. No queue may take this id. */
export const SITE_SCOPE = '*';
