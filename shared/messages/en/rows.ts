interface InColumn {
  /** What the file calls the column. */
  readonly column: string;
}

/** Rows of a file that cannot be taken as a whole, and why. Times are in seconds. */
export const rows = {
  'offered-at-empty': ({ column }: InColumn) => `${column} is empty. A call needs the moment it was offered.`,
  'start-empty': ({ column }: InColumn) => `${column} is empty. An interval needs the moment it begins.`,
  'queue-empty': ({ column }: InColumn) =>
    `${column} is empty. Name a queue for rows without one, or correct it.`,
  'start-off-the-clock': ({ column, minutes }: InColumn & { readonly minutes: number }) =>
    `${column} must be the start of ${minutes} minutes on the clock. Choose the length of the file's intervals, or correct it.`,
  'counts-unbalanced': ({
    column,
    offered,
    answered,
    abandoned,
    flowedOut,
  }: InColumn & {
    readonly offered: number;
    readonly answered: number;
    readonly abandoned: number;
    readonly flowedOut: number;
  }) =>
    `${column} (${offered}) must be answered (${answered}) + abandoned (${abandoned}) + flowed out (${flowedOut}) = ${answered + abandoned + flowedOut}. Correct the counts, or leave out a column to have it worked out.`,
  'more-than-answered': ({
    column,
    count,
    most,
  }: InColumn & { readonly count: number; readonly most: number }) =>
    `${column} (${count}) must be at most the answered calls (${most}). Correct it, or leave the column out.`,
  'more-than-abandoned': ({
    column,
    count,
    most,
  }: InColumn & { readonly count: number; readonly most: number }) =>
    `${column} (${count}) must be at most the abandoned calls (${most}). Correct it, or leave the column out.`,
  'gaps-unknown': ({ column, value, known }: InColumn & { readonly value: string; readonly known: string }) =>
    `${column} (${value}) must name what the row does not tell: ${known}. Correct it, or leave the column out.`,
  'handle-time-too-short': ({ column }: InColumn) =>
    `${column} must be at least hold and wrap-up together. Correct it, or leave one of them out.`,
  'call-still-waiting': 'The call still waited when the file was written. Bring it when it is over.',
  'answered-and-flowed-out': ({
    column,
    reasonColumn,
    reason,
  }: InColumn & { readonly reasonColumn: string; readonly reason: string }) =>
    `${column} says answered, but ${reasonColumn} says ${reason}. Leave one of them out.`,
  'not-answered-but-talked': ({ column, talkColumn }: InColumn & { readonly talkColumn: string }) =>
    `${column} says the call was not answered, but ${talkColumn} says it was. Correct one, or leave it out.`,
  'times-out-of-order': ({ later, earlier }: { readonly later: string; readonly earlier: string }) =>
    `${later} is before ${earlier}. Correct it, or check the time zones and the order of dates.`,
  'wait-too-long': ({
    column,
    seconds,
    from,
    until,
    span,
  }: InColumn & {
    readonly seconds: number;
    readonly from: string;
    readonly until: string;
    readonly span: number;
  }) =>
    `${column} (${seconds} s) is longer than from ${from} to ${until} (${span} s). Leave one of them out, or choose another unit.`,
  'wait-unknown':
    'The row does not say how long the caller waited, nor until when. Fill in the wait, the answer or the end.',
  'wait-over-a-day': ({ seconds }: { readonly seconds: number }) =>
    `The caller would have waited ${seconds} s, more than a day. Check the time zones and the order of dates.`,
  'talk-over-a-day': ({ seconds }: { readonly seconds: number }) =>
    `The conversation would have lasted ${seconds} s, more than a day. Check the time zones and the order of dates.`,
  'talk-too-long': ({
    columns,
    seconds,
    until,
    span,
  }: {
    readonly columns: readonly string[];
    readonly seconds: number;
    readonly until: string;
    readonly span: number;
  }) =>
    `${columns.join(' and ')} (${seconds} s) is longer than from the answer to ${until} (${span} s). Leave one of them out, or choose another unit.`,
  'cells-miscounted': ({
    cells,
    header,
    delimiter,
  }: {
    readonly cells: number;
    readonly header: number;
    readonly delimiter: string;
  }) =>
    `The row has ${cells} cells, the header ${header}. Quote cells that hold "${delimiter === '\t' ? 'a tab' : delimiter}", or choose another delimiter.`,
  'bytes-unreadable': ({ encoding }: { readonly encoding: string }) =>
    `The row has bytes that are not ${encoding}. Choose another encoding, or correct it.`,
  'line-no-json': 'The line is no JSON. Write one object a line, such as {"queue":"support"}.',
  'line-no-object': 'The line is no object. Write one object a line, such as {"queue":"support"}.',
  'line-too-deep': ({ name, most }: { readonly name: string; readonly most: number }) =>
    `${name} (more than ${most} levels of brackets) must be nested in ${most} at most. Leave it out, or write what is needed of it one level deep.`,
  'kept-differently':
    'It is kept already, but not the same. What is kept stays; undo the import that brought it to have this row instead.',
  'interval-taken':
    'This quarter hour of the queue is kept already from another source, and would count twice. What is kept stays; undo the import that brought it to have this row instead.',
  'log-line-unreadable':
    'The line is none of a queue_log: epoch|call|queue|agent|EVENT|data. Maybe it was cut.',
  'log-line-without-visit':
    'The line belongs to a call whose beginning is not in the file. Bring the log before it in one file with this one.',
  'log-line-late':
    'The line is more than five minutes older than the one before. Put logs together in the order of time.',
  'log-call-unfinished': 'The log ends before the call does. Bring it with the log that follows.',
};
