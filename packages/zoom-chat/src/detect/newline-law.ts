/**
 * Zoom ends a message with CRLF and breaks lines inside it with LF (cloud), or ends the header
 * line with CRLF whatever the body does (two-line). Where a file keeps that, a header-looking line
 * with another line break is quoted text: somebody pasted a chat into the chat.
 */
export interface NewlineLaw {
  /** A header follows CRLF. */
  readonly afterCrlf: boolean;
  /** A header line ends with CRLF. */
  readonly endsCrlf: boolean;
}

export const NO_LAW: NewlineLaw = { afterCrlf: false, endsCrlf: false };

/** Counts the line breaks around header-looking lines. */
export class NewlineTally {
  private afterCrlf = 0;
  private afterLf = 0;
  private endsCrlf = 0;
  private endsLf = 0;

  /** Adds the line `text[start, end)`, `end` before its line break. */
  add(text: string, start: number, end: number): void {
    if (start > 1) {
      if (text[start - 2] === '\r') this.afterCrlf++;
      else this.afterLf++;
    }
    if (text[end] === '\r') this.endsCrlf++;
    else if (text[end] === '\n') this.endsLf++;
  }

  /** What the file keeps to; files saved again by an editor keep to nothing. */
  law(family: 'single-line' | 'two-line' | 'cloud'): NewlineLaw {
    if (family !== 'two-line') {
      return { afterCrlf: this.afterCrlf > 0 && this.afterLf <= this.afterCrlf, endsCrlf: false };
    }
    // A Mac ends bodies with LF, so that headers follow LF, but for those behind an empty message.
    return {
      afterCrlf: this.afterCrlf > 0 && this.afterLf * 4 <= this.afterCrlf,
      endsCrlf: this.endsCrlf > 0 && this.endsLf <= this.endsCrlf,
    };
  }
}
