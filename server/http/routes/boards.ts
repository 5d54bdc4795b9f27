import { z } from 'zod';
import type { Board } from '../../../shared/boards/board.ts';
import { BoardError, parseBoard } from '../../../shared/boards/parse-board.ts';
import { FloorcastError } from '../../floorcast-error.ts';
import type { Visitor } from '../../ports/access.ts';
import { defineRoute } from '../route.ts';
import { idSchema } from '../schemas.ts';

const boardSchema = z
  .custom<Board>((value) => typeof value === 'object' && value !== null)
  .meta({ type: 'object', description: 'A board as the editor exports it.' });
const params = z.object({ boardId: idSchema });

export const listBoardsRoute = defineRoute({
  method: 'get',
  path: '/api/v1/boards',
  needs: 'see-walls',
  summary: 'All boards in the order they were made; with a kiosk link its own only.',
  answer: z.object({ boards: z.array(boardSchema).readonly() }),
  handle: ({ visitor, parts }) => ({
    boards: parts.boards.list().filter((board) => maySee(visitor, board.id)),
  }),
});

export const getBoardRoute = defineRoute({
  method: 'get',
  path: '/api/v1/boards/{boardId}',
  needs: 'see-walls',
  summary: 'One board.',
  params,
  answer: boardSchema,
  handle: ({ params, visitor, parts }) => {
    if (!maySee(visitor, params.boardId))
      throw new FloorcastError('not-allowed', { code: 'kiosk-link-other-board' });
    const board = parts.boards.find(params.boardId);
    if (board) return board;
    throw new FloorcastError('not-found', { code: 'board-unknown', boardId: params.boardId.slice(0, 60) });
  },
});

export const saveBoardRoute = defineRoute({
  method: 'put',
  path: '/api/v1/boards/{boardId}',
  needs: 'edit-boards',
  summary:
    'Saves a whole board, a new one too; answers it as it was kept. Screens that show it fetch it again.',
  params,
  body: boardSchema,
  answer: boardSchema,
  audit: {
    action: 'board-saved',
    target: (_, board) => ({ id: board.id, name: board.name }),
    before: ({ params, parts }) => parts.boards.find(params.boardId),
    after: (_, board) => board,
  },
  handle: async ({ params, body, parts }) => {
    const board = checkBoard(body);
    if (board.id !== params.boardId)
      throw new FloorcastError('bad-request', {
        code: 'board-id-differs',
        id: board.id,
        addressId: params.boardId.slice(0, 60),
      });
    await parts.boards.save(board);
    return board;
  },
});

export const deleteBoardRoute = defineRoute({
  method: 'delete',
  path: '/api/v1/boards/{boardId}',
  needs: 'edit-boards',
  summary: 'Deletes a board.',
  params,
  answer: null,
  audit: {
    action: 'board-deleted',
    target: ({ params }, _, board) => ({
      id: params.boardId,
      name: (board as Board).name,
    }),
    before: ({ params, parts }) => parts.boards.find(params.boardId),
  },
  handle: ({ params, parts }) => parts.boards.remove(params.boardId),
});

function maySee(visitor: Visitor, boardId: string): boolean {
  return visitor.role !== 'kiosk' || visitor.boardId === boardId;
}

function checkBoard(value: unknown): Board {
  try {
    return parseBoard(value);
  } catch (error) {
    if (error instanceof BoardError) throw new FloorcastError('bad-request', error.said, { cause: error });
    throw error;
  }
}
