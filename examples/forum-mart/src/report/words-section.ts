import { html } from 'hono/html';
import type { Analysis } from '../analyse/analysis';
import { rowChart } from './bar-charts';
import { INK } from './chart';
import type { Html } from './chart';
import { figure } from './wording';

const WORDS = 20;
const WIDTH = 480;

/** The words used most, and those that weigh most. */
export function wordsSection({ topWords, topWordsByTfidf }: Analysis): Html {
  return html`<section class="part" id="words">
    <h2>많이 쓴 낱말</h2>
    <p class="note">
      명사와 어근(NNG, NNP, XR)을 세고 불용어는 뺐습니다. TF-IDF는 흔한 말의 무게를 덜고 긴 글이
      앞서지 않게 글마다 길이를 맞춘 다음 모든 글에 걸쳐 더한 값입니다.
    </p>
    <div class="two">
      <div class="panel">
        <h3>횟수</h3>
        ${rowChart(
          topWords.slice(0, WORDS).map(({ word, uses }) => ({ name: word, value: uses })),
          { label: '횟수로 본 낱말', colour: INK.blue, width: WIDTH },
        )}
      </div>
      <div class="panel">
        <h3>TF-IDF</h3>
        ${rowChart(
          topWordsByTfidf.slice(0, WORDS).map(({ word, weight, posts }) => ({
            ...{ name: word, value: weight },
            hint: `${word} ${figure(weight)}, 글 ${figure(posts)}개`,
          })),
          { label: 'TF-IDF로 본 낱말', colour: INK.orange, width: WIDTH },
        )}
      </div>
    </div>
  </section>`;
}
