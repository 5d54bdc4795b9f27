import type { Words } from '../en/index.ts';

export const wall: Words['wall'] = {};
