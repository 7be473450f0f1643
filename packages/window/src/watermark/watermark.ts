/**
 * Says up to when event time is complete. Rows are told to it as they come; `advance` works the
 * watermark out anew, when the dialect does so. It never goes back.
 */
export interface Watermark {
  /** Milliseconds since the epoch. */
  readonly current: number;
  /** A row of an input (or partition, from 0). A time that is NaN says nothing. */
  observe(input: number, time: number): void;
  /** Moves the watermark on; gives it back. */
  advance(): number;
  /** A tick of the clock in milliseconds: inputs without rows may turn idle. Follow it by `advance`. */
  tick(now: number): void;
  /** Current watermark, then the greatest time of each input (-Infinity before its first row). */
  save(): Float64Array;
  /** Takes what `save` gave; silence is counted anew, as clocks do not outlive a run. */
  restore(saved: Float64Array): void;
}
