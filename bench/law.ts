import { join } from 'node:path'
import { readLawFolder } from '../apps/server/src/cli/law-files.ts'
import {
  compileLaw,
  evaluateClocks,
  evaluateColumns,
  eventNames,
  noDay,
  type Clock,
  type ColumnAnswer,
  type ColumnsToEvaluate,
  type EventTime,
  type LawInForce,
} from '../packages/domain/src/law/index.ts'
import { fromEpochDay, fromHelsinki } from '../packages/domain/src/time/index.ts'
import { readBenchValues } from '../tools/luukku/bench-values.ts'
import { createNeeds } from './law-needs.ts'
import { countWithDateFns, countWithLuxon, type PerDayCount } from './law-per-day.ts'
import { measuredOn } from './measured-on.ts'

const openNeeds = 1_000_000
const checkedNeeds = 100_000
const sampledClocks = 20_000
const goalMs = 1000

/**
 * `bench law`: a million open needs evaluated again by the compiled rules; beside it what merely streaming the same
 * arrays costs, and a loop from day to day with two libraries on a sample. Fast and explained answers must be equal.
 *
 * @returns 0 when the answers are equal and the goal is kept
 */
export async function run(args: string[]): Promise<number> {
  readBenchValues(args, {})
  const say = (text: string) => process.stderr.write(`${text}\n`)
  const law = compileLaw(readLawFolder(join(import.meta.dirname, '../law')))

  say(`comparing fast and explained answers on ${checkedNeeds} random needs …`)
  const different = createNeeds(checkedNeeds, 7).reduce((sum, group) => sum + countDifferent(law, group), 0)

  say(`evaluating ${openNeeds} needs …`)
  const groups = createNeeds(openNeeds, 1)
  for (const group of createNeeds(openNeeds / 10, 2)) evaluateColumns(law, group, 14)
  const times: number[] = []
  const cpuTimes: number[] = []
  let answers: readonly ColumnAnswer[] = []
  for (let round = 0; round < 3; round++) {
    const start = performance.now()
    const cpu = process.cpuUsage()
    answers = groups.map((group) => evaluateColumns(law, group, 14))
    times.push(performance.now() - start)
    const { user, system } = process.cpuUsage(cpu)
    cpuTimes.push((user + system) / 1000)
  }
  const evaluateMs = Math.min(...times)
  const clocks = answers.reduce((sum, { due }) => sum + due.length, 0)

  const streamStart = performance.now()
  const streamCpuStart = process.cpuUsage()
  const streamed = groups.reduce((sum, group) => sum + stream(group), 0)
  const streamMs = performance.now() - streamStart
  const streamCpu = process.cpuUsage(streamCpuStart)

  const sample = sampleOf(law, createNeeds(sampledClocks, 3))
  const libraries = { dateFns: timed(sample, countWithDateFns), luxon: timed(sample, countWithLuxon) }
  const isKept = evaluateMs <= goalMs && different === 0
  const result = {
    needs: openNeeds,
    clocks,
    breached: answers.reduce((sum, answer) => sum + answer.breached, 0),
    breakingWithin14Days: answers.reduce((sum, answer) => sum + answer.breaking, 0),
    evaluateMs: Math.round(evaluateMs),
    evaluateMsOfEachRound: times.map(Math.round),
    // What one core had to do, on a machine that others use too: the clock on the wall also counts their time.
    evaluateCpuMs: Math.round(Math.min(...cpuTimes)),
    nanosecondsPerNeed: Math.round((evaluateMs * 1e6) / openNeeds),
    streamCpuMs: Math.round((streamCpu.user + streamCpu.system) / 1000),
    streamMs: Math.round(streamMs),
    streamChecksum: streamed,
    fastAgainstExplained: { needs: checkedNeeds, different },
    perDayLoops: libraries,
    goalMs,
    isKept,
    ...measuredOn(),
  }
  process.stdout.write(`${JSON.stringify(result, null, 1)}\n`)
  return isKept ? 0 : 1
}

/** Reads every column once: the floor under any evaluation. */
function stream(group: ColumnsToEvaluate): number {
  let sum = 0
  for (const column of [...group.days, ...group.minutes, group.birthDay, group.age]) {
    if (column === undefined) continue
    for (let need = 0; need < column.length; need++) sum = (sum + (column[need] ?? 0)) | 0
  }
  return sum
}

/** Answers one need the explained way. */
function explained(law: LawInForce, group: ColumnsToEvaluate, need: number): readonly Clock[] {
  const events: Partial<Record<(typeof eventNames)[number], EventTime>> = {}
  for (const [column, name] of eventNames.entries()) {
    const day = group.days[column]?.[need] ?? noDay
    if (day === noDay) continue
    const minute = group.minutes[column]?.[need] ?? 0
    const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
    events[name] = fromHelsinki(fromEpochDay(day), time)
  }
  const birthDate = fromEpochDay(group.birthDay[need] ?? 0)
  return evaluateClocks(law, {
    area: group.area,
    events,
    facts: { ...group.facts, birthDate },
    asOf: fromEpochDay(group.asOf),
  })
}

function countDifferent(law: LawInForce, group: ColumnsToEvaluate): number {
  const fast = evaluateColumns(law, group, 14)
  const until = fromEpochDay(group.asOf + 14)
  let different = 0
  let breached = 0
  let breaking = 0
  for (let need = 0; need < group.size; need++) {
    const from = fast.offsets[need] ?? 0
    const to = fast.offsets[need + 1] ?? 0
    const slow = explained(law, group, need)
    breached += slow.filter(({ state, stoppedBy }) => state === 'breached' && stoppedBy === null).length
    breaking += slow.filter(({ state, dueDate }) => state === 'running' && dueDate !== null && dueDate <= until).length
    const isEqual =
      slow.length === to - from &&
      slow.every((clock, index) => {
        const due = fast.due[from + index] ?? noDay
        const dueDate = due === noDay ? null : fromEpochDay(due)
        return clock.ruleId === fast.ruleIds[fast.rule[from + index] ?? 0] && clock.dueDate === dueDate
      })
    if (!isEqual) different += 1
  }
  return different + Math.abs(fast.breached - breached) + Math.abs(fast.breaking - breaking)
}

/** Clocks of counted units whose day is one plain count from one start. */
function sampleOf(law: LawInForce, groups: readonly ColumnsToEvaluate[]): readonly Clock[] {
  return groups.flatMap((group) =>
    Array.from({ length: group.size }, (_, need) => explained(law, group, need))
      .flat()
      .filter((clock) => isPlainCount(law, clock)),
  )
}

/** "A or B" and rolled days are more than one count; a library has no word for them. */
function isPlainCount(law: LawInForce, clock: Clock): boolean {
  const rule = law.ruleById.get(clock.ruleId)
  if (rule === undefined || rule.orIfLater !== undefined || rule.rollForward) return false
  return countWithLuxon(rule, clock.startedOn) !== undefined
}

function timed(sample: readonly Clock[], count: PerDayCount) {
  const law = compileLaw(readLawFolder(join(import.meta.dirname, '../law')))
  const start = performance.now()
  let different = 0
  for (const clock of sample) {
    const rule = law.ruleById.get(clock.ruleId)
    if (rule !== undefined && count(rule, clock.startedOn) !== clock.dueDate) different += 1
  }
  const ms = performance.now() - start
  return {
    clocks: sample.length,
    ms: Math.round(ms),
    msForAMillionClocks: Math.round((ms / Math.max(1, sample.length)) * 1e6),
    different,
  }
}

if (import.meta.main) process.exitCode = await run(process.argv.slice(2))
