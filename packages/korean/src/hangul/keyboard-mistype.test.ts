import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KoreanError } from '../errors.js';
import { hangulToQwerty, qwertyToHangul } from './keyboard.js';
import { detectKeyboardMistype, repairKeyboard } from './keyboard-mistype.js';

/** Any UTF-16 unit, lone surrogates too. */
const unit16 = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));

/** Korean that someone typed with the keyboard in English mode. */
const KOREAN =
  '안녕하세요 안녕 감사합니다 고맙습니다 수고하셨습니다 반갑습니다 죄송합니다 괜찮아요 알겠습니다 모르겠어요 오늘 내일 ' +
  '어제 점심 저녁 아침 먹었어요 뭐예요 어디예요 언제까지 제출 과제 질문 있습니다 화면 안보여요 소리가 들려요 마이크 ' +
  '켜주세요 꺼주세요 강의실 회의실 교수님 선생님 학생 친구 시작 시작합니다 끝났어요 다음주 이번주 지난주 월요일 화요일 ' +
  '수요일 목요일 금요일 토요일 일요일 출석 체크 부탁드려요 링크 공유 파일 올려주세요 다운로드 설치 오류가 나요 에러가 ' +
  '실행이 안돼요 해결됐어요 감사해요 진짜 정말 너무 그래서 그런데 그러면 하지만 그리고 아니요 네네 맞아요 좋아요 싫어요 ' +
  '재미있어요 어려워요 쉬워요 이해했습니다 다시 한번 설명해주세요 코드 함수 변수 반복문 조건문 데이터 분석 모델 학습 평가 ' +
  '정확도 결과 그래프 시각화 전처리 결측치 이상치 프로젝트 발표 팀플 조장 조원 역할 분담 일정 회의 몇시 이거 저거 뭐지 ' +
  '왜 안되지 대박 축하해요 화이팅 힘내세요 쉬는시간 점심시간 커피 배고파 졸려요 집에 가고싶다';

/** English that someone typed with the keyboard in Hangul mode. */
const ENGLISH =
  'hello python import pandas print function return windows google github youtube javascript ' +
  'notebook data model training dataset keyboard password login server database install update ' +
  'version branch merge commit terminal folder download upload email meeting question answer thank ' +
  'please python3 install jupyter colab numpy index column value string number output input error';

const KOREAN_WORDS = KOREAN.split(' ');
const ENGLISH_WORDS = ENGLISH.split(' ').filter((word) => !/\d/.test(word));

/** What people write as it stands: English, code, abbreviations, laughter, slips of the finger. */
const ORDINARY = [
  'hello hi hey bye ok okay yes no thanks thank you please sorry good morning night nice great wow lol',
  'the of and to in is it that for was on are as with his they at be this have from or one had by word but',
  'not what all were we when your can said there use an each which she do how their if will up other about',
  'out many then them these so some her would make like him into time has look two more write go see number',
  'no way could people my than first water been call who oil its now find long down day did get come made may',
  'git push pull commit merge branch python java import pandas numpy torch print return def class for while',
  'df ppt css html json yaml pdf doc hwp png jpg gif zip exe sql api url http npm pip apt sudo ssh vim bash zsh',
  'batch_size learning_rate df.head() model.fit(x) x=1 y2 conv2d main.py index.html a/b C++ C# node.js gpt-4',
  'https://example.com/dkssud www.example.com someone@example.com @dkssud #rkatk C:\\dlrj\\dkssud ~/dkssud $dkssud',
  "don't it's I'm you're we'll can't 3D 4K 5G 10km 20kg 30cm 7am 8pm 1st 2nd 3rd B2B MP3 USB",
  'CSS HTML URL SQL AI ML DL GPU CPU RAM SNS DNS TLS GPS SMS KBS MBC SBS EBS IMDb NBA FIFA UEFA USA UK EU NASA',
  'Zoom Slack Notion Colab Jupyter GitHub Google Naver Kakao YouTube Netflix Samsung Apple iPhone macOS Linux',
  'work girl world goal auto dual sofa guru soap total custody tornado roadmap vodka alaska django girls works',
  'town rush duck snap social signal special society victory survival american theory today video always right',
  'ㅋㅋ ㅋㅋㅋ ㅋㅋㅋㅋㅋㅋ ㅎㅎ ㅎㅎㅎ ㅠㅠ ㅠㅠㅠ ㅜㅜ ㅠㅜ ㅡㅡ ㅡㅡ; ㅗㅗ ㅏㅏ ㅇㅇ ㅇㅋ ㄱㅅ ㄳ ㅎㅇ ㅂㅂ ㄴㄴ ㄷㄷ ㅎㄷㄷ ㅇㅈ ㄹㅇ ㅈㅅ ㅊㅋ ㅁㅊ',
  'ㅅㄱ ㄱㄱ ㅊㅊ ㅉㅉ ㅃㅇ ㅇㄷ ㅈㅁ ㄱㅊ ㅇㅎ ㅗㅜㅑ ㅋㄷㅋㄷ ㅎㄷ ㅁㄹ ㅅㅂ ㅇㅅㅇ ㅇㅁㅇ ㅠㅅㅠ ㅠㅡㅠ ㅡㅅㅡ ㅇㅋㅇㅋ ㄱㅅㄱㅅ',
  '안녕하세ㅛ 감사합니ㄷ ㄱ래 ㅇ아 ㄱ냥 아ㅏ 네ㅔ 넵ㅂ 오ㅗ 와ㅏㅏ 왜ㅐㅐ 헐ㄹ 굿ㅋㅋ 아ㅠㅠ 뭐ㅋㅋ 웃김ㅋㅋㅋ 재밌다ㅎㅎ 좀ㅡㅡ 너무해ㅠ 넼ㅋㅋ',
  '오늘 점심 뭐 먹어요 내일 발표 자료 공유해 주세요 이거 왜 안 되나요 화면이 안 보여요 소두 조두 쇼디 새로 애들 소리 재가 해미',
  'python은 df를 ppt로 css가 html도 zoom에서 git으로 import를 goal이 work를 sns에 ai로 api는 gpu가 sql로',
].map((line) => line.split(' '));

