/** The door of operating models as a county keeps them: their life, what changes from version to version, and their quality. */
export { compareModels, type FieldChange, type PartChange } from './compare-models.ts'
export {
  decideAdoption,
  decideApproval,
  decidePublication,
  triedOn,
  type ModelRefusal,
  type TriedOn,
} from './decide-model-step.ts'
export { judgeTrial, toTrialOutcome, trialKinds, type TrialKind, type TrialOutcome } from './judge-trial.ts'
export {
  foldModelLife,
  isApproved,
  modelEventKinds,
  type Adoption,
  type LifeRules,
  type ModelEvent,
  type ModelEventKind,
  type ModelLife,
  type ModelVersion,
  type VersionState,
} from './model-life.ts'
export {
  modelQuality,
  overrideKinds,
  smallestShown,
  type CountedOutcome,
  type ModelQuality,
  type OverrideKind,
  type ShownCount,
} from './model-quality.ts'
