import { html, raw } from 'hono/html';
import type { Analysis } from '../analyse/analysis';
import type { MadeStage } from '../steps/made-stage';
import type { Survey } from '../survey/survey';
import { checklistSection } from './checklist-section';
import type { Html } from './chart';
import { groupsSection } from './groups-section';
import { opening } from './opening';
import { risingSection } from './rising-section';
import { stagesSection } from './stages-section';
import { STYLE } from './style';
import { surveySection } from './survey-section';
import { wordsSection } from './words-section';
import { writingSection } from './writing-section';

/** Nothing is loaded and no script runs, not even one that a post might bring along. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * Writes the whole report as one HTML file that needs nothing else. Words and answers are hostile;
 * `html` escapes them.
 *
 * @param survey `null` where none was given.
 * @param stages What the stages have made.
 */
export async function reportPage(
  analysis: Analysis,
  survey: Survey | null,
  stages: readonly MadeStage[],
): Promise<string> {
  const hasPosts = analysis.overview.posts > 0;
  return String(
    await html`<!doctype html>
      <html lang="ko">
        <head>
          <meta charset="utf-8" />
          <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="referrer" content="no-referrer" />
          <title>육아 포럼 글 돌아보기</title>
          <style>
            ${raw(STYLE)}
          </style>
        </head>
        <body>
          <div class="page">
            <main>
              ${opening(analysis, survey)} ${contents(hasPosts)}
              ${
                hasPosts &&
                html`${risingSection(analysis)} ${writingSection(analysis)}
                ${wordsSection(analysis)} ${groupsSection(analysis)}`
              }
              ${surveySection(survey)} ${checklistSection(analysis)} ${stagesSection(stages)}
            </main>
            <footer class="end">
              이 파일은 혼자서 열립니다. 글꼴도 그림도 스크립트도 밖에서 가져오지 않습니다.
            </footer>
          </div>
        </body>
      </html>`,
  );
}

function contents(hasPosts: boolean): Html {
  const ofPosts: [string, string][] = [
    ['rising', '늘어난 이야기'],
    ['writing', '언제, 얼마나'],
    ['words', '낱말'],
    ['groups', '증상 묶음'],
  ];
  const always: [string, string][] = [
    ['survey', '설문'],
    ['checklist', '점검표'],
    ['stages', '처리 단계'],
  ];
  return html`<nav class="contents">
    <ul>
      ${[...(hasPosts ? ofPosts : []), ...always].map(
        ([id, name]) => html`<li><a href="#${id}">${name}</a></li>`,
      )}
    </ul>
  </nav>`;
}
