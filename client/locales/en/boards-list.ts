/** Words of the first page: every board, and what else there is. */
export const boardsList = {
  title: 'Walls',
  lead: 'Open one on the screen it is to hang on.',
  pages: (count: number) => (count === 1 ? '1 page' : `${count} pages`),
  none: 'No boards yet',
  noneAdvice: 'Make one in the board editor, or import a board’s JSON file there.',
  loading: 'Loading the boards…',
};
