import type { Manner, SignHabit } from '../analyse/manner';
import type { Language } from '../options';
import { html } from './html';
import type { Html } from './html';
import { LABELS } from './labels';

const ENDINGS = 8;
const EMOJI = 12;

/**
 * How a person writes, as a panel: a row for endings, politeness, laughs, marks and emoji.
 *
 * @param manner What was found.
 * @param language Of the words.
 * @returns The rows that say something; no panel where none does.
 */
export function mannerPanel(manner: Manner, language: Language): Html | null {
  const labels = LABELS[language];
  const { endings, politeShare, laughs, marks, emoji } = manner;
  const rows: [name: string, entries: Html[]][] = [
    [labels.endings, endings.slice(0, ENDINGS).map(({ text, count }) => chip(`~${text}`, count))],
    [labels.politeShare, politeShare === null ? [] : [html`${percent(politeShare, language)}`]],
    [labels.laughs, laughs.map((habit) => signChip(habit, language))],
    [labels.marks, marks.map((habit) => signChip(habit, language))],
    [labels.typedEmoji, emoji.slice(0, EMOJI).map(({ text, count }) => chip(text, count))],
  ];
  const told = rows.filter(([, entries]) => entries.length > 0);
  if (told.length === 0) return null;
  return html`<div class="panel manner">
    <h3>${labels.manner}</h3>
    <dl>
      ${told.map(
        ([name, entries]) =>
          html`<dt>${name}</dt>
            <dd>
              <ul class="chips">
                ${entries.map((entry) => html`<li>${entry}</li>`)}
              </ul>
            </dd>`,
      )}
    </dl>
  </div>`;
}

function signChip({ sign, count, meanLength }: SignHabit, language: Language): Html {
  const letters = meanLength.toLocaleString(language, { maximumFractionDigits: 1 });
  const length = letters === '1' ? '' : ` · ${LABELS[language].meanLength(letters)}`;
  return chip(sign, `${count}${length}`);
}

function chip(text: string, note: string | number): Html {
  return html`${text} <small>${note}</small>`;
}

/**
 * @param share From 0 to 1.
 * @param language Of the number.
 * @returns Whole per cent.
 */
export function percent(share: number, language: Language): string {
  return share.toLocaleString(language, { style: 'percent' });
}
