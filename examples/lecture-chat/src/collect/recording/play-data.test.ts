import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPlayData } from './play-data';

const page = (literal: string): string =>
  `<!doctype html><title>Recording</title>\n<script>window.recordingMobilePlayData = ${literal};\nstart();</script>`;

test('a player page tells its file and topic', () => {
  const html = page(`{
    meetingId: 'q0Zy.A1-b_',
    fileId: 'Xk3_-9.Lm',
    topic: '3월 5일 강의',
    isLogin: false
  }`);
  expect(readPlayData(html)).toEqual({
    fileId: 'Xk3_-9.Lm',
    meetingId: 'q0Zy.A1-b_',
    topic: '3월 5일 강의',
  });
});

test('a page that only leads to the player has a meeting and an empty file', () => {
  expect(readPlayData(page("{ meetingId: 'm.1', fileId: '', isFromShare: true }"))).toEqual({
    fileId: null,
    meetingId: 'm.1',
    topic: null,
  });
});

test.each([
  ['double quotes', '{"fileId":"F"}'],
  ['a template without expressions', '{fileId: `F`}'],
  ['a trailing comma', "{fileId: 'F',}"],
  ['no blanks', "{a:1,fileId:'F',b:null}"],
  ['comments', "{ // fileId: 'no',\n /* fileId: 'no', } */ fileId /**/ : /**/ 'F' /**/ , }"],
  ['escapes', String.raw`{ 'file\x49d': '\u0046' }`],
  ['an escape of a code point', String.raw`{ fileId: '\u{46}' }`],
  [
    'nested values before',
    "{ a: { fileId: 'no', b: [1, { c: '}' }] }, d: ['fileId'], fileId: 'F' }",
  ],
  ['an expression before', "{ d: navigator.language || ('}' + \"'\"), fileId: 'F' }"],
  ['a function before', "{ f: function () { return { fileId: 'no' }; }, fileId: 'F' }"],
  ['the last of two', "{ fileId: 'no', fileId: 'F' }"],
  ['a field like that of every object', "{ __proto__: { fileId: 'no' }, fileId: 'F' }"],
  ['line ends of Windows', "{\r\n  fileId: 'F',\r\n}"],
  ['Korean names', "{ 제목: '강의', fileId: 'F' }"],
])('the literal may have %s', (_, literal) => {
  expect(readPlayData(page(literal))?.fileId).toBe('F');
});

test('escapes of a topic are resolved', () => {
  const html = page(String.raw`{ topic: 'It\'s \"3\/5\"\t\uAC15\uc758 \ud83d\ude00 \
end\0' }`);
  expect(readPlayData(html)?.topic).toBe('It\'s "3/5"\t강의 😀 end\0');
});

test.each([
  ['no script', '<p>로그인</p>'],
  ['an empty page', ''],
  ['a comparison', "<script>if (window.recordingMobilePlayData == {fileId:'F'}) go()</script>"],
  ['a longer name', "<script>window.recordingMobilePlayDataOld = {fileId: 'F'}</script>"],
  ['a call', page("JSON.parse('{}')")],
  ['an unclosed literal', page("{ fileId: 'F'").replace('</script>', '')],
  ['an unclosed string', page("{ fileId: 'F }")],
  ['an unclosed comment', page("{ fileId: 'F' /* }")],
  ['a broken escape', page(String.raw`{ fileId: '\u00g0' }`)],
  ['an escape beyond Unicode', page(String.raw`{ fileId: '\u{110000}' }`)],
  ['brackets that do not match', page("{ a: [1}, fileId: 'F' }")],
  ['a template with an expression', page('{ fileId: `${F}` }')],
])('%s is no data', (_, html) => {
  expect(readPlayData(html)).toBeNull();
});

test('a value that is no constant is not guessed', () => {
  expect(readPlayData(page("{ fileId: 'F' + tail, meetingId: 'm' }"))).toEqual({
    fileId: null,
    meetingId: 'm',
    topic: null,
  });
  expect(readPlayData(page("{ fileId: 'F', fileId: read() }"))?.fileId).toBeNull();
});

test('of several assignments the first with a file counts', () => {
  const html = `${page('{}')}${page("{ fileId: 'unclosed }")}${page("{ fileId: 'F' }")}${page("{ fileId: 'G' }")}`;
  expect(readPlayData(html)?.fileId).toBe('F');
});

