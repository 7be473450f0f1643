// Made Zoom chats of any size, the same for the same seed: a class of thirty that greets, asks,
// answers, reacts and pastes code. Of all events 35 % are reactions and 25 % replies; a quotation is
// cut as Zoom cuts it and lies as far back as in real meetings (half within 6 messages, a tenth
// further than 32). Layouts: Korean two-line, cloud recording, single-line.

import { composeMessage, emoji, senders } from './class-talk.mjs';
import { createRandom } from '../random.mjs';

export const DEFAULT_SEED = 20_220_518;

/** How many of the newest messages a quotation may be about. */
const REACH = 376;

/** The layouts: how a moment, a sender and a body become bytes. Bodies have `\n` inside. */
const layouts = {
  'two-line-ko': {
    start: 9 * 3600,
    gap: 12,
    write: (clock, sender, body) =>
      `${clock} 발신자 ${sender} 수신자 모두에게:\r\n\t${body.replaceAll('\n', '\r\n\t')}\r\n`,
  },
  cloud: {
    start: 60,
    gap: 2,
    write: (clock, sender, body) => `${clock}\t${sender}:\t${body}\r\n`,
  },
  'single-line': {
    start: 9 * 3600,
    gap: 12,
    write: (clock, sender, body) => `${clock}\t From  ${sender} : ${body}\r\n`,
  },
};

/** The names of the layouts. */
export const dialects = Object.keys(layouts);

/**
 * Endless entries of one chat: `{ type, written }`, where `written` is the entry as the file has it.
 *
 * @param {string} dialect one of `dialects`
 * @param {number} seed
 */
export function* chatEntries(dialect, seed = DEFAULT_SEED) {
  const layout = layouts[dialect];
  if (layout === undefined) throw new RangeError(`no such dialect: ${dialect}`);
  const random = createRandom(seed);
  const recent = [];
  let count = 0;
  let seconds = layout.start;
  for (;;) {
    seconds += random.below(layout.gap);
    // A recording's clock runs on; a wall clock begins anew at midnight.
    const clock = formatClock(dialect === 'cloud' ? seconds : seconds % 86_400);
    const sender = random.pick(senders);
    const roll = recent.length === 0 ? 1 : random.next();
    const quote = roll < 0.6 ? quoteOf(earlier(recent, count, random), random) : '';
    if (roll < 0.35) {
      const body = `Reacted to "${quote}" with ${random.pick(emoji)}`;
      yield { type: 'reaction', written: layout.write(clock, sender, body) };
      continue;
    }
    const text = composeMessage(random);
    const body = roll < 0.6 ? `Replying to "${quote}"\n\n${text}` : text;
    recent[count++ % REACH] = text;
    yield { type: roll < 0.6 ? 'reply' : 'message', written: layout.write(clock, sender, body) };
  }
}

/**
 * A whole chat of about `megabytes` (10^6 bytes of UTF-8), with the number of events of each type.
 */
export function makeChat({ dialect, megabytes, seed = DEFAULT_SEED }) {
  const limit = megabytes * 1e6;
  const parts = [];
  const counts = { message: 0, reply: 0, reaction: 0 };
  let bytes = 0;
  for (const { type, written } of chatEntries(dialect, seed)) {
    bytes += Buffer.byteLength(written);
    if (bytes > limit && parts.length > 0) break;
    parts.push(written);
    counts[type] += 1;
  }
  const text = parts.join('');
  return { text, bytes: new TextEncoder().encode(text), counts };
}

/**
 * The same chat as chunks of bytes, made as they are asked for; borders fall anywhere,
 * inside a character too.
 * `counts` is filled while the chunks are read.
 */
export function* chatChunks({ dialect, megabytes, chunkBytes = 65_536, seed, counts }) {
  const encoder = new TextEncoder();
  const limit = megabytes * 1e6;
  let chunk = new Uint8Array(chunkBytes);
  let filled = 0;
  let total = 0;
  for (const { type, written } of chatEntries(dialect, seed)) {
    if (total >= limit) break;
    counts[type] += 1;
    let rest = encoder.encode(written);
    total += rest.length;
    while (rest.length > 0) {
      const part = rest.subarray(0, chunkBytes - filled);
      chunk.set(part, filled);
      filled += part.length;
      rest = rest.subarray(part.length);
      if (filled < chunkBytes) break;
      yield chunk;
      chunk = new Uint8Array(chunkBytes);
      filled = 0;
    }
  }
  if (filled > 0) yield chunk.subarray(0, filled);
}

function formatClock(seconds) {
  const two = (value) => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** An earlier message; the distance falls off so that half lie within 6 and a tenth beyond 32. */
function earlier(recent, count, random) {
  const distance = 1 + Math.floor(5.5 * (random.next() ** -0.78 - 1));
  const reach = Math.min(recent.length, REACH);
  const back = distance > reach ? 1 + random.below(reach) : distance;
  return recent[(count - back + REACH) % REACH];
}

/** A quotation as Zoom writes it: cut after 20 UTF-16 units, by some clients after 17 or 18. */
function quoteOf(text, random) {
  const limit = random.pick([20, 20, 20, 20, 20, 20, 20, 18, 18, 17]);
  if (text.length <= limit) return text;
  const head = text.slice(0, limit);
  // A pair cut in half is written as U+FFFD.
  const whole = head.isWellFormed() ? head : `${head.slice(0, -1)}\uFFFD`;
  return `${whole}...`;
}
