import { expect, test } from 'vitest';
import { localDay, localSecond } from './local-time';
import { meetingName } from './meeting-name';

test('a folder of Zoom tells the topic, and its files are one meeting', () => {
  const folder = '/chats/2026-03-03 09.00.12 웹 백엔드 과정';
  const saved = meetingName(`${folder}/meeting_saved_chat.txt`);
  expect(saved.title).toBe('웹 백엔드 과정');
  expect(meetingName(`${folder}/chat.txt`).meeting).toBe(saved.meeting);
});

test('a cloud file tells a stamp, older ones a topic', () => {
  expect(meetingName('/a/GMT20260305-045958_RecordingnewChat.txt').title).toBe('');
  expect(meetingName('/a/GMT20260305-045958_Web_backend.txt').title).toBe('Web backend');
});

test('days and times are those of the zone', () => {
  const at = new Date('2026-03-02T15:00:05Z');
  expect([localDay(at, 'Asia/Seoul'), localSecond(at, 'Asia/Seoul')]).toEqual(['2026-03-03', 5]);
  expect(localDay(at, 'America/New_York')).toBe('2026-03-02');
});
