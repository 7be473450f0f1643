/** What a title says of the series and the episode. */
export interface EpisodeTitle {
  /** The title without episode and trailer mark, in NFC; a season stays in it. */
  series: string;
  /** Number of the episode; `null` if the title names none. */
  episode: number | null;
  /** Number of the season; `null` if the title names none. */
  season: number | null;
  /** Whether it announces an episode: `(예고)`. */
  trailer: boolean;
}

/** Letters at the end in which an episode is looked for: more are never needed, and time stays linear. */
const TAIL = 40;

/** `(예고)`, `[예고편]`, `예고` after a blank. */
const TRAILER_MARK = /[([<][^()[\]<>]{0,8}예고편?[^()[\]<>]{0,8}[)\]>]/;
const TRAILER_WORD = /(?:^|\s)(?:티저\s?)?예고편?$/;

/** What may follow an episode's number: `(완)`, `[HD]`, `<자막>`. */
const CLOSING_NOTE = /\s?[([<][^()[\]<>]{0,20}[)\]>]$/;

/**
 * `05회`, `제5회`, `1화`, `5부`, `3강`, `1~2회`; the number does not go on to the left. A `제` that hangs on
 * a word is that word's end (`삼형제 5회`).
 */
const KOREAN_EPISODE =
  /(?:(?<![\p{L}\p{N}])제 ?)?(?<!\d)(?:\d{1,5} ?[~,-] ?)?(\d{1,5}) ?(?:회|화|부|강)(?: ?(?:최종회|마지막회))?$/u;
/** `EP.3`, `Ep 03`, `E12`, `#5`; no letter before it (`STEP 3` is a title). */
const LATIN_EPISODE = /(?<![A-Za-z])(?:episode|ep|e)(?:\.| )? ?(\d{1,5})$|(?<!\S)#(\d{1,5})$/i;

/** `시즌2`, `시즌 2`, `season 2`, `S02` at the end of the series' name. */
const SEASON = /(?:시즌 ?|season ?|(?:^|[^A-Za-z])s)(\d{1,3})$/i;

/**
 * Takes an episode's title apart: `TITLE 05회`, `TITLE(예고)`, `1화`, `시즌2 3회`, `EP.3`, `제5회`, `5부`;
 * in NFC or NFD, with half or full width. A title of which nothing would be left is a series by itself. Time is
 * linear in the length of the title.
 *
 * @example
 * ```ts
 * parseEpisodeTitle('도깨비 시즌2 05회 (예고)');
 * // { series: '도깨비 시즌2', episode: 5, season: 2, trailer: true }
 * ```
 */
export function parseEpisodeTitle(title: string): EpisodeTitle {
  const whole = tidy(title);
  const { text, trailer } = withoutTrailer(whole);
  const found = episodeOf(text) ?? episodeOf(withoutNotes(text));
  const series = found?.series ?? text;
  const season = SEASON.exec(series.slice(-TAIL))?.[1];
  return {
    series,
    episode: found?.episode ?? null,
    season: season === undefined ? null : Number(season),
    trailer,
  };
}

/** NFC, full-width digits, brackets and blanks as half-width ones, single blanks. */
function tidy(title: string): string {
  return title
    .normalize('NFC')
    .replace(/[０-９（）［］＜＞．＃～，－Ａ-Ｚａ-ｚ]/g, (letter) =>
      String.fromCharCode(letter.charCodeAt(0) - 0xfee0),
    )
    .replace(/\s+/g, ' ')
    .trim();
}

function withoutTrailer(text: string): { text: string; trailer: boolean } {
  const rest = text.replace(TRAILER_MARK, ' ').replace(/ +/g, ' ').trim();
  const short = rest.slice(-TAIL);
  const cut = TRAILER_WORD.exec(short);
  const bare = cut ? rest.slice(0, rest.length - short.length + cut.index).trim() : rest;
  if (bare === '') return { text, trailer: text !== '' };
  return { text: bare, trailer: bare !== text };
}

/** Without up to three notes in brackets at the end. */
function withoutNotes(text: string): string {
  let rest = text;
  for (let n = 0; n < 3; n++) {
    const short = rest.slice(-TAIL);
    const note = CLOSING_NOTE.exec(short);
    if (!note) break;
    rest = rest.slice(0, rest.length - note[0].length);
  }
  return rest;
}

function episodeOf(text: string): { series: string; episode: number } | null {
  const short = text.slice(-TAIL);
  const match = KOREAN_EPISODE.exec(short) ?? LATIN_EPISODE.exec(short);
  const digits = match?.[1] ?? match?.[2];
  if (!match || digits === undefined) return null;
  const at = text.length - short.length + match.index;
  const series = text.slice(0, at).replace(/[ _\-:·.,]{1,8}$/, '');
  return series === '' ? null : { series, episode: Number(digits) };
}
