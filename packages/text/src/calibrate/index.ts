export * from './calibrated-classifier.js';
export { applyCalibration, calibrateScores } from './calibration.js';
export type {
  CalibrateOptions,
  CalibrateScoresOptions,
  Calibration,
  CalibrationMethod,
} from './calibration.js';
export { IsotonicRegression } from './isotonic.js';
export type { IsotonicOptions, Steps } from './isotonic.js';
export type { Sigmoid } from './sigmoid.js';
