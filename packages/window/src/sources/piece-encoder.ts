const encoder = new TextEncoder();
const HIGH_SURROGATE = /[\ud800-\udbff]$/;

/** Text that comes in pieces as UTF-8: a character cut in two waits for its other half. */
export class PieceEncoder {
  /** The half that waits; `''` most of the time. */
  pending: string = '';

  encode(text: string): Uint8Array {
    const whole = this.pending + text;
    this.pending = HIGH_SURROGATE.exec(whole)?.[0] ?? '';
    return encoder.encode(this.pending === '' ? whole : whole.slice(0, -1));
  }

  /** Nothing follows: a half alone is U+FFFD. */
  end(): Uint8Array {
    const bytes = encoder.encode(this.pending);
    this.pending = '';
    return bytes;
  }
}
