import type { Words } from '../en/index.ts';

export const boardsList: Words['boardsList'] = {};
