import { writeToString } from 'fast-csv';
import type { MadePost } from './made-post';
import type { MadeRow } from './posts';

const HEADER = ['제목', '내용', '작성자', '작성일', '조회수', '댓글수', '추천', '수집일시'];
/** Not representable in CP949: browsers send such signs to old forums as entities. */
const SIGNS =
  /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\u20e3|\ufe0f/gu;

/** Rows as CSV with CR LF; titles and contents are quoted. */
export async function asCsv(rows: readonly MadeRow[]): Promise<string> {
  const pieces: string[] = [await csv([HEADER])];
  let sound: string[][] = [];
  for (const { post, fault } of rows) {
    const cells = cellsOf(post);
    if (fault === 'cells') sound.push(cells.slice(0, 3));
    else if (fault !== 'quotes') sound.push(cells);
    else {
      pieces.push(await csv(sound), openQuote(cells));
      sound = [];
    }
  }
  pieces.push(await csv(sound));
  return pieces.join('');
}

/** Signs that CP949 lacks, as entities of HTML. */
export function withEntities(text: string): string {
  return text.replace(SIGNS, (sign) => `&#${sign.codePointAt(0) ?? 0};`);
}

/** Rows as objects, a line each. */
export function asNdjson(rows: readonly MadeRow[]): string {
  return rows.map((row) => `${jsonOf(row)}\n`).join('');
}

function jsonOf({ post, fault }: MadeRow): string {
  const { crawledAt, author, ...rest } = post;
  const written = { ...rest, crawled_at: crawledAt };
  if (fault === 'cells') return JSON.stringify(written);
  const json = JSON.stringify({ author, ...written });
  return fault === 'quotes' ? json.replace(/"(,"date")/, '$1') : json;
}

function cellsOf(post: MadePost): string[] {
  const { title, content, author, date, views, comments, likes, crawledAt } = post;
  return [title, content, author, date, String(views), String(comments), String(likes), crawledAt];
}

function csv(rows: string[][]): Promise<string> {
  return writeToString(rows, {
    quoteColumns: [true, true],
    rowDelimiter: '\r\n',
    includeEndRowDelimiter: rows.length > 0,
  });
}

/** A row on one line whose content is not closed. */
function openQuote([title = '', content = '', ...rest]: readonly string[]): string {
  const plain = [title, content].map((text) => text.replace(/["\r\n]+/g, ' '));
  return `"${plain.join('","')},${rest.join(',')}\r\n`;
}
