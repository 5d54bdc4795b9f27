/** The files of a data folder that hold a database. */
export const SITE_FILE = 'floorcast.db';
/** Snapshots have a file of their own, so that writing one never holds up a commit. */
export const SNAPSHOT_FILE = 'snapshots.db';
