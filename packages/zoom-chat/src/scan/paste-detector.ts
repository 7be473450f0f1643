import type { DetectedLayout } from '../detect/detect-layout.js';
import { MAX_HEADER } from '../headers/header.js';

/** How far behind a step back in time its end is looked for. */
export const PASTE_UNITS = 65_536;
/** Lines that may be looked at ahead; each further step back earns some. Keeps hostile files linear. */
const CREDIT_PER_CALL = 16;
const MAX_CREDIT = 4096;

/** A single line is a paste only when it steps back by so many seconds: less is a clock put right. */
const SINGLE_BACK = 600;

/**
 * In a file that has lost its newline law, a chat pasted into a message is told by its times: they
 * step back, run on at the pace of a chat, and jump forward to where the file was. A second session
 * steps back too, but comes forward at its own pace, if at all.
 */
export class PasteDetector {
  /** Files that keep the newline law have no need of this. */
  readonly applies: boolean;
  private readonly layout: DetectedLayout;
  private credit = MAX_CREDIT;
  /** Headers before this offset of the text are known to be pasted. */
  private pastedUntil = 0;

  constructor(layout: DetectedLayout) {
    this.layout = layout;
    this.applies =
      !layout.law.afterCrlf && !layout.law.endsCrlf && layout.dialect.family !== 'panel';
  }

  /**
   * Is the header at `start`, which steps back from `last` to `seconds`, the begin of a paste?
   *
   * @param base - Offset of the buffer in the text.
   */
  isPaste(buffer: string, base: number, start: number, seconds: number, last: number): boolean {
    if (base + start < this.pastedUntil) return true;
    const { lineBreak, layout } = this.layout;
    const limit = Math.min(buffer.length, start + PASTE_UNITS);
    let previous = seconds;
    let widest = 0;
    let at = buffer.slice(start, limit).indexOf(lineBreak) + 1;
    while (at > 0 && start + at < limit && this.credit > 0) {
      this.credit--;
      const lineStart = start + at;
      const inRest = buffer.slice(lineStart, limit).indexOf(lineBreak);
      const lineEnd = Math.min(inRest === -1 ? limit : lineStart + inRest, lineStart + MAX_HEADER);
      const end = buffer[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd;
      if (isDigit(buffer.charCodeAt(lineStart)) && layout.reader.read(buffer, lineStart, end)) {
        const reached = layout.reader.seconds;
        if (reached >= last) {
          const jump = reached - previous;
          const isSingle = previous === seconds && widest === 0;
          const pasted =
            jump >= (last - seconds) / 4 &&
            jump > 3 * widest &&
            (!isSingle || last - seconds >= SINGLE_BACK);
          if (pasted) this.pastedUntil = base + lineStart;
          return pasted;
        }
        widest = Math.max(widest, reached - previous);
        previous = reached;
      }
      at = inRest === -1 ? 0 : at + inRest + 1;
    }
    this.credit = Math.min(MAX_CREDIT, this.credit + CREDIT_PER_CALL);
    return false;
  }
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}
