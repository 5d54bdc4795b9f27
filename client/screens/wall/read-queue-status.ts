import type { QueueListTile } from '../../../shared/boards/board.ts';
import type { Status } from '../../../shared/metrics/status.ts';
import { worstStatus } from '../../state/status-memory.ts';
import { readFigure } from './read-figure.ts';
import type { Wall } from './wall-context.ts';

/** How a queue stands in a list: as its worst figure there. */
export function readQueueStatus(
  wall: Pick<Wall, 'mirror' | 'statuses'>,
  tile: Pick<QueueListTile, 'id' | 'columnsShown'>,
  queueId: string,
): Status {
  const statuses = tile.columnsShown.map(
    (column) =>
      readFigure(wall, tile.id, { ...column, queues: [queueId], thresholds: null })?.status ?? 'none',
  );
  return worstStatus(statuses);
}
