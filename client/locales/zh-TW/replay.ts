import type { Words } from '../en/index.ts';

export const replay: Words['replay'] = {};
