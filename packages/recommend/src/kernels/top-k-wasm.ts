// Compiled from kernels/top-k.ts by kernels/build.mjs: do not edit.
export const topKWasm: string =
  'AGFzbQEAAAABCAFgA39/fwF9AhIBA2VudgZtZW1vcnkCAQGAgAQDAgEABwcBA2RvdAAAClQBUgIBewJ/A0AgAiAESgRAIAMgBE' +
  'ECdCIFIABq/QAEACABIAVq/QAEAP3mAf3kASEDIARBBGohBAwBCwsgA/0fACAD/R8CkiAD/R8BIAP9HwOSkgs=';
