import { describe, expect, test } from 'vitest';
import { parseZoomChat } from '../src/core.js';

const texts = (input: string): string[] => parseZoomChat(input).events.map(({ text }) => text);
const senders = (input: string): string[] =>
  parseZoomChat(input).events.map(({ sender }) => sender);

describe('where a message ends', () => {
  test('cloud: CRLF ends it, LF, lone CR and U+2028 are inside', () => {
    expect(
      texts('00:01:00\tAna:\tone\n\ntwo\r\rthree\u2028four\vfive\r\n00:02:00\tBen:\tnext\r\n'),
    ).toEqual(['one\n\ntwo\n\nthree\nfour\nfive', 'next']);
  });

  test('cloud: a header behind a bare LF was pasted', () => {
    const chat = '00:05:00\tAna:\tlook:\n00:01:00\tBen:\told\r\n00:06:00\tCho:\tnew\r\n';
    expect(senders(chat)).toEqual(['Ana', 'Cho']);
    expect(texts(chat)[0]).toBe('look:\n00:01:00\tBen:\told');
  });

  test('cloud saved again with LF alone: times tell the paste', () => {
    const chat =
      '00:30:00\tAna:\tlook:\n00:01:00\tBen:\told\n00:01:09\tDo:\tolder\n00:31:00\tCho:\tnew\n';
    expect(senders(chat)).toEqual(['Ana', 'Cho']);
  });

  test('two-line: soft breaks are a lone CR and a tab', () => {
    expect(
      texts('11:45:29 From Ana to Everyone:\r\n\t// v0.1\r\t  int a;\r\t\r\t  int b;\n'),
    ).toEqual(['// v0.1\n  int a;\n\n  int b;']);
  });

  test('two-line: a line without a tab goes on with the message', () => {
    expect(
      texts(
        '10:00:00 From Ana to Everyone:\r\n\tthank you!\r\n* where can we go\r\n10:00:09 From Ben to Everyone:\r\n\tok\r\n',
      ),
    ).toEqual(['thank you!\n* where can we go', 'ok']);
  });

  test('two-line: a whole chat pasted behind bare LFs stays in its message', () => {
    const chat =
      '10:00:00 From Ana to Everyone:\r\n\tfirst\r\n' +
      '10:01:00 From Ben to Everyone:\r\n\tlook:\n09:00:00 From Cho to Everyone:\n\thello\n09:01:00 From Do to Everyone:\n\thi\r\n' +
      '10:02:00 From Ana to Everyone:\r\n\tend\r\n';
    expect(senders(chat)).toEqual(['Ana', 'Ben', 'Ana']);
    expect(texts(chat)[1]).toBe(
      'look:\n09:00:00 From Cho to Everyone:\nhello\n09:01:00 From Do to Everyone:\nhi',
    );
  });

  test('two-line: panel text pasted into a message is text', () => {
    const chat =
      '10:00:00 From Ana to Everyone:\r\n\tfrom the panel:\n\tBen  to  Everyone 10:12 AM\n\thello\r\n';
    expect(senders(chat)).toEqual(['Ana']);
  });

  test('single-line: lines without a header go on with the message', () => {
    expect(
      texts('14:19:33\t From  Ana Kim : Company\r\n1234 Lane\r\n14:20:00\t From  Ben : ok\r\n'),
    ).toEqual(['Company\n1234 Lane', 'ok']);
  });

  test('an empty message is an event, with or without its trailing gap', () => {
    expect(texts('00:01:00\tAna:\t\r\n00:01:05\tBen:\r\n00:01:09\tCho:\thi\r\n')).toEqual([
      '',
      '',
      'hi',
    ]);
    expect(texts('10:00:00 From Ana : \r\n10:00:01 From Ben :\r\n10:00:02 From Cho : x')).toEqual([
      '',
      '',
      'x',
    ]);
    expect(
      texts(
        '10:00:00 From A to Everyone:\r\n10:00:01 From B to Everyone:\r\n\t\r\n10:00:02 From C to Everyone:\r\n\tx',
      ),
    ).toEqual(['', '', 'x']);
  });

  test('the last line needs no line break, indented code keeps its indent', () => {
    expect(texts('10:00:00 From Ana to Everyone:\r\n\t\tif (a)\r\n\t\t\tb()')).toEqual([
      '\tif (a)\n\t\tb()',
    ]);
  });

  test('spans cover all text behind the byte-order mark, lines count from 1', () => {
    const input = '\ufeff00:01:00\tAna:\ta\nb\r\n00:02:00\tBen:\tc\r\n';
    const { events, source } = parseZoomChat(input);
    expect(events.map(({ span }) => span.line)).toEqual([1, 3]);
    expect(events.map(({ span }) => source?.text.slice(span.start, span.end)).join('')).toBe(
      input.slice(1),
    );
  });

  test('text before the first header is a note; blank lines are not', () => {
    const noted = parseZoomChat('Chat of our class\r\n00:01:00\tAna:\ta\r\n');
    expect(noted.events.map(({ type }) => type)).toEqual(['note', 'message']);
    expect(noted.diagnostics.map(({ code }) => code)).toEqual(['text-before-first-message']);
    expect(parseZoomChat('\r\n\r\n00:01:00\tAna:\ta\r\n').events).toHaveLength(1);
  });

  test('files of an old Mac end lines with CR alone', () => {
    expect(senders('10:00:00 From Ana : a\r10:00:01 From Ben : b\r')).toEqual(['Ana', 'Ben']);
  });
});