test('any strings that a page writes as JSON come back', () => {
  const text = fc.string({ unit: 'binary', maxLength: 12 });
  const strings = fc.dictionary(text, text, { maxKeys: 4 });
  fc.assert(
    fc.property(strings, text, fc.json({ maxDepth: 2 }), (more, topic, nested) => {
      const literal = JSON.stringify({ ...more, topic }).replace('{', `{"nested":${nested},`);
      expect(readPlayData(page(literal))?.topic).toBe(topic.trim() === '' ? null : topic.trim());
    }),
    { seed: 20260305, numRuns: 50 },
  );
});

test('any string constant is read as JavaScript reads it', () => {
  const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');
  /** Writes a text between quotes, each character in one of four ways. */
  const written = (text: string, quote: string, ways: readonly number[]): string => {
    const chars = Array.from(text, (char, at) => {
      const code = char.codePointAt(0) ?? 0;
      const way = ways[at % ways.length];
      if (way === 0 && code < 256) return `\\x${hex(code, 2)}`;
      if (way === 1) return `\\u{${code.toString(16)}}`;
      if (way === 2 || /[\\'"`$\n\r]/.test(char)) {
        return char.replace(/[^]/g, (unit) => `\\u${hex(unit.charCodeAt(0), 4)}`);
      }
      return way === 3 && /[^\w\u2028\u2029]/.test(char) && code < 0xd800 ? `\\${char}` : char;
    });
    return quote + chars.join('') + quote;
  };
  const constant = fc
    .tuple(
      fc.oneof(fc.string({ unit: 'grapheme', maxLength: 9 }), fc.string({ maxLength: 9 })),
      fc.constantFrom('"', "'", '`'),
      fc.array(fc.nat(4), { minLength: 1, maxLength: 5 }),
    )
    .map((parts) => written(...parts));
  const gap = fc.constantFrom('', ' ', '\r\n\t', '/* }, */', "// it's\n", '\u3000');
  const other = fc.constantFrom(
    '1',
    '[1, "}"]',
    '{ topic: "no" }',
    'f("a", `b`)',
    '-x /* , */ + 1',
  );
  fc.assert(
    fc.property(constant, other, gap, gap, gap, (topic, value, a, b, c) => {
      const literal = `{${a}other:${b}${value}${c},${b}topic${c}:${a}${topic}${b},${c}}`;
      const f = (): string => '';
      const read = runInNewContext(`(${literal})`, { f, x: 1 }) as { readonly topic: string };
      const trimmed = read.topic.trim();
      expect(readPlayData(page(literal))?.topic).toBe(trimmed === '' ? null : trimmed);
    }),
    { seed: 20260305, numRuns: 200 },
  );
});

test('no text makes it throw', () => {
  const piece = fc.constantFrom(
    ...['window.recordingMobilePlayData', ' = ', '{', '}', '[', ']', '(', ')', ':', ',', '"', "'"],
    ...['`', '\\', '/*', '*/', '//', '\n', 'fileId', '${', 'u{1}', '</script>', '가'],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      expect(() => readPlayData(pieces.join(''))).not.toThrow();
    }),
    { seed: 20260305, numRuns: 500 },
  );
});

// Quadratic reading would need minutes for some of these; a generous limit is enough to tell.
test.each([
  ['openings', 'window.recordingMobilePlayData={'],
  ['names alone', 'window.recordingMobilePlayData'],
  ['unclosed strings', "window.recordingMobilePlayData={a:'"],
  ['unclosed templates', 'window.recordingMobilePlayData={a:`x '],
  ['unclosed comments', 'window.recordingMobilePlayData={/*'],
  ['unclosed brackets', 'window.recordingMobilePlayData={a:[{('],
  ['backslashes', String.raw`window.recordingMobilePlayData={a:"\\`],
  ['whole empty objects', 'window.recordingMobilePlayData={};'],
  ['blanks', `window.recordingMobilePlayData${' '.repeat(4000)}`],
  ['blanks after an equals sign', `window.recordingMobilePlayData =${' '.repeat(4000)}`],
])('a megabyte of %s is read in a moment', (_, piece) => {
  const html = piece.repeat(Math.ceil(1e6 / piece.length));
  const start = performance.now();
  expect(readPlayData(html)?.fileId ?? null).toBeNull();
  expect(performance.now() - start).toBeLessThan(5000);
});

test('one literal of megabytes is read, however deep', () => {
  const deep = '['.repeat(5e5) + ']'.repeat(5e5);
  expect(readPlayData(page(`{ a: ${deep}, fileId: 'F' }`))?.fileId).toBe('F');
  const long = `'${'\\u0041'.repeat(300_000)}'`;
  expect(readPlayData(page(`{ topic: ${long}, fileId: 'F' }`))?.topic).toHaveLength(300_000);
});
