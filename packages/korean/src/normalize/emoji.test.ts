import { describe, expect, it } from 'vitest';
import { emojiEnd } from './emoji.js';

const ZWJ = '\u200d';
const EMOJI_STYLE = '\ufe0f';

/**
 * The emoji recommended for general interchange, as far as this engine knows them: no engine lists
 * them, but a property of strings knows each, so all likely sequences are made and asked for.
 */
function rgiEmoji(): string[] {
  const bases: string[] = [];
  for (let code = 0x23; code < 0x20000; code++) {
    const sign = String.fromCodePoint(code);
    if (/\p{Emoji}/u.test(sign)) bases.push(sign);
  }
  const tones = Array.from('🏻🏼🏽🏾🏿');
  // The recommended sequences are the fully qualified ones: a sign that would be text has its style.
  const styled = (one: string): string =>
    /\p{Emoji_Presentation}/u.test(one) ? one : one + EMOJI_STYLE;
  const toned = (one: string): string[] =>
    /\p{Emoji_Modifier_Base}/u.test(one)
      ? [styled(one), ...tones.map((tone) => one + tone)]
      : [styled(one)];
  const joined = (...parts: string[]): string => parts.join(ZWJ);

  const people = Array.from('👩👨🧑').flatMap(toned);
  const parents = [
    ...Array.from('👩👨🧑'),
    ...['👩', '👨'].flatMap((a) => ['👩', '👨'].map((b) => joined(a, b))),
    joined('🧑', '🧑'),
  ];
  const children = Array.from('👦👧🧒').flatMap((a) => [
    a,
    ...Array.from('👦👧🧒', (b) => joined(a, b)),
  ]);
  const between = ['❤️', joined('❤️', '💋'), '🤝', '🐰', '🫯'];
  const after = [
    '♂️',
    '♀️',
    '➡️',
    joined('♂️', '➡️'),
    joined('♀️', '➡️'),
    '↔️',
    '↕️',
    '⚧️',
    '☠️',
    '❄️',
    '🌫️',
    '🗨️',
    ...Array.from('🦺⬛💨💫🔥🩹🌈🟩🟫💥🎄'),
  ];
  const flags = bases.filter((sign) => /\p{RI}/u.test(sign));

  const candidates = new Set([
    ...bases.flatMap((one) => [`${one}${EMOJI_STYLE}\u20e3`, ...toned(one)]),
    ...bases.flatMap((one) => toned(one).flatMap((a) => after.map((b) => joined(a, b)))),
    ...people.flatMap((one) => bases.map((two) => joined(one, styled(two)))),
    ...people.flatMap((one) =>
      between.flatMap((mid) => people.map((two) => joined(one, mid, two))),
    ),
    ...toned('🫱').flatMap((one) => toned('🫲').map((two) => joined(one, two))),
    ...parents.flatMap((adults) => children.map((kids) => joined(adults, kids))),
    ...flags.flatMap((a) => flags.map((b) => a + b)),
    ...['gbeng', 'gbsct', 'gbwls'].map(flagOf),
  ]);
  // Older compile targets know no `v` literals; every engine that runs these tests does.
  const isRgi = new RegExp(String.raw`^\p{RGI_Emoji}$`, 'v');
  return Array.from(candidates).filter((text) => isRgi.test(text));
}

/** The flag of a part of a country: a black flag and tags. */
function flagOf(region: string): string {
  const tags = Array.from(region, (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0)));
  return `🏴${tags.join('')}\u{e007f}`;
}

describe('emojiEnd', () => {
  it('takes every emoji for general interchange as one', () => {
    const emoji = rgiEmoji();
    // Unicode 15, the oldest that the supported engines have, lists 3,655.
    expect(emoji.length).toBeGreaterThan(3600);
    const wrong = emoji.filter((one) => emojiEnd(`가${one}나`, 1) !== one.length + 1);
    expect(wrong).toEqual([]);
    // Hundreds of thousands of sequences are asked of the engine first.
  }, 60_000);

  it('knows emoji that are newer than the engine', () => {
    // Kept free for emoji by Unicode, and not assigned yet.
    expect(emojiEnd('\u{1faff}!', 0)).toBe(2);
  });

  it.each([
    '가',
    'a',
    '1',
    '#',
    '©',
    '♥',
    '🇰',
    '🇰a',
    '☀\ufe0e',
    '\u200d',
    '\ufe0f',
    '🏴'.slice(1),
    '',
  ])('says no to %j', (text) => expect(emojiEnd(text, 0)).toBe(-1));
});
