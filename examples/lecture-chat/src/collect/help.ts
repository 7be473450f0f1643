import type { Language } from '../options';

const EN = `Collects the chat of lecture recordings that a Slack channel shares.

  npm run collect -- demo                          made-up evenings on this machine alone
  npm run collect -- --channel C0123456789 --once  once, for any scheduler
  npm run collect -- --channel C0123456789         every evening, until it is stopped
  npm run collect -- --export FOLDER --once        from an unpacked Slack export

  --channel ID       the channel; of an export its name or id, or all channels
  --author ID        whose recordings count; may be given again (everyone)
  --users FILE       the class, .csv or .xlsx (Slack's own list of users)
  --settle FILE      whose chat names are whose, for a person to correct (settle.csv in --out)
  --days N|all       how far back messages are read (7); an export is read as a whole
  --driver NAME      how recordings are opened: fetch, or playwright (fetch)
  --host NAME        a site of recordings beside Zoom; may be given again
  --again            opens also what was collected before
  --include-direct   takes direct messages into the tables; they are left out otherwise
  --cron PATTERN     when to collect ("0 19-23 * * *": on the hour from 19:00 to 23:00)
  --time-zone ZONE   where the class is (Asia/Seoul)
  --retries N        how often a failure that may pass is tried again (4)
  --timeout SECONDS  for each answer (60)
  --out DIR          where raw answers, the settle list and the SQLite file are
  --lang ko|en       language of this program (ko)
  --help             this text

From the environment alone: SLACK_TOKEN; DATABASE_URL (mysql://, mariadb://, postgres://; else an SQLite
file); MONGO_URL (raw answers; else files); CHROMIUM_PATH.`;

const KO = `Slack 채널에 공유된 강의 녹화본의 채팅을 모읍니다.

  npm run collect -- demo                          지어낸 며칠 저녁, 이 컴퓨터 안에서만
  npm run collect -- --channel C0123456789 --once  한 번, 어떤 스케줄러로든
  npm run collect -- --channel C0123456789         멈출 때까지 매일 저녁
  npm run collect -- --export 폴더 --once          풀어 놓은 Slack 내보내기에서

  --channel ID       채널; 내보내기라면 이름이나 ID, 없으면 모든 채널
  --author ID        누구의 녹화본을 모을지; 여러 번 줄 수 있습니다 (모두)
  --users 파일       수강생 명단, .csv 또는 .xlsx (Slack의 사용자 목록)
  --settle 파일      어느 채팅 이름이 누구인지, 사람이 고치는 목록 (--out의 settle.csv)
  --days 수|all      며칠 전 메시지까지 읽을지 (7); 내보내기는 전부 읽습니다
  --driver 이름      녹화본을 여는 방법: fetch 또는 playwright (fetch)
  --host 이름        Zoom 말고 녹화본이 있는 곳; 여러 번 줄 수 있습니다
  --again            이미 모은 것도 다시 엽니다
  --include-direct   개인 메시지도 표에 넣습니다; 없으면 뺍니다
  --cron 식          언제 모을지 ("0 19-23 * * *": 19시부터 23시까지 정각마다)
  --time-zone 시간대 수업하는 곳 (Asia/Seoul)
  --retries 수       지나갈 실패를 몇 번 다시 해 볼지 (4)
  --timeout 초       대답마다 기다리는 시간 (60)
  --out 폴더         원본, 고치는 목록, SQLite 파일이 있는 곳
  --lang ko|en       이 프로그램의 말 (ko)
  --help             이 글

환경 변수로만: SLACK_TOKEN; DATABASE_URL (mysql://, mariadb://, postgres://; 없으면 SQLite 파일);
MONGO_URL (원본; 없으면 파일); CHROMIUM_PATH.`;

/** How to use the program, by language. */
export const COLLECT_HELP: Readonly<Record<Language, string>> = { ko: KO, en: EN };
