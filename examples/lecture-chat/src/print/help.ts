import type { Language } from '../options';

const EN = `A day of class chat as a report: who takes part, what is asked, what is answered.

  npm run demo                          the made class days that ship with this example
  npm run demo -- FILE...               your own Zoom chat exports; a folder means all .txt in it

  --participants FILE   participants report of Zoom (CSV): joins names; may be given again
  --time-zone ZONE      where the class was (Asia/Seoul)
  --lang ko|en          language of the report and of this program (ko)
  --anonymize           replace every name, in the report and in the tables
  --include-direct      take direct messages in; they are left out otherwise
  --questions WAY       find questions by rules, by a trained model, or by both (both)
  --out DIR             where to write
  --csv                 write the five tables as CSV as well
  --db URL              mysql://, mariadb://, postgres://, postgresql:// or sqlite:FILE
  --help                this text

Put a password into DATABASE_URL rather than into --db: other users of a machine can see commands.`;

const KO = `하루치 수업 채팅을 보고서로: 누가 참여했고, 무엇을 물었고, 무엇에 답이 달렸는지.

  npm run demo                          함께 들어 있는 가상의 수업 사흘
  npm run demo -- 파일...               내 Zoom 채팅 파일; 폴더를 주면 그 안의 모든 .txt

  --participants 파일   Zoom 참가자 보고서(CSV): 이름을 잇는 데 씁니다; 여러 번 줄 수 있습니다
  --time-zone 시간대    수업한 곳 (Asia/Seoul)
  --lang ko|en          보고서와 이 프로그램의 말 (ko)
  --anonymize           보고서와 표의 모든 이름을 바꿉니다
  --include-direct      개인 메시지도 넣습니다; 없으면 뺍니다
  --questions 방법      질문을 찾는 방법: 규칙 rules, 학습한 모델 model, 둘 다 both (both)
  --out 폴더            쓸 곳
  --csv                 다섯 표를 CSV로도 씁니다
  --db URL              mysql://, mariadb://, postgres://, postgresql:// 또는 sqlite:파일
  --help                이 글

비밀번호는 --db 대신 DATABASE_URL에 넣으세요. 명령줄은 같은 컴퓨터의 다른 사람도 볼 수 있습니다.`;

/** How to use the program, by language. */
export const HELP: Readonly<Record<Language, string>> = { ko: KO, en: EN };
