import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearlyChat } from '../../test/arbitrary-chat.js';
import { formatZoomChat } from '../format.js';
import { parseZoomChat } from '../parse.js';
import { parseParticipants } from '../side/participants.js';
import { anonymizeChat } from './anonymize-chat.js';

const CHAT =
  '13:02:43 발신자 김하늘 수신자 모두에게:\r\n\t안녕하세요! 2조 이도윤님 계신가요\r\n' +
  '13:03:28 발신자 2조 이도윤 수신자 모두에게:\r\n\tReplying to "안녕하세요! 2조 이도윤님 계신..."\r\n\t\r\n\t네 하늘님, 010-1234-5678로 주세요\r\n' +
  '13:04:02 발신자 김하늘 수신자 모두에게:\r\n\tReacted to "네 하늘님, 010-1234-56..." with 👍\r\n' +
  '13:04:10 발신자 김하늘 수신자 모두에게:\r\n\tLoki Laufeyson님 자료 감사합니다\r\n' +
  '13:04:20 발신자 015_Loki 수신자 모두에게:\r\n\tYou are welcome\r\n';

const REPORT =
  'Name (Original Name),User Email,Total Duration (Minutes),Guest\n' +
  '015_Loki (Loki Laufeyson),loki@example.kr,60,No\n';

test('a Korean export, names of the report included', () => {
  const chat = parseZoomChat(CHAT, { date: '2024-05-13' });
  const { participants } = parseParticipants(REPORT);
  const anonymous = anonymizeChat(chat, { participants });
  expect(anonymous.events.map((event) => `${event.sender}: ${event.text}`)).toEqual([
    '사람1: 안녕하세요! 사람2님 계신가요',
    '사람2: 네 사람1님, [전화번호]로 주세요',
    '사람1: Reacted to "네 사람1님, [전화번호]로 주세..." with 👍',
    '사람1: 사람3님 자료 감사합니다',
    '사람3: You are welcome',
  ]);
  expect(JSON.stringify(anonymous)).not.toMatch(/하늘|도윤|Loki|1234|example/);
});

test('an anonymous chat is a chat: it can be written, read and linked again', () => {
  const anonymous = anonymizeChat(parseZoomChat(CHAT));
  const again = parseZoomChat(formatZoomChat(anonymous, { dialect: 'two-line' }));
  expect(again.messages.map(({ sender, text, replies }) => [sender, text, replies])).toEqual(
    anonymous.messages.map(({ sender, text, replies }) => [sender, text, replies]),
  );
});

test('diagnostics keep no chat text', () => {
  const chat = parseZoomChat(`김하늘의 메모\r\n${CHAT}`, { diagnosticText: true });
  expect(JSON.stringify(chat.diagnostics)).toContain('김하늘');
  expect(JSON.stringify(anonymizeChat(chat))).not.toContain('김하늘');
});

test('nearly chats: nothing throws, and no event is lost', () => {
  fc.assert(
    fc.property(nearlyChat, (text) => {
      const chat = parseZoomChat(text);
      const { events, messages } = anonymizeChat(chat, { includeDirect: true });
      expect(events.map(({ type }) => type)).toEqual(chat.events.map(({ type }) => type));
      expect(messages.map(({ id }) => id)).toEqual(chat.messages.map(({ id }) => id));
    }),
    { seed: 23, numRuns: 300 },
  );
});
