import type { ZoomChatLocale } from '../locales/locale.js';
import type { ChatDialect } from '../types.js';
import { type Layout, panelLayout, timedLayouts } from './layouts.js';
import { type NewlineLaw, NewlineTally, NO_LAW } from './newline-law.js';

/** Units from the start that the layout is concluded from. */
export const DETECTION_UNITS = 65_536;

/** No recording has its first message later: such a time in a cloud layout is a wall clock. */
const LATEST_OFFSET = 8 * 3600;

export interface DetectedLayout {
  readonly dialect: ChatDialect;
  readonly layout: Layout;
  readonly law: NewlineLaw;
  readonly time: 'wall' | 'offset';
  readonly lineBreak: '\n' | '\r';
}

interface Vote {
  readonly layout: Layout;
  count: number;
  /** Where the first header of this layout stands. */
  first: number;
  firstSeconds: number;
  readonly locales: Map<string, number>;
  readonly newlines: NewlineTally;
}

/**
 * Concludes layout, language and newline law from the start of a text: each line votes for the
 * first layout that reads it as a header. `null` when no line does.
 *
 * @param head - The first `DETECTION_UNITS` of the text, or all of it.
 */
export function detectLayout(
  head: string,
  locales: readonly ZoomChatLocale[],
  fileName: string | undefined,
): DetectedLayout | null {
  const lineBreak = !head.includes('\n') && head.includes('\r') ? '\r' : '\n';
  const timed = voteByLine(head, lineBreak, timedLayouts(locales), startsWithDigit);
  const votes = timed.some((vote) => vote.count > 0)
    ? timed
    : voteByLine(head, lineBreak, [panelLayout(locales)], () => true);
  const winner = winnerOf(votes);
  if (winner.count === 0) return null;

  const total = votes.reduce((sum, vote) => sum + vote.count, 0);
  const { layout } = winner;
  const [locale, ofLocale] = mostVoted(winner.locales);
  const law =
    lineBreak === '\r' || layout.family === 'panel' ? NO_LAW : winner.newlines.law(layout.family);
  const reasons = [
    `${winner.count} of ${total} header lines: ${layout.description}`,
    ...(locale === 'und' ? [] : [`${ofLocale} of them with the words of ${locale}`]),
    ...(law.afterCrlf ? ['headers follow CRLF'] : []),
    ...(law.endsCrlf ? ['header lines end with CRLF'] : []),
  ];

  let { time } = layout;
  if (time === 'offset' && !isCloudName(fileName) && winner.firstSeconds >= LATEST_OFFSET) {
    time = 'wall';
    reasons.push('the first time is too late for an offset: a wall clock');
  }
  const share = (winner.count / total) * layout.trust;
  const confidence = Number((share * (1 - 0.5 / (winner.count + 1))).toFixed(3));
  return {
    dialect: { family: layout.family, locale, confidence, reasons },
    layout,
    law,
    time,
    lineBreak,
  };
}

/** A layout that comes first is outvoted only by so many times its headers. */
const OUTVOTED = 10;

/** The first header of a file was not pasted into a message, while later ones may have been. */
function winnerOf(votes: readonly Vote[]): Vote {
  const first = votes.reduce((best, vote) => (vote.first < best.first ? vote : best));
  const most = votes.reduce((best, vote) => (vote.count > best.count ? vote : best));
  return first.count * OUTVOTED >= most.count ? first : most;
}

function voteByLine(
  head: string,
  lineBreak: string,
  layouts: readonly Layout[],
  candidate: (head: string, start: number) => boolean,
): Vote[] {
  const votes = layouts.map((layout): Vote => ({
    layout,
    count: 0,
    first: Infinity,
    firstSeconds: 0,
    locales: new Map(),
    newlines: new NewlineTally(),
  }));
  for (let start = head.startsWith('\ufeff') ? 1 : 0; start < head.length;) {
    const found = head.indexOf(lineBreak, start);
    const next = found === -1 ? head.length : found + 1;
    if (candidate(head, start)) {
      let end = found === -1 ? head.length : found;
      if (lineBreak === '\n' && head[end - 1] === '\r' && end > start) end--;
      const vote = votes.find(({ layout }) => layout.reader.read(head, start, end));
      if (vote !== undefined) {
        const { seconds, address } = vote.layout.reader;
        if (vote.count === 0) {
          vote.first = start;
          vote.firstSeconds = seconds;
        }
        vote.count++;
        vote.locales.set(address.locale, (vote.locales.get(address.locale) ?? 0) + 1);
        vote.newlines.add(head, start, end);
      }
    }
    start = next;
  }
  return votes;
}

function startsWithDigit(text: string, start: number): boolean {
  const unit = text.charCodeAt(start);
  return unit >= 48 && unit <= 57;
}

function mostVoted(counts: ReadonlyMap<string, number>): [string, number] {
  let best: [string, number] = ['und', 0];
  for (const entry of counts) if (entry[1] > best[1]) best = entry;
  return best;
}

/** Zoom names what belongs to a cloud recording after its start in GMT. */
function isCloudName(fileName: string | undefined): boolean {
  return fileName !== undefined && /GMT\d{8}-\d{6}/.test(fileName);
}
