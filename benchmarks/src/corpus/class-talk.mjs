// What people type in an online class: the words from which the made chats are put together.
// All names are fictional.

export const senders = [
  ...['김하늘', '이도윤', '박서준', '최수아', '정지호', '강예린', '조민재', '윤채원', '장우진'],
  ...['2조_임나연', '2조_한지훈', '3조_오세아', '3조_서도현', '4조_신유나', '4조_권태오'],
  ...['온라인_황보름', '온라인_안다은', '온라인_송이안', '유하린_온라인', '전서윤 오프라인'],
  ...['문가온(강사)', '강사 배로운', 'LM 백시온', '운영진_노해솔', '하늘의 iPhone'],
  ...['Mina Park', 'Jun Seo', '조 은별', '고은/3조', '라온 (복습)'],
];

/** Said by everyone, again and again; a link must choose between many of the same. */
export const short = [
  ...[
    '네',
    '넵',
    '네네',
    '넵!',
    '네 들립니다',
    '잘 보여요',
    '안녕하세요',
    '안녕하세욥',
    '감사합니다',
  ],
  ...[
    '감사합니다!!',
    'ㅋㅋㅋ',
    'ㅋㅋㅋㅋㅋㅋ',
    'ㅎㅎ',
    'ㅠㅠ',
    '아하',
    '오오',
    '굿',
    '확인했습니다',
    '1',
    '2',
  ],
  ...[
    '완료',
    '다 했어요',
    '저요',
    '수고하셨습니다',
    '수고하셨습니다~',
    '잠시만요',
    '네 맞아요',
    '👍',
    '🙏🙏',
  ],
];

const subjects = [
  ...[
    '반복문',
    '리스트 컴프리헨션',
    '이 에러',
    '과제 제출',
    '두 번째 예제',
    '판다스 설치',
    '깃허브 주소',
  ],
  ...[
    '가상환경',
    '녹화본',
    '쉬는 시간',
    '함수 인자',
    '딕셔너리 정렬',
    '주피터 노트북',
    '어제 실습 파일',
  ],
  ...[
    '조별 발표',
    '결측치 처리',
    '그래프 한글 폰트',
    '정규표현식',
    'SQL 조인',
    '브랜치 병합',
    '출석 체크',
  ],
  ...[
    '크롤링 코드',
    '클래스 상속',
    '스레드 댓글',
    '모델 학습',
    '데이터 전처리',
    'API 키',
    '도커 이미지',
  ],
];

const predicates = [
  ...[
    '어디에서 받나요?',
    '다시 설명해 주실 수 있나요?',
    '왜 이렇게 나오는지 모르겠어요',
    '저는 잘 됩니다',
  ],
  ...[
    '저도 같은 문제예요',
    '오늘까지인가요?',
    '조금만 천천히 부탁드려요',
    '슬랙에 올려 두었습니다',
  ],
  ...['껐다 켜니까 되네요', '버전을 맞추면 해결돼요', '언제 시작하나요', '안 되시는 분 계신가요?'],
  ...[
    '이해했습니다 감사합니다',
    '화면이 안 보여요 ㅠㅠ',
    '혹시 예제 더 있을까요?',
    '이거 꿀팁이네요 ㅋㅋ',
  ],
];

const asides = [
  ...['혹시 ', '강사님 ', '저기 ', '죄송한데 ', '질문이요! ', '아 그리고 ', '참고로 ', ''],
  ...['', '', '', ''],
];

const explanations = [
  '먼저 터미널을 새로 열고 다시 실행해 보시면 되고 그래도 안 되면 경로를 한번 확인해 주세요',
  '저는 처음에 인덱스가 하나 밀려서 틀렸는데 range 시작 값을 1로 바꾸니까 결과가 맞게 나왔어요',
  '공식 문서 보니까 기본값이 바뀌었다고 해서 옵션을 직접 적어 주는 게 안전할 것 같습니다',
  '쉬는 시간에 조별로 모여서 역할부터 나누고 각자 맡은 부분을 저녁까지 올리면 될 것 같아요',
];

const code = [
  "for i in range(10):\n    if i % 2 == 0:\n        print(i, 'even')",
  "import pandas as pd\ndf = pd.read_csv('class.csv')\ndf.groupby('team').mean()",
  'SELECT name, COUNT(*)\nFROM comments\nGROUP BY name\nORDER BY 2 DESC;',
  "const res = await fetch('/api/rooms');\nconst rooms = await res.json();\nconsole.log(rooms.length);",
  'git add .\ngit commit -m "practice"\ngit push origin main',
];

const links = [
  'https://example.com/lecture/',
  'https://docs.example.org/ko/guide/page-',
  'https://github.example.com/class/repo/issues/',
];

export const emoji = ['👍', '👍', '👍', '❤️', '😂', '👏', '✅', '🙏', '🔥', '👀', '🎉', '👍🏻', '👍🏽'];

/** One message as it is typed: mostly short, some of a sentence or two, a little code, some links. */
export function composeMessage(random) {
  const roll = random.next();
  if (roll < 0.34) return random.pick(short);
  if (roll < 0.8) {
    return `${random.pick(asides)}${random.pick(subjects)} ${random.pick(predicates)}`;
  }
  if (roll < 0.9) {
    return `${random.pick(subjects)} 관련해서 ${random.pick(explanations)} (${String(random.below(90) + 10)}쪽)`;
  }
  if (roll < 0.95) {
    return `${random.pick(asides)}여기요 ${random.pick(links)}${String(random.below(10_000))}`;
  }
  return random.pick(code).replace('10', String(random.below(1000)));
}
