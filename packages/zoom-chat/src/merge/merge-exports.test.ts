import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearlyChat } from '../../test/arbitrary-chat.js';
import { formatZoomChat } from '../format.js';
import { parseRecordingPlayer } from '../json/recording-player.js';
import { parseZoomChat } from '../parse.js';
import type { ZoomChat } from '../types.js';
import { mergeChats } from './merge-chats.js';

/** Saved by hand on Windows, in Korean. */
const SAVED =
  '13:02:43 발신자 김하늘 수신자 모두에게:\r\n\t안녕하세요!\r\n' +
  '13:03:28 발신자 2조 이도윤 수신자 모두에게:\r\n\t저 방금 왔습니다\r\n\t교재는 어디서 받나요?\r\n' +
  '13:03:54 발신자 박서준(강사) 수신자 모두에게:\r\n\tReplying to "저 방금 왔습니다\r\n\t교재는 어디서..."\r\n\t\r\n\t드라이브 링크 보세요\r\n' +
  '13:04:02 발신자 2조 이도윤 수신자 모두에게:\r\n\tReacted to "드라이브 링크 보세요" with 👍\r\n' +
  '13:04:30 발신자 김하늘 수신자 박서준(강사)(비공개):\r\n\t질문 있어요\r\n';

/** Saved by Zoom beside the local recording: no receivers, a second later. */
const AUTOMATIC =
  '13:02:44\t From  김하늘 : 안녕하세요!\r\n' +
  '13:03:29\t From  2조 이도윤 : 저 방금 왔습니다\u2028교재는 어디서 받나요?\r\n' +
  '13:05:00\t From  최유나 : 늦어서 죄송합니다\r\n';

/** Of the cloud recording, which began at 13:00:10. */
const CLOUD =
  '00:02:33\t김하늘:\t안녕하세요!\r\n' +
  '00:03:18\t2조 이도윤:\t저 방금 왔습니다\n교재는 어디서 받나요?\r\n' +
  '00:03:44\t박서준(강사):\tReplying to "저 방금 왔습니다\n교재는 어..."\n\n드라이브 링크 보세요\r\n' +
  '00:03:52\t2조 이도윤:\tReacted to "드라이브 링크 보세요" with 👍\r\n' +
  '00:04:00\t최유나:\tReacted to "저 방금 왔습니다\n교재는 어..." with ❤️\r\n' +
  '00:04:50\t최유나:\t늦어서 죄송합니다\r\n';

function summary(chat: ZoomChat): string[] {
  return chat.events.map(({ type, time, sender, text }) => {
    const clock = new Date((time?.seconds ?? 0) * 1000).toISOString().slice(11, 19);
    return `${clock} ${type} ${sender}: ${text.replaceAll('\n', '/')}`;
  });
}

test('the three exports of one lecture', () => {
  const files = [SAVED, AUTOMATIC, CLOUD].map((text) => parseZoomChat(text));
  const merged = mergeChats(files);
  expect(summary(merged)).toEqual([
    '13:02:43 message 김하늘: 안녕하세요!',
    '13:03:28 message 2조 이도윤: 저 방금 왔습니다/교재는 어디서 받나요?',
    '13:03:54 reply 박서준(강사): 드라이브 링크 보세요',
    '13:04:02 reaction 2조 이도윤: Reacted to "드라이브 링크 보세요" with 👍',
    '13:04:10 reaction 최유나: Reacted to "저 방금 왔습니다/교재는 어..." with ❤️',
    expect.stringContaining('13:04:30 message 김하늘: 질문 있어요') as string,
    expect.stringMatching(/^13:0(?:4:59|5:00) message 최유나: 늦어서 죄송합니다$/) as string,
  ]);
  expect(merged.events.map((event) => 'parentId' in event && event.parentId)).toContain(1);
  expect(merged.messages[1]).toMatchObject({ replies: [2], reactions: [{ senders: ['최유나'] }] });
  expect(mergeChats([...files].reverse()).events).toEqual(merged.events);
});

test('a saved chat and the recording page', () => {
  const page = parseRecordingPlayer({
    status: true,
    result: {
      xmppList: [
        {
          ...{ id: '127-{A}', timeFromMeetingStart: '00:02:33', time: 1715569363000 },
          ...{ senderName: '김하늘', content: '안녕하세요!', deleted: false },
          chatEmojiDetailMap: { '👍': { count: 2 } },
          comments: [
            { id: '47-B', time: 1715569370000, senderName: '최유나', content: '반가워요' },
          ],
        },
      ],
    },
  });
  const merged = mergeChats([parseZoomChat(SAVED), page]);
  expect(merged.messages[0]).toMatchObject({
    externalId: '127-{A}',
    reactions: [{ emoji: '👍', count: 2 }],
    replies: [1],
  });
  expect(summary(merged)[1]).toBe('13:02:50 reply 최유나: 반가워요');
  expect(merged.events[0]?.at?.toISOString()).toBe('2024-05-13T03:02:43.000Z');
  expect(merged.events.every((event) => event.at !== null)).toBe(true);
});

test.each(['single-line', 'two-line', 'cloud'] as const)('a %s copy adds nothing', (dialect) => {
  const saved = parseZoomChat(SAVED);
  const copy = parseZoomChat(formatZoomChat(saved, { dialect }));
  expect(mergeChats([copy, saved]).events).toHaveLength(saved.events.length);
});

test('nearly chats: alone or with themselves they are what they were', () => {
  fc.assert(
    fc.property(nearlyChat, nearlyChat, (text, other) => {
      const chat = parseZoomChat(text);
      expect(mergeChats([chat]).events).toEqual(chat.events);
      expect(mergeChats([chat, chat]).events).toEqual(chat.events);
      const both = [chat, parseZoomChat(other)];
      expect(mergeChats(both).events).toEqual(mergeChats(both.reverse()).events);
    }),
    { seed: 46, numRuns: 300 },
  );
});
