import { ModelFault } from './model-fault.ts'
import type { RawCourse, RawFirstStep, RawModel, RawNeed, RawPlanLine } from './model-file.ts'
import { parseJsonc, type ParsedJsonc } from './parse-jsonc.ts'

/** One operating model as its file has it, each need with what its course shares with others. */
export interface ReadModel {
  readonly file: ParsedJsonc
  readonly model: RawModel
}

/**
 * Reads a model's file, and gives each need that names a `course` what the course says and the need does not say itself.
 *
 * @throws ModelFault with the line on a mistake of syntax, a course that is not there, or one that no need takes
 */
export function readModel(path: string, text: string): ReadModel {
  return takeCourses(parseJsonc(path, text))
}

/** The same for a file that was parsed already. */
export function takeCourses(file: ParsedJsonc): ReadModel {
  const { courses = {}, firstSteps = {}, ...model } = file.value as RawModel
  const { needs = {} } = model
  const fault = (path: string, reason: string) => new ModelFault(file.file, file.lineOf(path), reason)
  const taken = new Set<string>()
  const services = new Set<string>()
  const complete = Object.entries(needs).map(([id, need]): [string, RawNeed] => {
    if (need.course === undefined) return [id, need]
    const course = courses[need.course]
    if (course === undefined) throw fault(`needs.${id}`, `the course "${need.course}" is not in the model`)
    taken.add(need.course)
    for (const service of servicesOf(need)) services.add(service)
    return [id, withCourse(need, course, firstSteps)]
  })
  for (const id of Object.keys(courses))
    if (!taken.has(id)) throw fault(`courses.${id}`, `no need takes the course "${id}"`)
  for (const id of Object.keys(firstSteps))
    if (!services.has(id)) throw fault(`firstSteps.${id}`, `no need with a course proposes the service "${id}"`)
  return taken.size === 0 ? { file, model } : { file, model: { ...model, needs: Object.fromEntries(complete) } }
}

const servicesOf = (need: RawNeed): string[] => [
  ...new Set(need.services.map((item) => (typeof item === 'string' ? item : item.service))),
]

/** What the need says itself stands; a service of it that has no line in its plan gets the course's. */
function withCourse(need: RawNeed, course: RawCourse, firstSteps: Readonly<Record<string, RawFirstStep>>): RawNeed {
  const { ways, goals, outcomes, competences, starts } = course
  const own = (need.plan ?? []).map((line) => ({ stepUp: course.stepUp, ...line }))
  const lines = servicesOf(need).flatMap((service): RawPlanLine[] => {
    const step = firstSteps[service]
    return step === undefined || own.some((line) => line.service === service) ? [] : [toLine(service, step, course)]
  })
  return { ways, goals, outcomes, competences, starts, ...need, plan: [...own, ...lines] }
}

const toLine = (service: string, step: RawFirstStep, course: RawCourse): RawPlanLine => ({
  service,
  what: step.what,
  meanwhile: course.meanwhile,
  watchFor: course.watchFor,
  followUpDays: step.followUpDays,
  stepUp: course.stepUp,
})
