import type { ChatTime } from '../types.js';

const HALF_DAY = 43_200;
/** Steps back up to a minute happen between computers; they mean nothing. */
const TOLERANCE = 60;
/** A step back by more begins another session. */
const SESSION_GAP = 1800;

export type ClockStep = 'forward' | 'midnight' | 'back' | 'session';

/** Turns the times of one file, in file order, into days and sessions. */
export class EventClock {
  private readonly kind: 'wall' | 'offset';
  private previous = -1;
  private time: ChatTime | null = null;
  private day = 0;
  private session = 0;

  constructor(kind: 'wall' | 'offset') {
    this.kind = kind;
  }

  /** What the step to a time would mean; changes nothing. */
  step(seconds: number): ClockStep {
    const back = this.previous - seconds;
    if (back <= TOLERANCE) return 'forward';
    if (this.kind === 'wall' && back > HALF_DAY) return 'midnight';
    return back > SESSION_GAP ? 'session' : 'back';
  }

  /** Seconds of the last event, -1 before the first. */
  get last(): number {
    return this.previous;
  }

  advance(seconds: number): ChatTime {
    // In a busy chat many events share a second, and so this object.
    if (this.time !== null && seconds === this.previous) return this.time;
    const step = this.step(seconds);
    if (step === 'midnight') this.day++;
    else if (step === 'session') this.session++;
    this.previous = seconds;
    return (this.time = { kind: this.kind, seconds, day: this.day, session: this.session });
  }
}
