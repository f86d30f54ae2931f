import { z } from 'zod'
import { momentOf } from './moment-of.ts'
import { scenarioSchema, type Scenario } from './scenario.ts'

/** A scenario that cannot be played, and why. */
export class Refused {
  readonly id: string
  readonly problem: string
  constructor(id: string, problem: string) {
    this.id = id
    this.problem = problem
  }
}
/** By what it is, never by its keys: a scenario may have a key of any name. */
export const isRefused = (one: Scenario | Refused): one is Refused => one instanceof Refused
export const isPlayable = (one: Scenario | Refused): one is Scenario => !isRefused(one)

const fileSchema = z.union([
  z.array(z.unknown()),
  z.looseObject({ scenarios: z.array(z.unknown()) }).transform(({ scenarios }) => scenarios),
  // One contact alone.
  z
    .looseObject({})
    .refine((one) => 'contact_time' in one || 'message' in one)
    .transform((one): unknown[] => [one]),
])

/**
 * The scenarios of a file as they came and in its order: a list, an object that has one under `scenarios`, or one alone.
 *
 * @throws RangeError  in words that can be shown, when the text holds no scenarios at all
 */
export function listScenarios(text: string): readonly unknown[] {
  const listed = fileSchema.safeParse(parse(text.replace(/^\uFEFF/, '')))
  if (!listed.success || listed.data.length === 0) throw new RangeError('holds no scenarios')
  return listed.data
}

/**
 * The scenarios of a file that can be played. A scenario without a name gets its place, `#3`.
 *
 * @throws RangeError  in words that can be shown, when the text holds no scenarios at all
 */
export function readScenarios(text: string): (Scenario | Refused)[] {
  return listScenarios(text).map(readScenario)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    // Its own words quote the file; where it broke is enough.
    const place = /line \d+ column \d+/.exec(error instanceof Error ? error.message : '')?.[0]
    throw new RangeError(place === undefined ? 'is no whole JSON' : `is no JSON: see ${place}`, { cause: error })
  }
}

function readScenario(value: unknown, index: number): Scenario | Refused {
  const place = `#${String(index + 1)}`
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return new Refused(place, 'not a scenario: no object')
  const named = scenarioSchema.shape.id.safeParse((value as { id?: unknown }).id)
  const id = named.success && named.data !== '' ? named.data : place
  const read = scenarioSchema.safeParse({ ...value, id })
  if (!read.success) return new Refused(id, `not a scenario: ${read.error.issues.map(whatIsWrong).join(', ')}`)
  try {
    momentOf(read.data)
    return read.data
  } catch (error) {
    return new Refused(id, `not a scenario: ${error instanceof RangeError ? error.message : 'contact_time'}`)
  }
}

/** A key that is missing or of no use by its name; one of which we say what it may be, with those words. */
const whatIsWrong = ({ path, code, message }: z.core.$ZodIssue) =>
  [path.join('.'), ...(code === 'invalid_union' ? [message] : [])].join(' ')
