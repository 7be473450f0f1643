import { readFile } from 'node:fs/promises';
import { parseString } from 'fast-csv';
import { decode } from 'iconv-lite';
import { parseEpisodeTitle } from '@nunchi/recommend';

/** What a page tells of a programme. */
export interface Programme {
  readonly title: string;
  readonly kind: string;
  readonly genre: string;
  readonly summary: string;
  readonly actors: string;
  /** The highest episode that anybody watched; 1 of a film. */
  readonly episodes: number;
}

const COLUMNS = ['asset_nm', 'ct_cl', 'genre_of_ct_cl', 'SMRY', 'ACTR_DISP'] as const;

/** The programmes of a log file by their titles; columns that are not there come out empty. */
export async function readProgrammes(path: string): Promise<Map<string, Programme>> {
  const programmes = new Map<string, Programme>();
  const parser = parseString<string[], string[]>(textOf(await readFile(path)), { headers: false });
  let places: readonly number[] | null = null;
  for await (const cells of parser as AsyncIterable<string[]>) {
    if (places === null) {
      places = COLUMNS.map((column) => cells.indexOf(column));
      continue;
    }
    const [title = '', kind = '', genre = '', summary = '', actors = ''] = places.map(
      (place) => cells[place] ?? '',
    );
    if (title === '') continue;
    const { series, episode } = parseEpisodeTitle(title);
    const episodes = Math.max(programmes.get(series)?.episodes ?? 1, episode ?? 1);
    programmes.set(series, { title: series, kind, genre, summary, actors, episodes });
  }
  return programmes;
}

/** UTF-8 where the bytes are that, else CP949. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decode(Buffer.from(bytes), 'cp949');
  }
}
