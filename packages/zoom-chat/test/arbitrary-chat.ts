import fc from 'fast-check';

/** Pieces that chats and attacks on parsers are made of. */
const PIECES = [
  '10:00:00 From Ana to Everyone:',
  '10:00:0',
  '09:00:00 발신자 2조 김하늘 수신자 모두에게:',
  '13:02:43  王老師 對 所有人:',
  '00:07:00\tAlex:\t',
  '00:24:39    Ana:   hi',
  '14:19:33\t From  First Last : text',
  '11:45:12\n From ANNA PARK : Ready',
  'From Alex Kim to Everyone: (2:11 pm)',
  '이도윤님이 모두에게 11:31 AM',
  'Replying to "',
  '"\n\nbody',
  'Reacted to "네 !..." with 👍',
  'Removed a 👍 reaction from "네 !"',
  'add 👍',
  'Giphy [ID:x]',
  '네 !',
  '\ufeff',
  '\ud83d',
  '\udc4d',
  '\ufffd...',
  '\u2028',
  '\0',
];
const BREAKS = ['\r\n', '\n', '\r', '\r\n\t', '\n\t', '\t', ' ', ' : ', ':', ''];

/** Text that is nearly a chat, in every mixture of layouts and line breaks. */
export const nearlyChat: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...PIECES) },
        { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
      ),
      fc.constantFrom(...BREAKS),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.flat().join(''));

/** Sizes that a text is cut into, used round and round. */
export const chunkSizes: fc.Arbitrary<number[]> = fc.array(fc.integer({ min: 1, max: 60 }), {
  minLength: 1,
  maxLength: 8,
});

export function* cut(text: string, sizes: readonly number[]): Generator<string> {
  for (let at = 0, i = 0; at < text.length; i++) {
    const size = sizes[i % sizes.length] as number;
    yield text.slice(at, at + size);
    at += size;
  }
}
