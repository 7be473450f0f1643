import { byId, element } from './elements.js';

/**
 * Makes drawn sentences live: a morpheme that is pointed at, or reached by the keyboard (one tab stop
 * a sentence, then arrow keys, Home, End), is marked in the text and told in a tip; pointing at the
 * text marks its morphemes. Escape takes marks and tip away.
 */
export function markMorphemes(sentences: HTMLElement): void {
  sentences.addEventListener('pointerover', ({ target }) => show(sentences, target));
  sentences.addEventListener('pointerleave', () => show(sentences, document.activeElement));
  sentences.addEventListener('focusin', ({ target }) => show(sentences, target));
  sentences.addEventListener('focusout', () => show(sentences, null));
  sentences.addEventListener('keydown', (event) => step(event));
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') show(sentences, null);
  });
}

/** Gives each sentence its tab stop; for sentences just drawn. */
export function addTabStops(sentences: HTMLElement): void {
  for (const box of sentences.querySelectorAll('[role=listbox]')) {
    box.querySelector<HTMLElement>('.morpheme')?.setAttribute('tabindex', '0');
  }
}

function show(sentences: HTMLElement, target: EventTarget | null): void {
  for (const marked of sentences.querySelectorAll('.here')) marked.classList.remove('here');
  for (const option of sentences.querySelectorAll('.morpheme')) {
    option.setAttribute('aria-selected', String(option === document.activeElement));
  }
  const tip = byId('tip', HTMLElement);
  tip.hidden = true;
  if (!(target instanceof Element) || !sentences.contains(target)) return;
  const morpheme = target.closest<HTMLElement>('.morpheme');
  const piece = morpheme ?? target.closest<HTMLElement>('.surface > span');
  if (piece === null) return;
  const [others, found] = morpheme === null ? ['.morpheme', piece] : ['.surface > span', morpheme];
  for (const other of sentences.querySelectorAll<HTMLElement>(others)) {
    other.classList.toggle('here', overlap(other, found));
  }
  piece.classList.add('here');
  if (morpheme !== null) showTip(tip, morpheme);
}

function overlap(a: HTMLElement, b: HTMLElement): boolean {
  const [from, to] = rangeOf(a);
  const [start, end] = rangeOf(b);
  return from < end && start < to;
}

function rangeOf({ dataset }: HTMLElement): [number, number] {
  return [Number(dataset.start), Number(dataset.end)];
}

/** Below the morpheme, or above its word where there is no room; never beyond the sides of the window. */
function showTip(tip: HTMLElement, morpheme: HTMLElement): void {
  const { tipTitle = '', tip: text = '' } = morpheme.dataset;
  tip.replaceChildren(element('b', {}, tipTitle), text);
  tip.hidden = false;
  const box = morpheme.getBoundingClientRect();
  const { width, height } = tip.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const [margin, gap] = [12, 8];
  const most = clientWidth - width - margin;
  const left = Math.max(margin, Math.min(box.left + (box.width - width) / 2, most));
  const below = box.bottom + gap;
  const word = (morpheme.closest('.word') ?? morpheme).getBoundingClientRect();
  const top = below + height + margin > clientHeight ? word.top - height - gap : below;
  tip.style.left = `${left + window.scrollX}px`;
  tip.style.top = `${top + window.scrollY}px`;
}

/** Moves within a sentence by the keys of a list box. */
function step(event: KeyboardEvent): void {
  const current = (event.target as HTMLElement).closest<HTMLElement>('.morpheme');
  const box = current?.closest('[role=listbox]');
  if (current === null || box === null || box === undefined) return;
  const all = [...box.querySelectorAll<HTMLElement>('.morpheme')];
  const at = all.indexOf(current);
  const places: Readonly<Record<string, number>> = {
    ArrowRight: at + 1,
    ArrowDown: at + 1,
    ArrowLeft: at - 1,
    ArrowUp: at - 1,
    Home: 0,
    End: all.length - 1,
  };
  const next = all[places[event.key] ?? -1];
  if (next === undefined) return;
  event.preventDefault();
  current.setAttribute('tabindex', '-1');
  next.setAttribute('tabindex', '0');
  next.focus();
}
