import { WindowError } from '../errors.js';

/** One file of the Numenta Anomaly Benchmark. */
export interface NabSeries {
  /** `folder/file.csv`, as the labels name it. */
  readonly name: string;
  /** Milliseconds, the file's wall clock read as UTC. */
  readonly times: Float64Array;
  readonly values: Float64Array;
  /** Labelled windows [first, last], both times of rows, in order. */
  readonly windows: readonly (readonly [first: number, last: number])[];
}

/** Labels by file: the benchmark's `combined_windows.json`. */
export type NabWindows = ReadonlyMap<string, readonly (readonly [first: number, last: number])[]>;

const STAMP = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))?$/;

/** Reads `2014-04-01 00:05:00`, with or without a fraction, as UTC. */
function parseStamp(text: string, where: string): number {
  const parts = STAMP.exec(text);
  if (parts === null) {
    throw new WindowError(
      'malformed-input',
      `${where}: ${JSON.stringify(text.slice(0, 40))} is no time of the form 2014-04-01 00:05:00.`,
    );
  }
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number) as number[] &
    [number, number, number, number, number, number];
  const fraction = Number(`0.${parts[7] ?? '0'}`) * 1000;
  return Date.UTC(year, month - 1, day, hour, minute, second) + fraction;
}

/**
 * Reads the labels.
 *
 * @param json The text of `labels/combined_windows.json`.
 * @throws WindowError `malformed-input` for any other form.
 */
export function parseNabWindows(json: string): NabWindows {
  let labels: unknown;
  try {
    labels = JSON.parse(json);
  } catch (error) {
    throw new WindowError('malformed-input', 'The labels are not JSON.', { cause: error });
  }
  if (typeof labels !== 'object' || labels === null || Array.isArray(labels)) {
    throw new WindowError('malformed-input', 'The labels must be an object: windows by file.');
  }
  return new Map(
    Object.entries(labels).map(([name, windows]: [string, unknown]) => {
      if (!Array.isArray(windows)) {
        throw new WindowError('malformed-input', `Labels of ${name} must be a list of windows.`);
      }
      return [name, windows.map((pair: unknown) => parseWindow(pair, name))] as const;
    }),
  );
}

function parseWindow(pair: unknown, name: string): readonly [number, number] {
  if (Array.isArray(pair) && pair.length === 2) {
    const [first, last] = pair as unknown[];
    if (typeof first === 'string' && typeof last === 'string') {
      return [parseStamp(first, name), parseStamp(last, name)];
    }
  }
  throw new WindowError('malformed-input', `A window of ${name} must be a pair of times.`);
}

/**
 * Reads one data file: a head line, then `timestamp,value` rows.
 *
 * @param name `folder/file.csv`; its windows are looked up under it.
 * @throws WindowError `malformed-input` for rows of another form, and where the labels do not know the file.
 */
export function parseNabSeries(name: string, csv: string, labels: NabWindows): NabSeries {
  const windows = labels.get(name);
  if (windows === undefined) {
    throw new WindowError('malformed-input', `The labels have no entry for ${name}.`);
  }
  const lines = csv.split(/\r?\n/).slice(1);
  while (lines.at(-1) === '') lines.pop();
  const times = new Float64Array(lines.length);
  const values = new Float64Array(lines.length);
  lines.forEach((line, row) => {
    const where = `${name}, line ${row + 2}`;
    const comma = line.indexOf(',');
    const text = line.slice(comma + 1);
    const value = Number(text);
    if (comma < 0 || text.trim() === '' || !Number.isFinite(value)) {
      throw new WindowError('malformed-input', `${where}: expected a time, a comma and a number.`);
    }
    times[row] = parseStamp(line.slice(0, comma), where);
    values[row] = value;
  });
  return { name, times, values, windows };
}
