/** Stop words of one reason. */
export interface StopWordGroup {
  /** Why these words tell nothing of what a text is about. */
  readonly reason: string;
  /** Lines of `TAG TAG: form form form`. Corpora differ in tags, so a form may have several. */
  readonly words: string;
}

export type StopWordGroupName =
  | ('dependent-nouns' | 'counters' | 'numerals' | 'pronouns' | 'determiners' | 'general-nouns')
  | ('time' | 'place' | 'auxiliary-verbs' | 'general-verbs' | 'negation' | 'conjunctions')
  | ('adverbs' | 'fillers' | 'chat' | 'greetings' | 'forum' | 'affixes' | 'particles' | 'endings')
  | 'web';

/**
 * Stop words of Korean by the reason to leave them out, compiled for this package. No word stands in
 * two groups under one tag, so that leaving a group out of `stopWords` keeps all of its words.
 *
 * A form has a tag only where it is empty of meaning under it: 병/NNB is a bottle of water, but
 * 병/NNG an illness; 이/NP, 이/MM and 이/JKS are grammar, 이/NNG is a tooth.
 */
export const STOP_WORD_GROUPS: Readonly<Record<StopWordGroupName, StopWordGroup>> = {
  'dependent-nouns': {
    reason: 'nouns that only carry a clause: 할 수 있다, 온 지, 하는 중',
    words: `
      NNB: 것 수 때 줄 바 지 데 적 리 만 턱 나위 따름 뿐 채 척 체 듯 양 만큼 대로 대신 중 간 등
      NNB: 등등 따위 겸 김 참 터 셈 법 식 통 바람 덕 덕분 탓 때문 무렵 즈음 쯤 동안 이래 나름 노릇
      NNB: 마련 모양 차례 자 이 놈 측 편 쪽 거 게 건 꺼 뻔 만치 께 해 딴 맛 품 가량 남짓
      NNG: 것 때 때문 덕분 탓 동안 무렵 즈음 대신 측 편 쪽 나름 만큼 등등`,
  },
  counters: {
    reason: 'units: they count something and are not what is counted',
    words: `
      NNB: 개 명 분 번 회 차 시 초 일 주 주일 월 달 개월 년 년도 세 살 원 만원 천원 권 장 대 마리 잔
      NNB: 병 층 호 조 종 부 점 배 박 인 쌍 벌 판 알 모금 가지 켤레 송이 그루 퍼센트 프로 킬로
      NNB: 미터 센티 센치 그램 리터 도 평 번째 차시 교시 학년 학기 단계 주차 시간 페이지 쪽수
      NNG: 시간 개월 주일 번째 주차 교시 학년 학기 단계 퍼센트 프로 킬로 미터 센티 센치 그램 리터`,
  },
  numerals: {
    reason: 'numbers in words',
    words: `
      NR MM: 하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열 스물 서른 마흔 쉰 백 천 만 억 한두 두세
      NR MM: 서너 몇 몇몇 여러 첫째 둘째 셋째 수십 수백 수천 한 두 세 네 첫 스무
      NR: 영 공 일 이 삼 사 오 육 칠 팔 구 십 다수`,
  },
  pronouns: {
    reason: 'they stand for what another sentence names',
    words: `
      NP: 나 저 너 내 제 네 니 우리 저희 너희 울 자기 자신 당신 그대 그 그녀 그들 얘 걔 쟤 이
      NP: 여러분 이것 그것 저것 이거 그거 저거 요거 고거 여기 거기 저기 요기 이곳 그곳 저곳 이쪽
      NP: 그쪽 저쪽 누구 누 무엇 뭐 뭣 머 언제 어디 아무 아무것 아무거 얼마 모두 이분 그분 저분
      NP: 본인
      NNG: 자신 본인 서로 누군가 뭔가 무언가 어딘가 언젠가`,
  },
  determiners: {
    reason: 'they point at a noun or say how many, and tell nothing by themselves',
    words: `
      MM: 이 그 저 요 고 이런 그런 저런 요런 어떤 어느 무슨 웬 아무 아무런 모든 온 온갖 각 매 전
      MM: 본 해당 다른 딴 새 헌 옛 맨 별 별별 이러한 그러한 저러한 어떠한 갖은 오랜 단`,
  },
  'general-nouns': {
    reason: 'nouns so general that they fit every topic',
    words: `
      NNG: 경우 정도 사실 이유 점 부분 전체 일부 대부분 관련 대상 상황 내용 종류 사람 생각 말 말씀
      NNG: 이야기 얘기 느낌 결과 방법 필요 가능 기본 자체 나머지 최대 최소 다음 이전 이후 이상
      NNG: 이하 미만 초과 처음 마지막 끝 도중 중간 하나하나 전부 모두 각자 나름대로 거의 일`,
  },
  time: {
    reason: 'when something was said; a date says it better',
    words: `
      NNG MAG: 오늘 어제 그제 그저께 엊그제 내일 모레 지금 방금 아까 이따 이따가 나중 요즘 요새
      NNG MAG: 최근 현재 당시 금방 곧 이제 이번 저번 지난번 다음번 매일 매번 매주 매년 평소 하루
      NNG MAG: 종일 하루종일 오전 오후 주말 평일 올해 작년 내년 이번주 다음주 지난주 담주`,
  },
  place: {
    reason: 'sides and parts that any thing has',
    words: `
      NNG: 앞 뒤 옆 아래 밑 안 밖 겉 사이 가운데 근처 주변 주위 건너편 맞은편 왼쪽 오른쪽`,
  },
  'auxiliary-verbs': {
    reason: 'they turn another verb: 해 보다, 하고 있다, 해 주다',
    words: `
      VX: 있 없 하 되 지 보 주 드리 버리 놓 두 가 오 내 나 나가 대 쌓 가지 갖 싶 만하 듯하 듯싶
      VX: 척하 체하 법하 뻔하 달 먹 재끼 제끼 빠지 치우 보이 계시`,
  },
  'general-verbs': {
    reason: 'verbs that lend a noun its ending, or fit every topic',
    words: `
      VV VA: 하 되 있 없 같 가 오 보 주 받 나 나오 나가 들 들어가 들어오 내 두 놓 지 드리 계시
      VV VA: 가지 갖 그러 이러 저러 어쩌 그렇 이렇 저렇 요렇 어떻 아무렇 이러하 그러하 저러하
      VV VA: 어떠하 말하
      VV: 생각하 대하 위하 통하 관하 따르 의하 인하 비하 이루어지 시키 당하 보이 해보 해주 해드리
      VA: 많 다르 만하 싶
      VCP: 이`,
  },
  negation: {
    reason: 'not: it turns a meaning round. Leave this group out where likes and dislikes are told',
    words: `
      MAG: 안 못 아니
      VX VV VA: 않 못하 아니하
      VX: 말 마
      VCN: 아니`,
  },
  conjunctions: {
    reason: 'they tie sentences together',
    words: `
      MAJ MAG: 그리고 그러나 하지만 그렇지만 그런데 근데 그래서 그러면 그럼 그러니까 그니까
      MAJ MAG: 그러므로 그래도 그러다 그러다가 그러자 그랬더니 그러더니 또는 혹은 또한 및 즉
      MAJ MAG: 따라서 때문에 왜냐하면 게다가 더구나 더욱이 오히려 도리어 한편 반면 반대로 만약
      MAJ MAG: 만일 비록 아무튼 어쨌든 하여튼 여하튼 어차피 결국 다만 단지 물론 예컨대 가령
      MAJ MAG: 이를테면 요컨대 그나저나 글고 그치만`,
  },
  adverbs: {
    reason: 'how much, how often, how sure: degree and order, not topic',
    words: `
      MAG: 너무 너무너무 정말 정말로 아주 매우 굉장히 엄청 엄청나게 되게 무척 몹시 상당히 훨씬 꽤
      MAG: 제법 좀 조금 쫌 약간 더 더욱 덜 가장 제일 많이 다 거의 대충 대략 겨우 고작 오직 특히
      MAG: 주로 보통 잘 이미 벌써 아직 아직도 또 또다시 다시 계속 자꾸 자주 가끔 항상 늘 언제나
      MAG: 맨날 바로 먼저 우선 마침 드디어 비로소 갑자기 빨리 천천히 얼른 어서 같이 함께 따로 서로
      MAG: 스스로 직접 왜 어떻게 어찌 이렇게 그렇게 저렇게 요렇게 이리 그리 저리 얼마나 그만
      MAG: 그만큼 이만큼 아무리 혹시 아마 아마도 절대 절대로 결코 전혀 별로 그다지 반드시 꼭 과연
      MAG: 설마 분명 분명히 확실히`,
  },
  fillers: {
    reason: 'said to fill a pause or to soften',
    words: `
      MAG IC: 진짜 진짜루 레알 리얼 그냥 걍 막 뭐 딱 쭉 일단 암튼 솔직히 나름대로 원래 사실상 사실
      MAG IC: 참 막상
      NNG: 진짜 레알 리얼 원래 그냥
      IC: 음 흠 어 아 에 저기 저기요 글쎄 글쎄요 있잖아 그러게 그러게요 뭐랄까 거시기 자 이제`,
  },
  chat: {
    reason: 'answers, laughter and calls of a chat: habits of a writer, not topics',
    words: `
      IC: 네 넵 넹 넴 넷 네네 넵넵 넨 예 예예 옙 옛 응 응응 웅 엉 아니 아니요 아뇨 노 노노 그래
      IC: 그래요 와 우와 오 오오 헐 헉 헤헤 하하 히히 호호 허허 흐흐 아하 아이고 에고 에구 어머
      IC: 엄마야 세상에 앗 아앗 엥 엇 읭 야 얘 이야 우아 대박 오케이 오키 콜 굿 화이팅 파이팅 짝짝
      IC: 짝짝짝 짱
      IC NNG SW: ㅇㅇ ㅇㅋ ㄱㅅ ㄳ ㄴㄴ ㄹㅇ ㅇㅈ ㄱㄱ ㅈㅅ ㅊㅋ ㅎㅇ ㅂㅂ ㅂㅇ ㄷㄷ ㅅㄱ ㅁㄹ
      IC NNG SW: ㄱㄷ ㅉㅉ ㅁㅊ
      SW IC: ㅋ ㅋㅋ ㅎ ㅎㅎ ㅠ ㅠㅠ ㅜ ㅜㅜ ㅡ ㅡㅡ ㅠㅜ ㅜㅠ ㅋㅎ ㅎㅋ ㅇ ㄴ ㄷ ㅗ
      SW SO SF: ^^ ^_^ ~ ~~ ;; ; ♥ ♡ ★ ☆`,
  },
  greetings: {
    reason: 'politeness around a message',
    words: `
      NNG XR IC: 안녕 감사 죄송 미안 수고 부탁 환영 축하 실례 인사 안부 고생 하이 바이 땡큐 쏘리
      VV VA: 안녕하 감사하 감사드리 고맙 죄송하 미안하 수고하 부탁하 부탁드리 반갑 축하하 환영하
      IC MAG: 안녕하세요 안녕히 감사합니다 고맙습니다 죄송합니다 수고하세요 수고하셨습니다
      IC MAG: 반갑습니다`,
  },
  forum: {
    reason: 'the forum speaks of itself: posts, answers, readers',
    words: `
      NNG: 글 댓글 답글 덧글 본문 제목 게시글 게시물 게시판 카페 질문 문의 답변 대답 회원 운영자
      NNG: 맘 맘님 선배 선배맘 님들 분들 조언 경험 후기 공유 추천 참고 도움 검색 링크 사진 첨부
      NNG: 등업
      NNG XR: 궁금`,
  },
  affixes: {
    reason: 'pieces of words: plural, honorific, verb and adjective makers',
    words: `
      XSN: 들 님 씨 씩 쯤 째 경 짜리 적 성 화 별 당 끼리 여 가량 네 상 하
      XPN: 제 첫 맨 약 총 매 신 구 재 비 무 불 미
      XSV XSA XSM: 하 되 시키 당하 받 거리 대 이 드리 스럽 롭 답 히`,
  },
  particles: {
    reason: 'particles: the grammar of a noun',
    words: `
      JKS JKC JX JKO JKG JKV: 이 가 께서 은 는 ㄴ 을 를 ㄹ 의 아 야 이여
      JKB JKQ JC JX: 에 에서 에게 에게서 한테 한테서 께 로 으로 로서 으로서 로써 으로써 와 과 랑
      JKB JKQ JC JX: 이랑 하고
      JKB JKQ JX: 보다 처럼 같이 만큼 대로 더러 보고 라고 이라고 고 라 도 만 까지 부터 마저 조차
      JKB JKQ JX: 밖에 마다
      JX JC: 나 이나 든지 이든지 라도 이라도 야말로 이야말로 커녕 은커녕 는커녕 뿐 요 그려 나마
      JX JC: 이나마`,
  },
  endings: {
    reason: 'endings: the grammar of a verb',
    words: `
      EP: 시 으시 었 았 였 겠 더 사오 옵
      EF EC: 다 ㄴ다 는다 라 자 냐 니 지 네 나 죠 지요 네요 아 어 여 아요 어요 여요 에요 예요
      EF EC: 습니다 ㅂ니다 습니까 ㅂ니까 세요 으세요 십시오 ㄹ까 을까 ㄹ까요 을까요 ㄹ게 을게
      EF EC: ㄹ게요 을게요 나요 는데 ㄴ데
      EC EF: 고 며 으며 면 으면 면서 으면서 아서 어서 여서 니까 으니까 지만 거나 려고 으려고 러
      EC EF: 으러 도록 게 다가 든지 더니 자마자 느라 느라고 던데 은데 는지 ㄴ지 을지 ㄹ지 라서
      EC EF: 라고 다고 ㄴ다고 는다고
      ETM ETN: ㄴ 은 는 ㄹ 을 던 ㅁ 음 기`,
  },
  web: {
    reason: 'what is left of addresses and of HTML entities',
    words: `
      SL: http https www com net org kr nbsp amp quot lt gt`,
  },
};
