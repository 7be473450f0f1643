const ZERO = 48;
const COLON = 58;

/**
 * Reads `H:MM:SS`, `HH:MM:SS` or `HHH:MM:SS` at `start`. Hours may pass 23 (an offset); whether
 * that is allowed is for the caller to say.
 */
export class ClockReader {
  seconds = 0;
  /** Behind the last digit. */
  end = 0;

  read(text: string, start: number, end: number): boolean {
    let hours = 0;
    let i = start;
    for (; i < end && i < start + 4; i++) {
      const digit = text.charCodeAt(i) - ZERO;
      if (digit < 0 || digit > 9) break;
      hours = hours * 10 + digit;
    }
    if (i === start || i > start + 3 || i + 6 > end || text.charCodeAt(i) !== COLON) return false;
    const minutes = twoDigits(text, i + 1);
    if (minutes < 0 || minutes > 59 || text.charCodeAt(i + 3) !== COLON) return false;
    const seconds = twoDigits(text, i + 4);
    if (seconds < 0 || seconds > 59) return false;
    this.seconds = hours * 3600 + minutes * 60 + seconds;
    this.end = i + 6;
    return true;
  }
}

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
}
