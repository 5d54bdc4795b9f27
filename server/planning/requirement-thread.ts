import { parentPort, workerData } from 'node:worker_threads';
import { renewRequirement, type RequirementUpdate } from './renew-requirement.ts';

export type { RequirementUpdate, UpdatedRequirement } from './renew-requirement.ts';

parentPort!.postMessage(renewRequirement(workerData as RequirementUpdate));
