import { getDecoder } from 'iconv-lite';

/** Encodings of text files; `auto` finds out which it is. */
export type Encoding = 'auto' | 'utf-8' | 'cp949';

/** Bytes that `auto` looks at, from the first chunk that is not ASCII. */
const SAMPLE = 65_536;
const NOTHING = Buffer.alloc(0);

/**
 * The text of a stream of bytes, wherever its chunks are cut, without the byte-order mark. Bytes that
 * mean nothing become U+FFFD. With `auto` it is UTF-8 where a sample has no fault or a mark stands before
 * it; otherwise whichever of UTF-8 and CP949 has fewer faults.
 *
 * @throws Error for UTF-16.
 */
export async function* decodeText(
  chunks: AsyncIterable<Buffer>,
  encoding: Encoding,
): AsyncGenerator<string> {
  let decoder = encoding === 'auto' ? null : decoderOf(encoding);
  let sample = NOTHING;
  let isFirst = true;
  for await (const chunk of chunks) {
    if (isFirst) refuseUtf16(chunk);
    isFirst = false;
    if (decoder) {
      yield decoder.write(chunk);
    } else if (sample.length === 0 && isAscii(chunk)) {
      yield chunk.toString('latin1');
    } else {
      sample = Buffer.concat([sample, chunk]);
      if (sample.length < SAMPLE) continue;
      decoder = decoderOf(guessEncoding(sample));
      yield decoder.write(sample);
      sample = NOTHING;
    }
  }
  decoder ??= decoderOf(guessEncoding(sample));
  yield decoder.write(sample);
  yield decoder.end();
}

interface Decoder {
  write(bytes: Buffer): string;
  end(): string;
}

function decoderOf(encoding: 'utf-8' | 'cp949'): Decoder {
  if (encoding === 'cp949') {
    const decoder = getDecoder('cp949');
    return { write: (bytes) => decoder.write(bytes), end: () => decoder.end() ?? '' };
  }
  const decoder = new TextDecoder('utf-8');
  return {
    write: (bytes) => decoder.decode(bytes, { stream: true }),
    end: () => decoder.decode(),
  };
}

/** A letter that the sample's end cuts is no fault. */
function guessEncoding(sample: Buffer): 'utf-8' | 'cp949' {
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return 'utf-8';
  const utf8 = faults(decoderOf('utf-8').write(sample));
  if (utf8 === 0) return 'utf-8';
  return faults(decoderOf('cp949').write(sample)) <= utf8 ? 'cp949' : 'utf-8';
}

function faults(text: string): number {
  return text.split('\ufffd').length - 1;
}

function isAscii(bytes: Buffer): boolean {
  return bytes.every((byte) => byte < 0x80);
}

function refuseUtf16([a, b]: Buffer): void {
  if (!((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff))) return;
  throw new Error('is in UTF-16: save it in UTF-8 or CP949');
}
