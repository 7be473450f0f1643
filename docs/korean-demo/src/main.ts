import { createAnalyzer, findKoreanDates, normalize } from '@nunchi/korean';
import type { Analyzer } from '@nunchi/korean';
import { codeExample } from './code-example.js';
import {
  drawDates,
  drawLegend,
  drawNormalized,
  drawNouns,
  drawReadings,
  drawSpaced,
} from './draw-results.js';
import { drawSentences } from './draw-sentences.js';
import { byId } from './elements.js';
import { firstLanguage, showLanguage } from './languages.js';
import type { Language } from './languages.js';
import { addTabStops, markMorphemes } from './mark-morphemes.js';
import { Models } from './models.js';
import type { LoadedModel } from './models.js';
import { normalizationOf, readSettings } from './settings.js';
import type { Settings } from './settings.js';
import { TEXTS } from './texts.js';

const READINGS = 3;
/** A pause in typing, in milliseconds, after which the figures are read out. */
const PAUSE = 300;

const models = new Models();
const textField = byId('text', HTMLTextAreaElement);
const sentenceList = byId('sentences', HTMLElement);
const languageButtons = document.querySelectorAll<HTMLButtonElement>('[data-language]');

let language: Language = firstLanguage(location.search, navigator.languages);
let settings: Settings;
let loaded: LoadedModel | null = null;
let analyzer: Analyzer | null = null;
let pause = 0;

function main(): void {
  markMorphemes(sentenceList);
  byId('form', HTMLFormElement).addEventListener('submit', (event) => event.preventDefault());
  textField.addEventListener('input', draw);
  for (const id of ['normalize', 'typos', 'user-words']) {
    byId(id, HTMLElement).addEventListener('input', applySettings);
  }
  for (const radio of document.querySelectorAll('[name=model]')) {
    radio.addEventListener('input', () => void changeModel());
  }
  byId('retry', HTMLButtonElement).addEventListener('click', () => void changeModel());
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-example]')) {
    button.addEventListener('click', () => showExample(button));
  }
  for (const button of languageButtons) {
    button.addEventListener('click', () => {
      changeLanguage(button.dataset.language === 'en' ? 'en' : 'ko');
    });
  }
  changeLanguage(language);
  void changeModel();
}

function changeLanguage(to: Language): void {
  language = to;
  showLanguage(to, languageButtons);
  document.title = TEXTS[to].title;
  byId('legend', HTMLElement).replaceChildren(...drawLegend(to));
  noteModel();
  applySettings();
}

function showExample({ dataset }: HTMLButtonElement): void {
  textField.value = dataset.example ?? '';
  if (dataset.typos !== undefined) byId('typos', HTMLInputElement).checked = true;
  applySettings();
}

/** Loads the model that is chosen; of two choices in a row the last one counts. */
async function changeModel(): Promise<void> {
  settings = readSettings(TEXTS[language]);
  const name = settings.model;
  loaded = null;
  analyzer = null;
  noteModel();
  byId('failure', HTMLElement).hidden = true;
  byId('results', HTMLElement).ariaBusy = 'true';
  byId('loading', HTMLElement).hidden = false;
  showProgress(0, null);
  try {
    const one = await models.load(name, (bytes, total) => {
      if (settings.model === name) showProgress(bytes, total);
    });
    if (settings.model !== name) return;
    loaded = one;
    noteModel();
    applySettings();
  } catch (error) {
    if (settings.model === name) showFailure(TEXTS[language].notLoaded(reasonOf(error)), true);
  }
}

function noteModel(): void {
  byId('model-note', HTMLElement).textContent =
    loaded === null ? '' : TEXTS[language].modelNote(loaded.bytes, loaded.milliseconds);
}

function showProgress(bytes: number, total: number | null): void {
  const texts = TEXTS[language];
  const progress = byId('progress', HTMLProgressElement);
  const isKnown = total !== null && bytes < total;
  // Without a value the bar tells that something goes on.
  if (isKnown) progress.value = bytes / total;
  else progress.removeAttribute('value');
  byId('loading-text', HTMLElement).textContent =
    total !== null && bytes >= total ? texts.unpacking : texts.loading(bytes, total);
}

function showFailure(message: string, canRetry: boolean): void {
  byId('loading', HTMLElement).hidden = true;
  byId('results', HTMLElement).hidden = true;
  byId('retry', HTMLElement).hidden = !canRetry;
  byId('failure-text', HTMLElement).textContent = message;
  byId('failure', HTMLElement).hidden = false;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Makes the analyzer anew, from the model that is there and the settings. */
function applySettings(): void {
  settings = readSettings(TEXTS[language]);
  if (loaded === null) return;
  const { typos, userWords } = settings;
  try {
    analyzer = createAnalyzer({
      model: loaded.model,
      normalize: normalizationOf(settings),
      typos,
      userWords,
    });
  } catch (error) {
    showFailure(TEXTS[language].notAnalyzed(reasonOf(error)), false);
    return;
  }
  draw();
}

/** Analyzes what is typed and draws all of it. */
function draw(): void {
  if (analyzer === null) return;
  try {
    drawAll(analyzer, textField.value);
  } catch (error) {
    showFailure(TEXTS[language].notAnalyzed(reasonOf(error)), false);
  }
}

function drawAll(analyzer: Analyzer, text: string): void {
  const begin = performance.now();
  const sentences = analyzer.analyze(text);
  const milliseconds = performance.now() - begin;

  const fill = (id: string, drawn: readonly HTMLElement[]) => {
    byId(id, HTMLElement).replaceChildren(...drawn);
  };
  fill('sentences', drawSentences(text, sentences, language));
  addTabStops(sentenceList);
  const normalized = normalize(text, normalizationOf(settings));
  fill('normalized', drawNormalized(normalized, settings.normalize, language));
  fill('spaced', drawSpaced(text, analyzer.space(text), language));
  fill('nouns', drawNouns(analyzer.nouns(text), language));
  fill('dates', drawDates(findKoreanDates(text), language));
  fill('readings', drawReadings(text, analyzer.nBest(text, READINGS), language));
  byId('code', HTMLElement).textContent = codeExample(text, settings);

  byId('loading', HTMLElement).hidden = true;
  byId('failure', HTMLElement).hidden = true;
  byId('results', HTMLElement).hidden = false;
  byId('results', HTMLElement).ariaBusy = 'false';
  const morphemes = sentences.reduce((sum, sentence) => sum + sentence.morphemes.length, 0);
  window.clearTimeout(pause);
  pause = window.setTimeout(() => {
    byId('status', HTMLElement).textContent = TEXTS[language].status(
      sentences.length,
      morphemes,
      milliseconds,
    );
  }, PAUSE);
}

main();
