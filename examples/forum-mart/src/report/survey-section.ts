import { html } from 'hono/html';
import type {
  ChoiceQuestion,
  Question,
  ScaleQuestion,
  Survey,
  TextQuestion,
} from '../survey/survey';
import { columnChart, rowChart } from './bar-charts';
import { INK } from './chart';
import type { Html } from './chart';
import { figure, percent } from './wording';

const WIDTH = 480;
const EXAMPLES = 3;

/** The answers, question by question. */
export function surveySection(survey: Survey | null): Html {
  const answers = survey?.answers ?? 0;
  return html`<section class="part" id="survey">
    <h2>설문</h2>
    ${
      survey === null || answers === 0
        ? html`<p class="note">
            ${survey === null ? '설문 파일을 주지 않았습니다.' : '셀 수 있는 응답이 없습니다.'}
          </p>`
        : html`<p class="note">응답 ${figure(answers)}개입니다.${keptAside(survey)}</p>
            <div class="two">${survey.questions.map(questionPanel)}</div>`
    }
  </section>`;
}

function keptAside({ rejects }: Survey): string {
  if (rejects.length === 0) return '';
  const lines = rejects.slice(0, 10).map(({ line }) => line);
  const more = rejects.length > lines.length ? ' …' : '';
  return ` 읽을 수 없는 ${figure(rejects.length)}줄(${lines.join(', ')}${more}번째 줄)은 따로 두었습니다.`;
}

function questionPanel(question: Question): Html {
  return html`<div class="panel">
    <h3>${question.title} <small>${figure(question.answered)}명</small></h3>
    ${question.answered === 0 ? html`<p class="note">답이 없습니다.</p>` : chartOf(question)}
  </div>`;
}

function chartOf(question: Question): Html {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return choiceChart(question);
    case 'scale':
      return scaleChart(question);
    case 'text':
      return textChart(question);
  }
}

function choiceChart({ title, kind, answered, choices }: ChoiceQuestion): Html {
  return rowChart(
    choices.map(({ name, count }) => bar(name, count, answered)),
    { label: title, colour: kind === 'single' ? INK.green : INK.blue, width: WIDTH },
  );
}

function scaleChart({ title, answered, counts, mean }: ScaleQuestion): Html {
  return html`${mean !== null && html`<p class="note">5점 가운데 평균 ${mean.toFixed(1)}점</p>`}
  ${columnChart(
    counts.map((count, i) => ({ ...bar(`${i + 1}점`, count, answered), text: figure(count) })),
    { label: title, colour: INK.orange, width: WIDTH },
  )}`;
}

function textChart({ title, answered, categories, others }: TextQuestion): Html {
  const bars = [
    ...categories.map(({ name, count }) => bar(name, count, answered)),
    ...(others > 0 ? [bar('그 밖에', others, answered)] : []),
  ];
  return html`${rowChart(bars, { label: title, colour: INK.blue, width: WIDTH })}
    <ul class="quotes">
      ${categories
        .slice(0, EXAMPLES)
        .map(({ name, example }) => html`<li><b>${name}</b> ${example}</li>`)}
    </ul>`;
}

function bar(
  name: string,
  count: number,
  answered: number,
): Parameters<typeof rowChart>[0][number] {
  const share = percent(count / answered);
  return { name, value: count, text: share, hint: `${name} ${figure(count)}명 (${share})` };
}