describe('names and recipients', () => {
  test.each([
    ['10:00:00 From  Path to Success  to  Everyone:', 'Path to Success', { kind: 'everyone' }],
    ['10:00:00 From Path to Success to Everyone:', 'Path to Success', { kind: 'everyone' }],
    ['10:00:00 From A To Team 8(Privately):', 'A', { kind: 'direct', name: 'Team 8' }],
    ['10:00:00 From A to Ben (Direct Message):', 'A', { kind: 'direct', name: 'Ben' }],
    ['10:00:00 From Boma’s iPhone  to  Everyone:', 'Boma’s iPhone', { kind: 'everyone' }],
    [
      '10:00:00 발신자 수신자 모임 수신자 박서준(강사):',
      '수신자 모임',
      { kind: 'direct', name: '박서준(강사)' },
    ],
    ['10:00:00 송신자 김하늘 수신자 Everyone:', '김하늘', { kind: 'everyone' }],
    ['10:00:00 발신자 백엔드 : 이도윤 수신자 모두에게:', '백엔드 : 이도윤', { kind: 'everyone' }],
    ['10:00:00 From Ana to Everyone (in Waiting Room):', 'Ana', { kind: 'everyone' }],
    ['10:00:00 From Ana to Me(Direct Message):', 'Ana', { kind: 'direct' }],
    ['10:00:00 De Ana a Todos:', 'Ana', { kind: 'everyone' }],
    ['10:00:00 Від Olena до Всі:', 'Olena', { kind: 'everyone' }],
    ['10:00:00 От Ivan кому Все:', 'Ivan', { kind: 'everyone' }],
  ])('%s', (header, sender, recipient) => {
    const [event] = parseZoomChat(`${header}\r\n\thi\r\n`).events;
    expect(event).toMatchObject({ sender, recipient, text: 'hi' });
  });

  test('a sender seen before decides between two words for "to"', () => {
    const chat = parseZoomChat(
      '10:00:00 From Road to Seoul to Everyone:\r\n\ta\r\n10:00:01 From Road to Seoul to Ben:\r\n\tb\r\n',
    );
    expect(chat.people.map(({ name }) => name)).toEqual(['Road to Seoul']);
  });

  test('a single-line name keeps its "to" when no recipient is known behind it', () => {
    expect(senders('10:00:00\t From Path to Success : hi\r\n')).toEqual(['Path to Success']);
    expect(senders('10:00:00\t From Mr. T 2 to Vic (Privately) : hi\r\n')).toEqual(['Mr. T 2']);
  });

  test('colons, quotes and brackets belong to names', () => {
    expect(
      senders('00:01:00\tOMA3: Alfred Tom:\ta\r\n00:01:01\t"Q" | [TA] (she/her), x:\tb:\tc\r\n'),
    ).toEqual(['OMA3: Alfred Tom', '"Q" | [TA] (she/her), x']);
  });

  test('a name in NFD is the same person as in NFC', () => {
    const name = '김하늘';
    const chat = parseZoomChat(
      `00:01:00\t${name.normalize('NFD')}:\ta\r\n00:01:01\t${name}:\tb\r\n`,
    );
    expect(chat.people).toMatchObject([{ name, messages: 2 }]);
  });

  test('tabs that became blanks, and a blank after the time', () => {
    expect(parseZoomChat('00:24:39    Ana:   hi\n00:24:50    Ben:   yo\n').dialect).toMatchObject({
      family: 'cloud',
      confidence: expect.closeTo(0.583, 3) as number,
    });
    const edited = parseZoomChat('10:24:39 Ana:\thi\n');
    expect(edited.dialect.confidence).toBeLessThan(0.5);
    expect(edited.events).toMatchObject([{ sender: 'Ana', text: 'hi', time: { kind: 'wall' } }]);
  });

  test('what looks nearly like a header is text', () => {
    expect(
      texts('00:01:00\tAna:\ta\r\n99:99:99\tBen:\tno\r\n1:2:3\tBen:\tno\r\n00:02:00\t:\tno\r\n'),
    ).toEqual(['a\n99:99:99\tBen:\tno\n1:2:3\tBen:\tno\n00:02:00\t:\tno']);
  });

  test('a language can be added', () => {
    const chat = parseZoomChat('10:00:00 Kimden Ayşe Kime Herkes:\r\n\tmerhaba\r\n', {
      locales: [{ locale: 'tr', header: { from: ['Kimden'], to: ['Kime'], everyone: ['Herkes'] } }],
    });
    expect(chat.dialect.locale).toBe('tr');
    expect(chat.events).toMatchObject([{ sender: 'Ayşe', recipient: { kind: 'everyone' } }]);
  });
});

