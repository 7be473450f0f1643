import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatSrt, formatVtt } from './format-transcript.js';
import { parseTranscript, type TranscriptCue } from './transcript.js';

const VTT = [
  'WEBVTT',
  '',
  '1',
  '00:00:04.859 --> 00:00:07.410',
  '박서준(강사): 안녕하세요. 오늘은: 파이썬입니다.',
  '',
  '2',
  '01:02:03.000 --> 01:02:04.500 align:start',
  '김하늘: 네',
  '잘 들려요',
  '',
  '',
].join('\r\n');

test('reads times, speakers and text', () => {
  const { cues, diagnostics } = parseTranscript(VTT);
  expect(diagnostics).toEqual([]);
  expect(cues).toEqual([
    {
      id: 0,
      index: 1,
      start: 4.859,
      end: 7.41,
      speaker: '박서준(강사)',
      text: '안녕하세요. 오늘은: 파이썬입니다.',
      span: { start: 10, end: 72, line: 3 },
    },
    {
      id: 1,
      index: 2,
      start: 3723,
      end: 3724.5,
      speaker: '김하늘',
      text: '네\n잘 들려요',
      span: expect.objectContaining({ line: 7 }),
    },
  ]);
  expect(VTT.slice(10, 72)).toMatch(/^1\r\n.*\r\n박서준.*파이썬입니다\.$/);
});

test.each(['\n', '\r\n', '\r'])('lines may end with %j', (eol) => {
  const cues = parseTranscript(`\ufeff${VTT.replaceAll('\r\n', eol)}`).cues;
  expect(cues.map(({ text, span }) => [text.length, span.line])).toEqual([
    [19, 3],
    [7, 7],
  ]);
});

test('passes over notes, styles, regions and names of cues', () => {
  const vtt =
    'WEBVTT - made by hand\nKind: captions\n\nNOTE a note\nof two lines\n\nSTYLE\n::cue { color: red }\n\n' +
    'REGION\nid:fred\n\nintro\n00:01.000 --> 00:02.000\nA: one\n\nNOTE\n00:03.000 --> 00:04.000\nA: two\n';
  const { cues, diagnostics } = parseTranscript(vtt);
  expect(cues.map(({ start, text, index }) => [start, text, index])).toEqual([
    [1, 'one', undefined],
    [3, 'two', undefined],
  ]);
  expect(diagnostics).toEqual([]);
});

test('a missing blank line between cues does no harm', () => {
  const vtt =
    'WEBVTT\n1\n00:01.0 --> 00:02.0\nA: 7\n2\n00:03.0 --> 00:04.0\nA: b\n00:05.0 --> 00:06.0\nA: c';
  expect(parseTranscript(vtt).cues.map(({ index, text }) => [index, text])).toEqual([
    [1, '7'],
    [2, 'b'],
    [undefined, 'c'],
  ]);
});

test('a block without readable times is told, and the rest goes on', () => {
  const vtt =
    'WEBVTT\n\n1\n00:99 --> soon\nA: lost\n\n2\n00:03.0 --> 00:02.0\nA: a --> b\nx --> y\n';
  const { cues, diagnostics } = parseTranscript(vtt);
  expect(cues.map(({ text }) => text)).toEqual(['a --> b\nx --> y']);
  expect(diagnostics.map(({ code, span }) => [code, span.line])).toEqual([
    ['invalid-row', 3],
    ['time-invalid', 7],
  ]);
});

test('captions that name nobody keep their colons', () => {
  const cue = (text: string): string => `00:01.0 --> 00:02.0\n${text}\n\n`;
  const vtt = `WEBVTT\n\n${cue('the point is: we wait')}${cue('and then')}${cue('we go')}`;
  expect(parseTranscript(vtt).cues[0]).toMatchObject({
    speaker: null,
    text: 'the point is: we wait',
  });
  const known = parseTranscript(`${vtt}${cue('OMA3: Alfred Tom: hello')}`, {
    speakers: ['OMA3', 'OMA3: Alfred Tom'],
  });
  expect(known.cues.map(({ speaker }) => speaker)).toEqual([null, null, null, 'OMA3: Alfred Tom']);
});

test.each([
  ['Is this it? Yes: it is', null],
  [`${'long '.repeat(20)}: x`, null],
  ['one two three four five six seven eight nine: x', null],
  ['Dr. Kim, PhD (she/her) [TA]: x', 'Dr. Kim, PhD (she/her) [TA]'],
  ['Lin | Nethermind: see https://example.com', 'Lin | Nethermind'],
  [': x', null],
])('in %j the speaker is %j', (text, speaker) => {
  expect(parseTranscript(`00:01.0 --> 00:02.0\n${text}`).cues[0]?.speaker).toBe(speaker);
});

test('what is no transcript gives one diagnostic', () => {
  expect(parseTranscript('').diagnostics.map(({ code }) => code)).toEqual(['empty-input']);
  expect(parseTranscript('a\n\nb\n').diagnostics.map(({ code }) => code)).toEqual([
    'not-zoom-chat',
  ]);
});

test('writes SubRip and WebVTT, moved to the start of a video', () => {
  const transcript = parseTranscript(VTT);
  expect(formatSrt(transcript)).toBe(
    '1\n00:00:04,859 --> 00:00:07,410\n박서준(강사): 안녕하세요. 오늘은: 파이썬입니다.\n\n' +
      '2\n01:02:03,000 --> 01:02:04,500\n김하늘: 네\n잘 들려요\n\n',
  );
  expect(formatVtt(transcript, { shift: -6 })).toMatch(
    /^WEBVTT\n\n1\n00:00:00.000 --> 00:00:01.410/,
  );
  expect(formatVtt(transcript, { shift: -60 })).toMatch(/^WEBVTT\n\n1\n01:01:03.000/);
});

test('what is written is read back', () => {
  const word = fc.string({
    unit: fc.constantFrom('a', '네', '1', '😀', '(', '.', '-', '>'),
    minLength: 1,
  });
  const text = fc.array(word, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'));
  const cue = fc.record({
    start: fc.integer({ min: 0, max: 400_000_000 }).map((ms) => ms / 1000),
    length: fc.integer({ min: 0, max: 60_000 }),
    speaker: fc.constantFrom('김하늘', 'Lin | Nethermind'),
    text: text.filter((value) => !value.includes('-->')),
  });
  fc.assert(
    fc.property(fc.array(cue, { minLength: 1 }), (drafts) => {
      const cues = drafts.map((draft, id) => ({
        id,
        index: id + 1,
        start: draft.start,
        end: (Math.round(draft.start * 1000) + draft.length) / 1000,
        speaker: draft.speaker,
        text: draft.text,
        span: { start: 0, end: 0, line: 1 },
      }));
      const strip = (list: readonly TranscriptCue[]): unknown =>
        list.map(({ span: _, ...rest }) => rest);
      expect(strip(parseTranscript(formatVtt({ cues })).cues)).toEqual(strip(cues));
      expect(strip(parseTranscript(formatSrt({ cues })).cues)).toEqual(strip(cues));
    }),
    { seed: 20240424 },
  );
});

test('hostile text takes linear time', () => {
  const started = performance.now();
  parseTranscript('1\n'.repeat(300_000));
  parseTranscript(`00:01.0 --> 00:02.0\n${': '.repeat(500_000)}`);
  parseTranscript('00:01.0 --> 00:02.0 '.repeat(50_000));
  parseTranscript(' '.repeat(1_000_000));
  expect(performance.now() - started).toBeLessThan(3_000);
});
