import { describe, expect, test } from 'vitest';
import { formatZoomChat } from './format.js';
import { parseZoomChat } from './parse.js';

const CLASS =
  '13:02:43 발신자 김하늘 수신자 모두에게:\r\n\t교재는 어디서 받나요?\r\n\t급해요\r\n' +
  '13:03:54 발신자 박서준(강사) 수신자 모두에게:\r\n\tReplying to "교재는 어디서 받나요?"\r\n\t\r\n\t드라이브요\r\n' +
  '13:04:10 발신자 이도윤 수신자 김하늘(비공개로):\r\n\t나도 몰랐어\r\n';

describe('a Korean class chat', () => {
  const chat = parseZoomChat(CLASS);

  test('as two-line is what it was', () => {
    expect(formatZoomChat(chat, { dialect: 'two-line' })).toBe(CLASS);
  });

  test('as single-line', () => {
    expect(formatZoomChat(chat, { dialect: { family: 'single-line', locale: 'en' } })).toBe(
      '13:02:43\t From  김하늘  to  Everyone : 교재는 어디서 받나요?\n급해요\r\n' +
        '13:03:54\t From  박서준(강사)  to  Everyone : Replying to "교재는 어디서 받나요?"\n\n드라이브요\r\n' +
        '13:04:10\t From  이도윤  to  김하늘(Direct Message) : 나도 몰랐어\r\n',
    );
  });

  test('as cloud, with offsets, and without the direct message that it could not mark', () => {
    expect(formatZoomChat(chat, { dialect: 'cloud', shift: -13 * 3600 })).toBe(
      '00:02:43\t김하늘:\t교재는 어디서 받나요?\n급해요\r\n' +
        '00:03:54\t박서준(강사):\tReplying to "교재는 어디서 받나요?"\n\n드라이브요\r\n',
    );
    expect(formatZoomChat(chat, { dialect: 'cloud', includeDirect: true })).toContain(
      '나도 몰랐어',
    );
  });
});

test('webinar recipients keep their kind', () => {
  const webinar =
    '18:57:14 From Ana to All panelists:\r\n\tq\r\n18:58:00 From Host to Ana, Hosts and panelists:\r\n\ta\r\n' +
    '18:59:00 From Host to Hosts and panelists:\r\n\tb\r\n';
  expect(formatZoomChat(parseZoomChat(webinar), { dialect: 'two-line' })).toBe(webinar);
});

test('a language without a word before the name', () => {
  const chat = '13:56:21  王老師 對 所有人:\r\n\thi\r\n';
  expect(formatZoomChat(parseZoomChat(chat), { dialect: 'two-line' })).toBe(chat);
  const line = formatZoomChat(parseZoomChat(chat), { dialect: 'single-line' });
  expect(parseZoomChat(line).events).toMatchObject([{ sender: '王老師', text: 'hi' }]);
});

test('signs of a replacement text are text', () => {
  const text = '00:00:01\tAna:\tReplying to "$& $\' $1"\n\n$&\r\n';
  expect(formatZoomChat(parseZoomChat(text), { dialect: 'cloud' })).toBe(text);
});
