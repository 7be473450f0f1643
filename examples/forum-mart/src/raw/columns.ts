/** What a post is read from. */
export type Column = keyof typeof COLUMN_NAMES;

/** The names that a column goes by, compared without case and blanks; the first that is there counts. */
const COLUMN_NAMES = {
  title: ['title', '제목', '글제목'],
  content: ['content', '내용', '본문', 'text'],
  author: ['author', '작성자', '닉네임', '글쓴이'],
  date: ['raw_date', 'date', '작성일', '작성일시', '날짜'],
  views: ['views', '조회수', '조회'],
  comments: ['comments', '댓글수', '댓글'],
  likes: ['likes', '좋아요', '추천', '추천수'],
  crawled_at: ['crawled_at', '수집일', '수집일시'],
} as const;

export const COLUMNS = Object.keys(COLUMN_NAMES) as Column[];
/** Without these there is no post. */
export const NEEDED: readonly Column[] = ['title', 'content', 'author', 'date'];

/** Which of the names stands for a column, as its place among them; null if none does. */
export function columnPlaces(names: readonly string[]): Readonly<Record<Column, number | null>> {
  const plain = names.map((name) => name.normalize('NFC').replace(/\s/g, '').toLowerCase());
  const placeOf = (column: Column): number | null => {
    const name = COLUMN_NAMES[column].find((known) => plain.includes(known));
    return name === undefined ? null : plain.indexOf(name);
  };
  return Object.fromEntries(COLUMNS.map((column) => [column, placeOf(column)])) as Record<
    Column,
    number | null
  >;
}

/**
 * The places of the columns in a file that has one header for all rows.
 *
 * @throws Error if a needed one is missing.
 */
export function headerPlaces(names: readonly string[]): Readonly<Record<Column, number | null>> {
  const places = columnPlaces(names);
  const missing = NEEDED.filter((column) => places[column] === null);
  if (missing.length === 0) return places;
  const wanted = missing.map((column) => `${column} (${COLUMN_NAMES[column].join(', ')})`);
  throw new Error(
    `has no column for ${wanted.join(', nor for ')}; its columns are ${names.join(', ').slice(0, 200)}. ` +
      'Rename them, or say which encoding it is in',
  );
}
