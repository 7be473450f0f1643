import { describe, expect, test } from 'vitest';
import { parseZoomChat } from '../parse.js';

const message = (time: string, from: string, to: string): string =>
  `${time} From ${from} to ${to}:\r\n\thi\r\n`;

describe('the layout is concluded from the start of the file', () => {
  test('with reasons and a confidence that grows with the evidence', () => {
    const one = parseZoomChat(message('10:00:00', 'Ana', 'Everyone')).dialect;
    const many = parseZoomChat(message('10:00:00', 'Ana', 'Everyone').repeat(20)).dialect;
    expect(one).toMatchObject({ family: 'two-line', locale: 'en', confidence: 0.75 });
    expect(many.confidence).toBeCloseTo(0.976, 3);
    expect(many.reasons).toEqual([
      '20 of 20 header lines: a header line over indented text',
      '20 of them with the words of en',
      'headers follow CRLF',
      'header lines end with CRLF',
    ]);
  });

  test('the first header counts for more than a chat pasted later', () => {
    const pasted = Array.from({ length: 6 }, (_, i) => `09:00:0${i}\t From  Ben : old ${i}`);
    const chat = `00:01:00\tAna:\tlook\n${pasted.join('\n')}\r\n00:02:00\tCho:\tthanks\r\n`;
    expect(parseZoomChat(chat)).toMatchObject({
      dialect: { family: 'cloud' },
      people: [{ name: 'Ana' }, { name: 'Cho' }],
    });
  });

  test('a cloud layout with times of the afternoon is a wall clock, unless the name says GMT', () => {
    const chat = '15:29:08\tAna:\thi\n15:29:30\tBen:\tyo\n';
    expect(parseZoomChat(chat).events[0]?.time?.kind).toBe('wall');
    const named = parseZoomChat(chat, { fileName: 'GMT20250513-145716_RecordingnewChat.txt' });
    expect(named.events[0]?.time?.kind).toBe('offset');
  });
});

describe('a language that no table has', () => {
  test('is concluded from the words that stay while the names change', () => {
    const chat = parseZoomChat(
      '10:00:00 Kimden Ayşe Kime Herkes:\r\n\tmerhaba\r\n' +
        '10:00:04 Kimden Can Demir Kime Herkes:\r\n\tselam\r\n' +
        '10:00:09 Kimden Ayşe Kime Can Demir:\r\n\tsana\r\n',
    );
    expect(chat.events).toMatchObject([
      { sender: 'Ayşe', recipient: { kind: 'everyone' }, text: 'merhaba' },
      { sender: 'Can Demir', recipient: { kind: 'everyone' } },
      { sender: 'Ayşe', recipient: { kind: 'direct', name: 'Can Demir' } },
    ]);
    expect(chat.diagnostics.map(({ code }) => code)).toEqual(['unknown-locale']);
  });

  test('is not made up from two lines, or from one name', () => {
    const line = '10:00:00 Kimden Ayşe Kime Herkes:\r\n\tmerhaba\r\n';
    expect(parseZoomChat(line.repeat(2)).dialect.family).toBeNull();
    expect(parseZoomChat(line.repeat(9)).dialect.family).toBeNull();
  });
});

describe('what is no Zoom chat says what it looks like', () => {
  test.each([
    [
      'kakaotalk',
      '모임방 님과 카카오톡 대화\n저장한 날짜 : 2020-11-03 10:44:52\n\n[김한길] [오전 1:01] 사진\n',
    ],
    ['kakaotalk', '2016년 2월 5일 오전 1:33, 회원님 : 공부하기\n'],
    [
      'kakaotalk',
      '--------------- Monday, December 9, 2024 ---------------\n[John] [2:30 PM] Hello\n',
    ],
    ['kakaotalk', '2025. 10. 23. 오전 11:44, 김한길 : 안녕\n'],
    ['kakaotalk', '2025. 7. 25. 20:08, 김한길 : 안녕\n'],
    ['kakaotalk', 'February 10, 2016, 2:33 AM, you : Photo\n'],
    [
      'kakaotalk',
      '김한길 님과 카카오톡 대화\n저장한 날짜 : 2020\n\n수업 링크 to everyone 10:30\n네\n',
    ],
    ['webvtt', 'WEBVTT\n\nFrom Ana to Everyone: 10:30\nhi\n'],
    ['webex', '김하늘 님이 모두에게:    오전 9:18\n네\n'],
    ['webvtt', 'WEBVTT\r\n\r\n1\r\n00:00:04.859 --> 00:00:07.410\r\nAna: hi\r\n'],
    ['participants-csv', '\ufeff이름(원래 이름),사용자 이메일\r\n김하늘,\r\n'],
    ['json', '{"status":true,"result":{}}'],
    ['html', '<!DOCTYPE html><html></html>'],
    ['whatsapp', '12/31/20, 10:00 - Ana: hi\n'],
    ['binary', 'PK\u0003\u0004\u0000\u0000'],
    ['text', '그냥 글입니다.\n'],
  ])('%s', (looksLike, text) => {
    const chat = parseZoomChat(text);
    expect(chat.diagnostics).toMatchObject([{ code: 'not-zoom-chat', looksLike }]);
    expect(chat.events).toMatchObject([{ type: 'note', text }]);
    expect(JSON.stringify(chat.diagnostics)).not.toContain('김하늘');
  });
});
