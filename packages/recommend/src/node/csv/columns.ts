import { RecommendError } from '../../errors.js';

/** Names of the columns of a watch log; the defaults are those of the original's file. */
export interface WatchCsvColumns {
  /** `subsr`: who watched. */
  user?: string | undefined;
  /** `asset_nm`: the episode's title, from which series and number are taken. */
  title?: string | undefined;
  /** An id of the episode; by default there is none, and the title is the id. */
  item?: string | undefined;
  /** `use_tms`: how long it was watched, in seconds or `H:MM:SS`. */
  watched?: string | undefined;
  /** `disp_rtm`: the running time; see `runningTimeUnit`. */
  runningTime?: string | undefined;
  /** `date`, which may have the time of day in it too. */
  date?: string | undefined;
  /** `time`. */
  time?: string | undefined;
  /** `ct_cl`, `genre_of_ct_cl`, `category_l` and `category_h`: attributes of the item. */
  attributes?: readonly string[] | undefined;
}

/** Where each field stands in a row; -1 for columns that the file does not have. */
export interface ColumnPlaces {
  user: number;
  title: number;
  item: number;
  watched: number;
  runningTime: number;
  date: number;
  time: number;
  attributes: number[];
  /** Cells of each row. */
  width: number;
  names: string[];
  /** Columns that would have been read, had they been there. */
  missing: string[];
}

/**
 * Looks the columns up in the header. User, title, watched time and date must be there, and every
 * column that the caller named; the others may be missing.
 *
 * @throws RecommendError `invalid-input` that names what is missing and what there is.
 */
export function columnPlaces(header: readonly string[], columns: WatchCsvColumns): ColumnPlaces {
  const names = header.map((name) => name.normalize('NFC').trim());
  const missing: string[] = [];
  const find = (name: string, needed: boolean): number => {
    const place = names.indexOf(name.normalize('NFC').trim());
    if (place === -1 && needed) {
      throw new RecommendError(
        'invalid-input',
        `The file has no column ${JSON.stringify(name)}, but ${JSON.stringify(names.slice(0, 50))}: name its columns with the option columns.`,
      );
    }
    if (place === -1) missing.push(name);
    else if (names.includes(names[place] ?? '', place + 1)) {
      throw new RecommendError(
        'invalid-input',
        `The file has two columns ${JSON.stringify(name)}: rename one of them.`,
      );
    }
    return place;
  };
  const { item, runningTime, time, attributes } = columns;
  return {
    user: find(columns.user ?? 'subsr', true),
    title: find(columns.title ?? 'asset_nm', true),
    item: item === undefined ? -1 : find(item, true),
    watched: find(columns.watched ?? 'use_tms', true),
    runningTime: find(runningTime ?? 'disp_rtm', runningTime !== undefined),
    date: find(columns.date ?? 'date', true),
    time: find(time ?? 'time', time !== undefined),
    attributes: (attributes ?? ['ct_cl', 'genre_of_ct_cl', 'category_l', 'category_h'])
      .map((name) => find(name, attributes !== undefined))
      .filter((place) => place !== -1),
    ...{ width: names.length, names, missing },
  };
}
