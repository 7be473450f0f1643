import type { Language } from '../../options';
import type { CollectEvent, CollectReport, Outcome } from './collect';

/** The lines that a collection tells: no chat text, no addresses, no secrets. */
export interface CollectWording {
  readonly event: (event: CollectEvent) => string;
  readonly report: (report: CollectReport, settleFile: string) => string[];
  readonly waits: (next: string) => string;
  readonly locked: (lockFile: string) => string;
}

const counts = ({ comments, recomments, cues }: Outcome & { result: 'new' | 'changed' | 'same' }) =>
  [comments, recomments, cues] as const;

function tally(outcomes: readonly Outcome[]): Record<Outcome['result'], number> {
  const sums = { new: 0, changed: 0, same: 0, failed: 0 };
  for (const { result } of outcomes) sums[result]++;
  return sums;
}

const dateOf = ({ lectureDate }: CollectEvent & { kind: 'retry' }): string =>
  lectureDate === null ? '' : `${lectureDate}  `;

const EN: CollectWording = {
  event: (event) => {
    switch (event.kind) {
      case 'found':
        return `${event.messages} messages share ${event.recordings} recordings`;
      case 'retry':
        return `${dateOf(event)}${event.error.step}: ${event.error.message}; trying again`;
      case 'done': {
        const { outcome } = event;
        const head = `${outcome.lectureDate}  ${outcome.result.padEnd(7)}`;
        if (outcome.result === 'failed') return `${head}  ${outcome.step}: ${outcome.problem}`;
        const [comments, recomments, cues] = counts(outcome);
        return `${head}  ${comments} messages, ${recomments} replies, ${cues} cues  ${outcome.topic ?? ''}`;
      }
    }
  },
  report: ({ outcomes, problems, unsettled }, settleFile) => {
    const sums = tally(outcomes);
    const lines = [
      `${sums.new} new, ${sums.changed} changed, ${sums.same} as they were, ${sums.failed} failed`,
    ];
    for (const problem of problems) lines.push(`please look: ${problem}`);
    if (unsettled > 0)
      lines.push(`${unsettled} chat names are nobody's yet: say whose they are in ${settleFile}`);
    return lines;
  },
  waits: (next) => `next collection: ${next}`,
  locked: (file) => `another collection is at it, so this one ends; if none is, delete ${file}`,
};

const RESULTS_KO: Readonly<Record<Outcome['result'], string>> = {
  new: '새로 모음',
  changed: '바뀜',
  same: '그대로',
  failed: '실패',
};

const KO: CollectWording = {
  event: (event) => {
    switch (event.kind) {
      case 'found':
        return `메시지 ${event.messages}개에 녹화본 ${event.recordings}개`;
      case 'retry':
        return `${dateOf(event)}${event.error.step}: ${event.error.message}; 다시 해 봅니다`;
      case 'done': {
        const { outcome } = event;
        const head = `${outcome.lectureDate}  ${RESULTS_KO[outcome.result]}`;
        if (outcome.result === 'failed') return `${head}  ${outcome.step}: ${outcome.problem}`;
        const [comments, recomments, cues] = counts(outcome);
        return `${head}  메시지 ${comments}, 답글 ${recomments}, 자막 ${cues}  ${outcome.topic ?? ''}`;
      }
    }
  },
  report: ({ outcomes, problems, unsettled }, settleFile) => {
    const sums = tally(outcomes);
    const lines = [
      `새로 모음 ${sums.new}, 바뀜 ${sums.changed}, 그대로 ${sums.same}, 실패 ${sums.failed}`,
    ];
    for (const problem of problems) lines.push(`살펴 주세요: ${problem}`);
    if (unsettled > 0)
      lines.push(`누구인지 모르는 채팅 이름 ${unsettled}개: ${settleFile}에 적어 주세요`);
    return lines;
  },
  waits: (next) => `다음 수집: ${next}`,
  locked: (file) =>
    `다른 수집이 진행 중이라 끝냅니다. 진행 중인 수집이 없다면 ${file}을 지워 주세요`,
};

export const COLLECT_WORDING: Readonly<Record<Language, CollectWording>> = { ko: KO, en: EN };
