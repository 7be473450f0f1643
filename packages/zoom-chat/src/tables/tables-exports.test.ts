import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearlyChat } from '../../test/arbitrary-chat.js';
import { parseRecordingPlayer } from '../json/recording-player.js';
import { parseZoomChat } from '../parse.js';
import { toTables } from './to-tables.js';

const FIRST =
  '13:02:43 발신자 김하늘 수신자 모두에게:\r\n\t안녕하세요!\r\n' +
  '13:03:54 발신자 박서준(강사) 수신자 모두에게:\r\n\tReplying to "안녕하세요!"\r\n\t\r\n\t반가워요\r\n';
const LATER =
  FIRST + '13:04:02 발신자 2조 이도윤 수신자 모두에게:\r\n\tReacted to "반가워요" with 👍🏽\r\n';

test('a chat that was saved again later has the same keys', () => {
  const options = { date: '2024-05-13', timeZone: 'Asia/Seoul' };
  const first = toTables(parseZoomChat(FIRST, options));
  const later = toTables(parseZoomChat(LATER, options));
  expect(later.comments).toEqual(first.comments);
  expect(later.recomments).toEqual(first.recomments);
  expect(later.recomment_emojis).toEqual([
    { recomment_id: first.recomments[0]?.id, emoji: '👍🏽', emoji_count: 1 },
  ]);
  expect(later.users.slice(0, 2)).toEqual(first.users);
  expect(first.comments[0]?.time).toBe('2024-05-13T04:02:43.000Z');
});

test('the recording page fills every table', () => {
  const path = new URL('../../test/fixtures/side/recording_player_xmpp.json', import.meta.url);
  const page: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const tables = toTables(parseRecordingPlayer(page));
  expect(tables).toMatchObject({
    users: [
      { name: '이도윤', position: 'online' },
      { name: '박서준', position: 'instructor' },
    ],
    comments: [{ content: '네' }],
    comment_emojis: [{ emoji: '👍', emoji_count: 2 }],
    recomments: [{ content: '감사합니다', comment_id: tables.comments[0]?.id }],
    recomment_emojis: [{ emoji: '🙏', emoji_count: 1 }],
  });
});

test('nearly chats: each message is a row', () => {
  fc.assert(
    fc.property(nearlyChat, (text) => {
      const chat = parseZoomChat(text);
      const { comments, recomments } = toTables(chat, { includeDirect: true });
      const ids = [...comments, ...recomments].map((row) => row.id);
      expect(new Set(ids).size).toBe(chat.messages.length);
    }),
    { seed: 33, numRuns: 300 },
  );
});
