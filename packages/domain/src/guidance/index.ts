/** The door of guidance: models in, proposals and questions out. Reads nothing from disk. */
export type { GuidanceInput, GuidancePerson } from './guidance-input.ts'
export { redFlagsModel, type GuidanceModels } from './guidance-models.ts'
export type { LocalText, ReadLanguage, TextLanguage, CheckedLanguages } from './local-text.ts'
export { textIn, withUnreadSami } from './local-text.ts'
export type { FreeUnder, ModelFile, RawModel, RawNeed, RawPlanLine, RawRule, RawFact } from './model-file.ts'
export { ModelFault } from './model-fault.ts'
export type {
  ChildProtection,
  ClockHints,
  FiredBecause,
  Proposal,
  ProposedHelp,
  ProposedNeed,
  Reason,
  Register,
  Segment,
  SocialUrgency,
  TextSpan,
  UrgencyClass,
  WhatWouldChange,
} from './proposal.ts'
export type { Question, QuestionKind, QuestionOption } from './question.ts'
export { parseJsonc, type ParsedJsonc } from './parse-jsonc.ts'
export { readModel } from './read-model.ts'
export { compileModels } from './compile-models.ts'
export { nextQuestions } from './next-questions.ts'
export { namedNumber, numberText, wordsOfKey } from './number-names.ts'
export { questionOfAnswer } from './question-of-answer.ts'
export { explainProposal, type ExplainedProposal, type ProposedElement } from './explain-proposal.ts'
export { helpByAnswer, proposeGuidance } from './propose-guidance.ts'
export { asUrgentAs } from './as-urgent-as.ts'
export { urgencyOf } from './urgency-of.ts'
