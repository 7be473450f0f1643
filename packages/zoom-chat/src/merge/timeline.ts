import type { ChatTime } from '../types.js';

const DAY = 86_400;
/** Further apart than any two moments of one session, so that sessions never touch. */
const SESSION = 2 ** 40;

/** A time as one number of seconds, to compare and to shift. */
export function clockOf(time: ChatTime): number {
  return time.session * SESSION + time.day * DAY + time.seconds;
}

/**
 * The time at a number of seconds. Before the first midnight of a wall clock `day` is negative; an
 * offset before the start of the recording is its start.
 */
export function timeAt(clock: number, kind: ChatTime['kind']): ChatTime {
  const session = Math.max(0, Math.floor((clock + SESSION / 2) / SESSION));
  const within = clock - session * SESSION;
  if (kind === 'offset') return { kind, seconds: Math.max(0, within), day: 0, session };
  const day = Math.floor(within / DAY);
  return { kind, seconds: within - day * DAY, day, session };
}
