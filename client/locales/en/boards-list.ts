/** Words of the first page: every board, and what else there is. */
export const boardsList = {
  title: 'Boards',
  lead: 'Open a board on the screen it is to hang on.',
  pages: (count: number) => (count === 1 ? '1 page' : `${count} pages`),
  tiles: (count: number) => (count === 1 ? '1 tile' : `${count} tiles`),
  none: 'No boards yet',
  noneAdvice: 'Make one in the board editor, or import a board’s JSON file there.',
  alsoTitle: 'For the desk',
  deskText: 'All queues and agents, callers waiting, calls and days in detail.',
  editorText: 'Pages, tiles, queues and thresholds of each board.',
  linksText: 'Addresses that open one wall without signing in, and revoking them.',
  replayText: 'A past day again on a board, at up to 60 times the speed.',
  floorNow: 'The floor now',
  loading: 'Loading the boards…',
};