describe('detectKeyboardMistype', () => {
  it('finds words typed in the wrong mode, with their places', () => {
    const found = detectKeyboardMistype('네 dkssudgktpdy! ㅗ디ㅣㅐ ㅋㅋ');
    expect(found).toMatchObject([
      { start: 2, end: 14, typed: 'dkssudgktpdy', meant: '안녕하세요', direction: 'to-hangul' },
      { start: 16, end: 20, typed: 'ㅗ디ㅣㅐ', meant: 'hello', direction: 'to-latin' },
    ]);
    for (const { confidence } of found) expect(confidence).toBeGreaterThan(0.9);
  });

  it('finds places in NFD text', () => {
    const text = '네 ㅗ디ㅣㅐ'.normalize('NFD');
    const [found] = detectKeyboardMistype(text);
    expect(found?.meant).toBe('hello');
    expect(text.slice(found?.start, found?.end)).toBe('ㅗ디ㅣㅐ'.normalize('NFD'));
  });

  it('judges short words by their line', () => {
    expect(repairKeyboard('wha')).toBe('wha');
    expect(repairKeyboard('dlrj wha qkRnjwntpdy')).toBe('이거 좀 바꿔주세요');
    expect(repairKeyboard('ㅁㄴ')).toBe('ㅁㄴ');
    expect(repairKeyboard('ㅑㅡㅔㅐㄳ pandas ㅁㄴ ㅔㅇ')).toBe('import pandas as pd');
    expect(repairKeyboard('솓 ㅗㅐㅕㄴㄷ')).toBe('the house');
  });

  it('keeps laughter apart from the word before it', () => {
    expect(repairKeyboard('wlsWkzz rkatkgkqslekbb')).toBe('진짜ㅋㅋ 감사합니다ㅠㅠ');
  });

  it('leaves code and addresses alone', () => {
    const code = '`dkssudgktpdy` dkssud_gktpdy() https://dkssudgktpdy.com dkssudgktpdy=1';
    expect(repairKeyboard(code)).toBe(code);
  });

  it('takes the word of a model', () => {
    const judge = (score: number) => ({ score: () => score });
    expect(repairKeyboard('dkssud', judge(-12))).toBe('dkssud');
    expect(repairKeyboard('dkssud', judge(NaN))).toBe('안녕');
    expect(repairKeyboard('zhem')).toBe('zhem');
    expect(repairKeyboard('zhem', judge(-3))).toBe('코드');
    expect(repairKeyboard('묹ㄷㄱ', judge(-3))).toBe('묹ㄷㄱ');
    expect(repairKeyboard('묹ㄷㄱ', judge(-12))).toBe('answer');
  });

  it('asks for more where one wants to be sure', () => {
    expect(detectKeyboardMistype('dkssud', { minConfidence: 0.95 })).toEqual([]);
    expect(detectKeyboardMistype('dkssudgktpdy', { minConfidence: 0.95 })).toHaveLength(1);
    expect(() => detectKeyboardMistype('', { minConfidence: 2 })).toThrow(KoreanError);
    expect(() => detectKeyboardMistype('', { minConfidence: NaN })).toThrow(KoreanError);
  });
});

describe('a made list of words, each by itself', () => {
  const wrongKorean = KOREAN_WORDS.filter((word) => repairKeyboard(hangulToQwerty(word)) !== word);
  const wrongEnglish = ENGLISH_WORDS.filter(
    (word) => repairKeyboard(qwertyToHangul(word)) !== word,
  );

  it('finds nine of ten that were mistyped', () => {
    const all = KOREAN_WORDS.length + ENGLISH_WORDS.length;
    expect(all).toBeGreaterThanOrEqual(150);
    expect((wrongKorean.length + wrongEnglish.length) / all).toBeLessThan(0.1);
    // What it misses is short.
    expect(wrongKorean.filter((word) => word.length > 2)).toEqual([]);
  });

  it('leaves every ordinary one alone', () => {
    expect(ORDINARY.flat().length).toBeGreaterThanOrEqual(300);
    expect(ORDINARY.flat().filter((word) => repairKeyboard(word) !== word)).toEqual([]);
  });

  it('leaves them alone in their lines too, and finds more of the others in theirs', () => {
    for (const line of ORDINARY) expect(repairKeyboard(line.join(' '))).toBe(line.join(' '));
    const typed = hangulToQwerty(KOREAN).split(' ');
    const repaired = repairKeyboard(typed.join(' ')).split(' ');
    const wrong = KOREAN_WORDS.filter((word, i) => repaired[i] !== word);
    expect(wrong.length).toBeLessThan(KOREAN_WORDS.length * 0.03);
  });
});

describe('repairKeyboard, as a law', () => {
  it('never throws, and changes only what it reports', () => {
    const unit = fc.oneof(
      fc.constantFrom(
        ...Array.from('dkssudgktpy \n`ㅗ디ㅣㅐㅋ.안녕'),
        '\ud800',
        '\u1112',
        '\u1161',
      ),
      unit16,
    );
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        let last = 0;
        let repaired = '';
        for (const { start, end, meant, confidence } of detectKeyboardMistype(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(confidence).toBeGreaterThanOrEqual(0.5);
          repaired += text.slice(last, start) + meant;
          last = end;
        }
        expect(repairKeyboard(text)).toBe(repaired + text.slice(last));
      }),
    );
  });
});
