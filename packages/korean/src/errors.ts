/** What can be wrong with a call. Content of a text never causes an error. */
export type KoreanErrorCode = 'invalid-options' | 'invalid-model' | 'no-model';

/** The one error of this package; `code` tells the case, the message says what to do. */
export class KoreanError extends Error {
  override readonly name = 'KoreanError';
  readonly code: KoreanErrorCode;

  constructor(code: KoreanErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
