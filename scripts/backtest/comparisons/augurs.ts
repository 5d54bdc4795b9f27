import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { ForecastMethod, MethodInput } from '../../../shared/forecasting/forecast-method.ts';
import { dayNumber } from '../../../shared/time/day-number.ts';
import { layOutSeries, listContinued } from './usual-series.ts';

/** What is used of the optional packages. They may be missing, so their own types cannot be named. */
interface MstlModule {
  default(source: { module_or_path: Uint8Array }): Promise<unknown>;
  readonly MSTL: { ets(periods: readonly number[], options: object): MstlModel };
}
interface MstlModel {
  fit(values: Float64Array): void;
  predict(horizon: number): { readonly point: readonly number[] };
  free(): void;
}
interface ProphetModule {
  default(source: { module_or_path: Uint8Array }): Promise<unknown>;
  readonly Prophet: new (options: object) => ProphetModel;
}
interface ProphetModel {
  fit(data: { ds: readonly number[]; y: readonly number[] }): void;
  predict(data: { ds: readonly number[] }): { readonly yhat: { readonly point: readonly number[] } };
  free(): void;
}
interface ProphetOptimizer {
  readonly optimizer: object;
}

const require = createRequire(import.meta.url);

/** A method of an optional package. */
export interface Comparison {
  /** What it is and which packages it needs, for people. */
  readonly name: string;
  load(): Promise<ForecastMethod>;
}

const COMPARISONS: readonly Comparison[] = [
  { name: 'MSTL (@bsull/augurs)', load: loadMstl },
  { name: 'Prophet (@bsull/augurs, @bsull/augurs-prophet-wasmstan)', load: loadProphet },
];

/** MSTL and Prophet of augurs, those of them that are installed; the others are named on the error stream. */
export async function loadComparisons(
  comparisons: readonly Comparison[] = COMPARISONS,
): Promise<readonly ForecastMethod[]> {
  const methods: ForecastMethod[] = [];
  for (const { name, load } of comparisons) {
    try {
      methods.push(await load());
    } catch (error) {
      const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
      console.error(`Left out: ${name} cannot be used here (${reason}).`);
    }
  }
  return methods;
}

async function importPackage<T>(specifier: string): Promise<T> {
  return (await import(pathToFileURL(require.resolve(specifier)).href)) as T;
}

/** The compiled code lies beside the module. */
function readWasm(specifier: string): Uint8Array {
  return readFileSync(require.resolve(specifier).replace(/\.js$/, '_bg.wasm'));
}

async function loadMstl(): Promise<ForecastMethod> {
  const specifier = '@bsull/augurs/mstl';
  const augurs = await importPackage<MstlModule>(specifier);
  await augurs.default({ module_or_path: readWasm(specifier) });
  return {
    id: 'augurs-mstl',
    leastDays: 14,
    forecast: (input) => forecastMstl(augurs, input),
  };
}

function forecastMstl(augurs: MstlModule, input: MethodInput): Float64Array {
  const series = layOutSeries(input);
  const perDay = series.columns.length;
  const model = augurs.MSTL.ets([perDay, perDay * series.weekdays.size], { impute: true });
  model.fit(series.values);
  const days = listContinued(input, series);
  const { point } = model.predict((days.at(-1)?.place ?? 0) + perDay);
  model.free();
  const result = new Float64Array(input.ahead.days * input.history.intervalsPerDay).fill(NaN);
  for (const { day, place } of days) {
    for (const [column, at] of series.columns.entries()) {
      result[day * input.history.intervalsPerDay + at] = Math.max(0, point[place + column]!);
    }
  }
  return result;
}

async function loadProphet(): Promise<ForecastMethod> {
  const specifier = '@bsull/augurs/prophet';
  const augurs = await importPackage<ProphetModule>(specifier);
  await augurs.default({ module_or_path: readWasm(specifier) });
  const { optimizer } = await importPackage<ProphetOptimizer>('@bsull/augurs-prophet-wasmstan');
  return {
    id: 'augurs-prophet',
    leastDays: 14,
    forecast: (input) => forecastProphet(augurs, optimizer, input),
  };
}

function forecastProphet(augurs: ProphetModule, optimizer: object, input: MethodInput): Float64Array {
  const { history, ahead } = input;
  const perDay = history.intervalsPerDay;
  const series = layOutSeries(input);
  const secondsAt = (firstDay: string, place: number) => {
    const day = dayNumber(firstDay) + Math.floor(place / perDay);
    return day * 86_400 + (place % perDay) * history.intervalMinutes * 60;
  };
  const ds: number[] = [];
  const y: number[] = [];
  for (const [place, value] of history.values.entries()) {
    if (Number.isNaN(value)) continue;
    ds.push(secondsAt(history.firstDay, place));
    y.push(value);
  }
  const model = new augurs.Prophet({ optimizer });
  model.fit({ ds, y });
  const places = listContinued(input, series).flatMap(({ day }) =>
    series.columns.map((at) => day * perDay + at),
  );
  const { yhat } = model.predict({ ds: places.map((place) => secondsAt(ahead.firstDay, place)) });
  model.free();
  const result = new Float64Array(ahead.days * perDay).fill(NaN);
  for (const [index, place] of places.entries()) result[place] = Math.max(0, yhat.point[index]!);
  return result;
}
