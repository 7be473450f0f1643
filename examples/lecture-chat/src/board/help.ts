import type { Language } from '../options';

const EN = `The questions of class chats as a board on this computer: filter them, add replies.

  npm run board -w @nunchi/example-lecture-chat                 the made class days
  npm run board -w @nunchi/example-lecture-chat -- FILE...      your own Zoom chat exports

  --port NUMBER         where to listen on 127.0.0.1 (8787; 0 is any that is free)
  --out DIR             where the replies are kept; a report with the same --out shows them
  --participants FILE, --time-zone ZONE, --lang ko|en, --anonymize, --include-direct,
  --questions WAY
                        as for the report (npm run demo -- --help)
  --help                this text`;

const KO = `수업 채팅의 질문을 이 컴퓨터의 질문판으로: 골라 보고 답글을 남깁니다.

  npm run board -w @nunchi/example-lecture-chat                 함께 들어 있는 가상의 수업
  npm run board -w @nunchi/example-lecture-chat -- 파일...      내 Zoom 채팅 파일

  --port 번호           127.0.0.1의 어느 포트에서 열지 (8787; 0이면 빈 곳 아무 데나)
  --out 폴더            답글을 둘 곳; 같은 --out으로 만든 보고서에 답글이 나옵니다
  --participants 파일, --time-zone 시간대, --lang ko|en, --anonymize, --include-direct,
  --questions 방법
                        보고서와 같습니다 (npm run demo -- --help)
  --help                이 글`;

/** How to use the board, by language. */
export const BOARD_HELP: Readonly<Record<Language, string>> = { ko: KO, en: EN };
