// A small program as a user would write it. check-consumers.mjs compiles it against the packed
// package and runs it; it throws when something is not as the types promise.

import { parseZoomChat, stringifyZoomChat, ZoomChatError } from '@nunchi/zoom-chat';
import { parseZoomChat as parseWithCore } from '@nunchi/zoom-chat/core';
import type { ChatEvent, ZoomChat } from '@nunchi/zoom-chat';

const text = [
  '13:02:43 발신자 김하늘 수신자 모두에게:\r\n\t안녕하세요!\r\n',
  '13:03:10 발신자 이도윤 수신자 모두에게:\r\n\tReacted to "안녕하세요!" with 👍\r\n',
].join('');

function describe(event: ChatEvent): string {
  switch (event.type) {
    case 'message':
      return `${event.sender}: ${event.text}`;
    case 'reaction':
      return `${event.sender} ${event.emoji} ${String(event.targetId)}`;
    default:
      return event.type;
  }
}

function check(chat: ZoomChat): void {
  const told = chat.events.map(describe).join('; ');
  if (told !== '김하늘: 안녕하세요!; 이도윤 👍 0') throw new Error(`unexpected events: ${told}`);
  if (stringifyZoomChat(chat) !== text) throw new Error('the round trip is not exact');
}

check(parseZoomChat(text));
check(parseWithCore(new TextEncoder().encode(text)));

let refused = false;
try {
  parseZoomChat('no chat at all', { strict: true });
} catch (error) {
  refused = error instanceof ZoomChatError && error.code === 'not-zoom-chat';
}
if (!refused) throw new Error('strict parsing accepted what is no chat');
