import { RecommendError } from '../../errors.js';
import { Cp949Decoder } from './cp949.js';

/** Encodings that a file may be in; EUC-KR is a part of CP949 and is read as such. */
export type CsvEncoding = 'auto' | 'utf-8' | 'cp949' | 'euc-kr';

/** What a file turned out to be in. */
export type FoundEncoding = 'utf-8' | 'cp949';

/** Bytes that `'auto'` looks at, from the first one that is not ASCII. */
const SAMPLE = 65_536;

/**
 * Text of a stream of bytes. With `'auto'` it is UTF-8 if a sample that begins with the first
 * chunk above ASCII is without fault or a byte-order mark stands before it; otherwise whichever of
 * UTF-8 and CP949 has fewer faults. The mark is left out.
 *
 * @param found Is told the encoding, once.
 * @throws RecommendError `invalid-input` for UTF-16.
 */
export async function* decodeCsv(
  chunks: AsyncIterable<Uint8Array>,
  encoding: CsvEncoding,
  found: (encoding: FoundEncoding) => void,
): AsyncGenerator<string, void, void> {
  let decode = encoding === 'auto' ? null : decoderOf(encoding === 'utf-8' ? 'utf-8' : 'cp949');
  if (encoding !== 'auto') found(encoding === 'utf-8' ? 'utf-8' : 'cp949');
  let sample: Uint8Array = new Uint8Array(0);
  let first = true;
  for await (const chunk of chunks) {
    if (chunk.length === 0) continue;
    if (first) refuseUtf16(chunk);
    first = false;
    if (decode) {
      yield decode(chunk, true);
      continue;
    }
    if (sample.length === 0 && isAscii(chunk)) {
      yield Buffer.from(chunk).toString('latin1');
      continue;
    }
    sample = joined(sample, chunk);
    if (sample.length < SAMPLE) continue;
    const guess = guessEncoding(sample);
    found(guess);
    decode = decoderOf(guess);
    yield decode(sample, true);
  }
  if (!decode) {
    const guess = guessEncoding(sample);
    found(guess);
    decode = decoderOf(guess);
    yield decode(sample, true);
  }
  yield decode(new Uint8Array(0), false);
}

type Decode = (bytes: Uint8Array, more: boolean) => string;

function decoderOf(encoding: FoundEncoding): Decode {
  if (encoding === 'cp949') {
    const decoder = new Cp949Decoder();
    return (bytes, more) => decoder.decode(bytes, more);
  }
  const decoder = new TextDecoder('utf-8');
  return (bytes, more) => decoder.decode(bytes, { stream: more });
}

/** The sample may end within a letter: that is no fault, so it is decoded as if more came. */
function guessEncoding(sample: Uint8Array): FoundEncoding {
  // A file that says it is UTF-8 is that, broken letters or not.
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return 'utf-8';
  const utf8 = faults(new TextDecoder('utf-8').decode(sample, { stream: true }));
  if (utf8 === 0) return 'utf-8';
  return faults(new Cp949Decoder().decode(sample, true)) <= utf8 ? 'cp949' : 'utf-8';
}

function faults(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', at + 1)) count++;
  return count;
}

function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte >= 0x80) return false;
  return true;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function refuseUtf16([a, b]: Uint8Array): void {
  if (!((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff))) return;
  throw new RecommendError(
    'invalid-input',
    'This file is in UTF-16: save it as CSV in UTF-8 or CP949.',
  );
}
