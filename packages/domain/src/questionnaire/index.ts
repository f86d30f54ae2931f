/** The door of questionnaires: instruments in, items, scores and alarms out. Reads nothing from disk. */
export type {
  AlarmLevel,
  Instrument,
  InstrumentAlarm,
  InstrumentAnswers,
  InstrumentFile,
  InstrumentItem,
  InstrumentOption,
  InstrumentScale,
  ScoreBand,
  ScoredPerson,
} from './instrument.ts'
export { findAlarms } from './find-alarms.ts'
export { goalLevels, measureGoals, type GoalLevel, type GoalScores, type ScaledGoal } from './goal-plan.ts'
export { askedItems, nextItem } from './next-item.ts'
export { pointsOf } from './points-of.ts'
export { readInstruments } from './read-instruments.ts'
export { scoreGoals, type GoalResult } from './score-goals.ts'
export { scoreInstrument, type ScaleScore } from './score-instrument.ts'
