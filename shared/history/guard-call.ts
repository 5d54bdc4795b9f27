import type { CallRecord } from './call-record.ts';

/** A call as it may be kept: `guardNumber` says what of its caller's number. */
export function guardCall(call: CallRecord, guardNumber: (number: string) => string): CallRecord {
  return call.callerNumber === null
    ? call
    : { ...call, callerNumber: guardNumber(call.callerNumber) || null };
}
