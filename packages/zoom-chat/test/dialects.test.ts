import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseZoomChat, stringifyZoomChat } from '../src/core.js';
import type { ChatEvent, ZoomChat } from '../src/types.js';

const read = (name: string): Uint8Array =>
  readFileSync(new URL(`./fixtures/chats/${name}.txt`, import.meta.url));

/** `sender > recipient @ seconds | text`, a line an event. */
function lines(chat: ZoomChat): string[] {
  return chat.events.map((event: ChatEvent) => {
    const { kind, name } = event.recipient;
    const to = name === undefined ? kind : `${kind}:${name}`;
    return `${event.type} ${event.sender} > ${to} @ ${event.time?.seconds} | ${event.text}`;
  });
}

describe('each layout and language, read from a file of its own', () => {
  test.each([
    [
      'ko_v2_balsinja',
      'two-line ko',
      [
        'message 김하늘 > everyone @ 46963 | 안녕하세요!',
        'message 2조 이도윤 > everyone @ 47008 | 저 방금 왔습니다\n교재는 어디서 받나요?',
        'reply 박서준(강사) > everyone @ 47034 | 드라이브 링크 보세요',
        'reaction 2조 이도윤 > everyone @ 47042 | Reacted to "드라이브 링크 보세요" with 👍',
        'reactionRemoved 2조 이도윤 > everyone @ 47050 | Removed a 👍 reaction from "드라이브 링크 보세요"',
      ],
    ],
    [
      'ko_v2_sijak_mac',
      'two-line ko',
      [
        'message 김하늘 > everyone @ 32401 | 좋은 아침이에요!',
        'message 온라인_이도윤 > everyone @ 32403 | 첫 줄\n둘째 줄',
      ],
    ],
    [
      'ko_v2_emptyfrom_win',
      'two-line ko',
      [
        'message 김하늘 > everyone @ 32401 | 좋은 아침이에요!',
        'message 이도윤 > everyone @ 32403 | 네',
      ],
    ],
    [
      'zh_tw_v2_emptyfrom',
      'two-line zh-TW',
      ['message 王老師 > everyone @ 50181 | https://example.com'],
    ],
    [
      'ja_v1',
      'single-line ja',
      [
        'message 佐藤 花子 > everyone @ 64827 | こんにちは',
        'message 鈴木 一郎 > direct:佐藤 花子 @ 65159 | ひみつ',
      ],
    ],
    [
      'ja_v1_shuryo',
      'single-line ja',
      [
        'message 佐藤 花子 > everyone @ 64827 | こんにちは',
        'message 鈴木 一郎 > direct:佐藤 花子 @ 65159 | ひみつ',
      ],
    ],
    [
      'de_v1',
      'single-line de',
      [
        'message Jonas Weber > everyone @ 51601 | Guten Tag',
        'message Mia Braun > direct:Jonas Weber @ 51609 | nur für dich',
      ],
    ],
    [
      'webinar_v1',
      'single-line en',
      [
        'message Ana Souza > unknown @ 68602 | Boa noite',
        'message Beto Lima > panelists @ 68605 | oi',
        'message Beto Lima > direct:Ana Souza @ 68804 | aumenta o audio',
      ],
    ],
    [
      'webinar_v2',
      'two-line en',
      [
        'message Ana Souza > hostsAndPanelists @ 68234 | question here',
        'message Host One > direct:Ana Souza @ 68280 | answer here',
      ],
    ],
    [
      'v1_split_header',
      'single-line en',
      [
        'message ANNA PARK > unknown @ 42312 | Ready for class',
        'message BEN CHO > unknown @ 42332 | Good morning',
      ],
    ],
    [
      'en_panel_2020',
      'panel en',
      [
        'message Alex Kim > everyone @ 51060 | first line',
        'message Me > everyone @ 77640 | second\nthird',
        'message Sam > everyone @ 39960 | 24h clock',
      ],
    ],
    [
      'en_panel_2021',
      'panel en',
      ['message Alex Kim > everyone @ 35280 | hello', 'message Sam Lee > direct @ 57780 | 2 + 2'],
    ],
    [
      'en_panel_2023',
      'panel en',
      ['message Alex Kim > everyone @ 36720 | hello', 'message You > everyone @ 36780 | hi'],
    ],
    [
      'ko_panel_2020',
      'panel ko',
      [
        'message 김하늘 > everyone @ 42480 | 안녕하세요',
        'message 박서준 > direct @ 56880 | 예 의미 있는 컬럼별로 나누세요',
      ],
    ],
    [
      'ko_panel_2021',
      'panel ko',
      [
        'message 이도윤 > everyone @ 41460 | https://example.com/php\n4.2.2 항목을 보세요',
        'message 이도윤 > everyone @ 63780 | 확인했습니다',
      ],
    ],
  ])('%s is %s', (name, dialect, expected) => {
    const bytes = read(name);
    const chat = parseZoomChat(bytes);
    expect(`${chat.dialect.family} ${chat.dialect.locale}`).toBe(dialect);
    expect(lines(chat)).toEqual(expected);
    expect(stringifyZoomChat(chat)).toBe(Buffer.from(bytes).toString('utf8'));
  });

  test('a cloud recording with the system lines of seven languages', () => {
    const chat = parseZoomChat(read('cloud_full'));
    expect(chat.dialect).toMatchObject({ family: 'cloud', locale: 'und' });
    const reactions = chat.events.flatMap((event) =>
      event.type === 'reaction' ? [`${event.locale} ${event.emoji} ${event.targetId}`] : [],
    );
    expect(reactions).toEqual([
      'en 👍 1',
      'de 👍 1',
      'nl ➕ 1',
      'fr ➕ 1',
      'es 🛳️ 1',
      'zh-CN 👍🏼 1',
      'en 🙏 1',
      'en 👎 9',
      'en 👎 9',
    ]);
    expect(chat.events[10]).toMatchObject({
      type: 'quickAdd',
      emoji: '👎',
      targetId: 9,
      confidence: 0.3,
    });
    expect(chat.events[13]).toMatchObject({ type: 'giphy', giphyId: 'XXXXXXXXXXXXXXXXXX' });
    expect(chat.messages[1]).toMatchObject({ sender: 'Sam', text: 'gm', parentId: 0 });
    expect(chat.messages[1]?.reactions).toContainEqual({
      emoji: '👍',
      senders: ['Jo', 'De'],
      count: 2,
    });
    expect(chat.messages[2]?.reactions).toEqual([
      { emoji: '👎', senders: ['Sam', 'Jo', 'Nl'], count: 3 },
    ]);
  });

  test('Webex text is no Zoom chat, and says so', () => {
    const chat = parseZoomChat(read('ko_webex_panel_NOT_ZOOM'));
    expect(chat.events.map(({ type }) => type)).toEqual(['note']);
    expect(chat.diagnostics).toMatchObject([
      { code: 'not-zoom-chat', severity: 'error', looksLike: 'webex' },
    ]);
  });
});
