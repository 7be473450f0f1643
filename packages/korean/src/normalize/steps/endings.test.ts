import { describe, expect, it } from 'vitest';
import { createNormalizer } from '../normalize.js';

const standard = createNormalizer({ preset: 'keepAll', steps: { endings: true } });

/** Tests a line of `slang>standard` pairs. */
function changes(pairs: string): void {
  for (const pair of pairs.split(' ')) {
    const [slang = '', plain = ''] = pair.split('>');
    for (const after of ['', ' 네', '!', '~~', 'ㅋㅋ', '\n', '.']) {
      expect(standard(`꼭 ${slang}${after}`).text).toBe(`꼭 ${plain}${after}`);
    }
  }
}

/** Tests that each word of a line stays. */
function stays(words: string): void {
  for (const word of words.split(' '))
    expect(standard(`이 ${word} ㅋㅋ`).text).toBe(`이 ${word} ㅋㅋ`);
}

describe('요', () => {
  it('for 용', () =>
    changes(
      '해용>해요 네용>네요 보세용>보세요 있어용>있어요 좋아용>좋아요 같아용>같아요 할까용>할까요 볼게용>볼게요 ' +
        '감사해용>감사해요 아니에용>아니에요 이예용>이예요 귀여워용>귀여워요 멋져용>멋져요 그런데용>그런데요 ' +
        '하는군용>하는군요 있더라구용>있더라구요 없나용>없나요 그렇지용>그렇지요 인가용>인가요 나와용>나와요 ' +
        '안돼용>안돼요 합니다용>합니다요 먹어용>먹어요 들어용>들어요 해줘용>해줘요 몰라용>몰라요 해서용>해서요',
    ));

  it('for 여', () =>
    changes(
      '네여>네요 어때여>어때여 까여>까여 할까여>할까요 있어여>있어요 세여>세요 해여>해요 사랑해여>사랑해요 ' +
        '영화에여>영화에요 좋은데여>좋은데요 있나여>있나요 그래여>그래요 될까여>될까요 갈게여>갈게요',
    ));

  it('for 염, 영, 욤, 욥, 욧', () =>
    changes(
      '세염>세요 봤어염>봤어요 재밌네염>재밌네요 하네영>하네요 보세영>보세요 좋아영>좋아요 갈게영>갈게요 ' +
        '봤어욤>봤어요 짱이욤>짱이요 네욥>네요 해욥>해요 보세욧>보세요 강추욧>강추요',
    ));

  it('drawn out, and with 께 before it', () =>
    changes(
      '보세요오>보세요 좋아요오오>좋아요 할께요>할게요 갈께용>갈게요 볼께여>볼게요 드릴께염>드릴게요 할께요오>할게요',
    ));

  it('not in words that end so', () => {
    stays(
      '내용 사용 비용 미용 수용 일용 적용 인용 이용 활용 채용 전용 고용 조용 신용 작용 소용 어용 군용 가정용 유아용 어린이용 ' +
        '성인용 아동용 바나나용 하나용 친구용 식구용 영어용 국어용 휴대용 극장용 샤워용 오빠용 빨래용 면세용 동네용 연예용 편지용',
    );
    stays(
      '여 참여 기여 부여 하여 되어 보여 놓여 여부 위하여 대하여 이여 청춘이여 친구여 그대여 신이시여 뭐여 들여 모여 죽여 ' +
        '섞여 붙여 먹여 최고여 남여 여여 아니여 쓰레기여 어여',
    );
    stays(
      '영 수영 운영 촬영 상영 방영 반영 경영 환영 투영 이세영 박세영 손나영 김아영 이해영 문근영 박보영 장국영 하지영 나영 세영 ' +
        '수염 화염 감염 전염 비염 폭염 귀염 오염 귀욤 귀욥 함께요 엄마께요 중요오',
    );
  });

  it('not inside of a word', () => stays('해용이 내용은 좋아용품 네여자 보세염색 할께요금'));
});

describe('다', () => {
  it('for 당, 댜, 닷, 따', () =>
    changes(
      '갔당>갔다 했당>했다 좋당>좋다 재밌당>재밌다 있당>있다 없당>없다 싶당>싶다 같당>같다 이쁘당>이쁘다 귀엽당>귀엽다 ' +
        '웃기당>웃기다 멋지당>멋지다 최고당>최고다 짱이당>짱이다 지루하당>지루하다 잘한당>잘한다 기대된당>기대된다 신난당>신난다 ' +
        '아니당>아니다 힘들당>힘들다 좋댜>좋다 감동이댜>감동이다 봤닷>봤다 감동이닷>감동이다 재밌따>재밌다 좋따>좋다',
    ));

  it('in 니다', () =>
    changes(
      '합니당>합니다 봤습니답>봤습니다 습니댜>습니다 입니닷>입니다 합니다아>합니다 갑니다아아>갑니다 함니다>합니다 ' +
        '임니당>입니다 봤슴니다>봤습니다 했씁니다>했습니다 합미다>합니다 감사함미다>감사합니다 ㅂ니당>ㅂ니다',
    ));

  it('with a syllable left out', () =>
    changes(
      '봤슴다>봤습니다 있슴당>있습니다 좋습다>좋습니다 추천함다>추천합니다 영화임다>영화입니다 최고임당>최고입니다 ' +
        '드림다>드립니다 됨다>됩니다',
    ));

  it('not in words that end so', () => {
    stays(
      '당 식당 서당 담당 해당 무당 사당 마당 성당 정당 악당 황당 적당 상당 일당 배당 분당 전당 공산당 민주당 한나라당 공화당 ' +
        '인당 시간당 간당간당 불한당 신사임당 명당 법당 감당 부당 타당 밀당 천당 집당 젖당',
    );
    stays(
      '답 정답 대답 노답 바닷 댜 따 왕따 아따 빠따 우습다 감다 담다 참다 씁니다 합니다 다 다다 다아',
    );
  });
});

describe('others', () => {
  it('죠, 네, 로', () =>
    changes(
      '그렇죵>그렇죠 말이죵>말이죠 그렇쥬>그렇죠 했쥬>했죠 하시쥬>하시죠 그렇됴>그렇죠 재밌넹>재밌네 좋넹>좋네 ' +
        '진짜루>진짜로 정말루>정말로 별루>별로 맘대루>맘대로 앞으루>앞으로',
    ));

  it('not in words that end so', () =>
    stays(
      '넹 넵 옙 네넹 비됴 라됴 오마쥬 몽타쥬 아쥬 해쥬 쥬 죵 하루 지루 마루 가루 노루 미루 고루 두루 블루 이별루 ' +
        '했다능 가능 하셈 됐삼',
    ));
});

it('lets each syllable answer for its own', () => {
  const { text, map } = standard('저 갔슴당 갈께용');
  expect(text).toBe('저 갔습니다 갈게요');
  expect(map.toOriginal(3, 5)).toEqual({ start: 3, end: 4 });
  expect(map.toOriginal(5, 6)).toEqual({ start: 4, end: 5 });
  expect(map.toOriginal(8, 10)).toEqual({ start: 7, end: 9 });
});
