import { china } from './china.ts';
import { eu } from './eu.ts';
import type { LawPack } from './law-pack.ts';
import { taiwan } from './taiwan.ts';

export const LAW_PACKS: readonly LawPack[] = [china, taiwan, eu];
