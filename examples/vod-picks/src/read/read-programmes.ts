import { readFile } from 'node:fs/promises';
import { parseString } from 'fast-csv';
import { decode } from 'iconv-lite';
import { parseEpisodeTitle } from '@nunchi/recommend';
import { z } from 'zod';

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

const row = z.object({
  asset_nm: z.string().min(1),
  ct_cl: z.string(),
  genre_of_ct_cl: z.string(),
  SMRY: z.string(),
  ACTR_DISP: z.string(),
});

/** The programmes of a log file by their titles; rows that have not these columns are left out. */
export async function readProgrammes(path: string): Promise<Map<string, Programme>> {
  const bytes = await readFile(path);
  const programmes = new Map<string, Programme>();
  const parser = parseString(textOf(bytes), { headers: true, discardUnmappedColumns: true });
  for await (const cells of parser) {
    const { success, data } = row.safeParse(cells);
    if (!success) continue;
    const { series, episode } = parseEpisodeTitle(data.asset_nm);
    const known = programmes.get(series);
    programmes.set(series, {
      title: series,
      kind: data.ct_cl,
      genre: data.genre_of_ct_cl,
      summary: data.SMRY,
      actors: data.ACTR_DISP,
      episodes: Math.max(known?.episodes ?? 1, episode ?? 1),
    });
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