describe('direct messages are never taken for public ones', () => {
  test.each([
    ['two-line, no word before the name', '14:25:20  王老師 對 學生(私人訊息):\r\n\tsecret\r\n'],
    ['two-line, unknown mark', '14:25:20 발신자 김하늘 수신자 이도윤(몰래):\r\n\tsecret\r\n'],
    ['two-line, no mark', '14:25:20  김하늘 수신자 이도윤:\r\n\tsecret\r\n'],
    ['single-line, unknown mark', '14:25:20\t From A to B (Private) : secret\r\n'],
    ['single-line, Korean', '14:25:20\t 발신자 김하늘 수신자 이도윤(몰래) : secret\r\n'],
    ['panel, two blanks', 'Ana  to  Ben 10:14 AM\r\nsecret\r\n'],
  ])('%s', (_, text) => {
    const { events } = parseZoomChat(text);
    expect(events).toMatchObject([{ recipient: { kind: 'direct' }, text: 'secret' }]);
  });
});

describe('two sessions in a file without CRLF', () => {
  test('are no paste, since the second goes at its own pace', () => {
    const chat =
      '10:00:00 From A : start\n12:00:00 From A : end\n09:30:00 From B : day two\n' +
      '11:00:00 From B : mid\n12:30:00 From B : end\n';
    expect(texts(chat)).toHaveLength(5);
  });

  test('a clock that is put right is no paste either', () => {
    expect(texts('10:00:00 From A : a\n09:58:00 From B : b\n10:00:05 From A : c\n')).toHaveLength(
      3,
    );
  });

  test('a line that is taken for pasted text is told', () => {
    const chat = parseZoomChat(
      '00:30:00\tA:\tsee\r\n00:30:01\tA:\tor\n00:01:00\tB:\told\r\n00:31:00\tC:\tx\r\n',
    );
    expect(chat.diagnostics).toMatchObject([{ code: 'quoted-header', span: { line: 3 } }]);
  });
});

describe('quotations that hold quotes end where an earlier message says', () => {
  const reply = (line: string): object | undefined =>
    parseZoomChat(`00:00:01\tA:\tgm\r\n00:00:02\tB:\ta "b" c\r\n00:00:09\tC:\t${line}\r\n`)
      .events[2];

  test.each([
    ['Replying to "gm"\n\n"hmm..."', 0, '"hmm..."'],
    ['Replying to "gm"\n\nI said "wait..."', 0, 'I said "wait..."'],
    ['Replying to "gm" he said "yes"', 0, 'he said "yes"'],
    ['Replying to "gm"\nhe said "yes"', 0, 'he said "yes"'],
    ['Replying to "gm" \n\n"yes"', 0, '"yes"'],
    ['Replying to "gm"\n\nfoo "x…"\nbar', 0, 'foo "x…"\nbar'],
    ['Replying to "a "b" c" yes', 1, 'yes'],
  ])('%j', (line, parentId, text) => {
    expect(reply(line)).toMatchObject({ type: 'reply', parentId, text });
  });
});

test('a sentence about a Giphy picture is a message', () => {
  expect(parseZoomChat('00:00:01\tA:\tGiphy [ID:abc] is broken for me\r\n').messages).toHaveLength(
    1,
  );
});

test('a direct message between known people is split at the right "to"', () => {
  const chat =
    '10:00:00 From Guide to Life to Everyone:\r\n\ta\r\n10:00:01 From Ana to Guide to Life(Privately):\r\n\tb\r\n';
  expect(parseZoomChat(chat).events[1]).toMatchObject({
    sender: 'Ana',
    recipient: { kind: 'direct', name: 'Guide to Life' },
  });
});

test('panel lines with two blanks around each word', () => {
  expect(parseZoomChat('From  Ana  to  All panelists:  09:49 AM\nhi\n').events).toMatchObject([
    { sender: 'Ana', recipient: { kind: 'panelists' } },
  ]);
});
