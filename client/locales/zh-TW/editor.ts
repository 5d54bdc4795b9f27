import type { Words } from '../en/index.ts';

export const editor: Words['editor'] = {};
