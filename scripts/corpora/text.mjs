// The models on public Korean texts: accuracy and macro-F1 beside those of scikit-learn on the same
// splits. Fails when the best model of a corpus falls short of scikit-learn's by more than TOLERANCE,
// or when calibrated probabilities are further from the truth than CALIBRATED.

import { printTable } from '../house/print-table.mjs';
import { corpusNames, readCorpus } from './text-corpora.mjs';
import { modelsOf } from './text-models.mjs';

const TOLERANCE = 0.0005;
const CALIBRATED = 0.04;
/** What is measured on every corpus, besides the best. */
const ALWAYS = 2;
const CALIBRATED_MODEL = 'char_wb 1-3 counts + MultinomialNB';

export async function checkText(folder, findings, { all }) {
  const text = await import('@nunchi/text');
  const models = modelsOf(text);
  const calibrations = [];
  for (const name of corpusNames) {
    const corpus = readCorpus(text, folder, name);
    const best = models.reduce((a, b) => (b.figures[name][0] > a.figures[name][0] ? b : a));
    const measured = models
      .filter((model, i) => all || i < ALWAYS || model === best)
      .map((model) => ({ model, ...measure(text, model, corpus) }));
    print(name, measured, best);
    const decisive = measured.find(({ model }) => model === best);
    expectEqual(findings, name, decisive);
    if (name !== 'NSMC' && name !== 'YNAT') continue;
    const overconfident = models.find((model) => model.name === CALIBRATED_MODEL);
    calibrations.push(calibrationOf(text, findings, name, overconfident, corpus));
  }
  console.log('\nCalibrated by temperature, learnt from a tenth of the reviews and headlines');
  printTable(
    [CALIBRATED_MODEL, 'log-loss', 'calibrated', 'error', 'calibrated', 'temperature'],
    calibrations,
  );
}

/** Learns and predicts: accuracy, macro-F1 and seconds. */
function measure(text, { make }, { train, test }) {
  const begin = performance.now();
  const predicted = make().fit(train.documents, train.labels).predict(test.documents);
  const seconds = (performance.now() - begin) / 1000;
  const accuracy = text.accuracyScore(test.labels, predicted);
  const macroF1 = text.f1Score(test.labels, predicted, { average: 'macro' });
  return { accuracy, macroF1, seconds };
}

function print(corpus, measured, best) {
  console.log('');
  printTable(
    [corpus, 'accuracy', 'scikit-learn', 'macro-F1', 'scikit-learn', 'seconds', ''],
    measured.map(({ model, accuracy, macroF1, seconds }) => {
      const [wanted, wantedF1] = model.figures[corpus];
      return [
        ...[model.name, figure(accuracy), figure(wanted)],
        ...[figure(macroF1), wantedF1 === undefined ? '' : figure(wantedF1)],
        ...[seconds.toFixed(1), model === best ? 'best' : ''],
      ];
    }),
  );
}

function expectEqual(findings, corpus, { model, accuracy, macroF1 }) {
  const [wanted, wantedF1] = model.figures[corpus];
  const compare = (what, value, other) =>
    findings.expect(
      value >= other - TOLERANCE,
      `${corpus}: ${what} ${figure(value)}, scikit-learn's is ${figure(other)}`,
    );
  compare('accuracy', accuracy, wanted);
  if (wantedF1 !== undefined) compare('macro-F1', macroF1, wantedF1);
}

/** A tenth of what there is to learn is kept for the temperature. */
function calibrationOf(text, findings, corpus, { make }, { train, test }) {
  const [learnt, kept, labels, keptLabels] = text.trainTestSplit(train.documents, train.labels, {
    ...{ testSize: 0.1, randomState: 124, stratify: train.labels },
  });
  const model = make().fit(learnt, labels);
  const calibrated = text.calibrate(model, kept, keptLabels);
  const [before, after] = [model, calibrated].map((classifier) => {
    const proba = classifier.predictProba(test.documents);
    const error = text.expectedCalibrationError(test.labels, proba);
    return { loss: text.logLoss(test.labels, proba), error };
  });
  findings.expect(
    after.error <= CALIBRATED,
    `${corpus}: calibration error ${figure(after.error)}, at most ${CALIBRATED}`,
  );
  return [
    ...[corpus, before.loss.toFixed(3), after.loss.toFixed(3)],
    ...[figure(before.error), figure(after.error), calibrated.calibration.temperature.toFixed(2)],
  ];
}

function figure(value) {
  return value.toFixed(4);
}
