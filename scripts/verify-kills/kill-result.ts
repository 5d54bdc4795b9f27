/** What kills did to stores: everything but `kills` should be 0. */
export interface KillResult {
  readonly kills: number;
  /** What was acknowledged and is not there: events, finished backups, undone imports, restores, moves, stores before a restore. */
  readonly lost: number;
  /** Imports of which some rows count and others do not. */
  readonly halfImports: number;
  readonly rollUpDifferences: number;
  readonly badBackups: number;
  /** Events that were acknowledged as deleted and are there, or that the map by time has and the journal has not. */
  readonly halfDeletions: number;
  /** Stores that are neither the one before a restore nor the restored one. */
  readonly halfRestores: number;
  /** Places that are taken for a site and have only a part of it, or that a move cannot be begun anew in. */
  readonly halfMoves: number;
}

export const NO_KILLS: KillResult = {
  kills: 0,
  lost: 0,
  halfImports: 0,
  rollUpDifferences: 0,
  badBackups: 0,
  halfDeletions: 0,
  halfRestores: 0,
  halfMoves: 0,
};

export function addKills(a: KillResult, b: KillResult): KillResult {
  return {
    kills: a.kills + b.kills,
    lost: a.lost + b.lost,
    halfImports: a.halfImports + b.halfImports,
    rollUpDifferences: a.rollUpDifferences + b.rollUpDifferences,
    badBackups: a.badBackups + b.badBackups,
    halfDeletions: a.halfDeletions + b.halfDeletions,
    halfRestores: a.halfRestores + b.halfRestores,
    halfMoves: a.halfMoves + b.halfMoves,
  };
}

/** How many things went wrong. */
export function countFaults({ kills: _kills, ...faults }: KillResult): number {
  return Object.values(faults).reduce((sum, count) => sum + count, 0);
}
