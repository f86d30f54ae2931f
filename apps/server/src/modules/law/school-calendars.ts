import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LawDataError, type LawDataProblem, type SchoolCalendar } from '@luukku/domain/law'
import { isLocalDate, toEpochDay, toLocalDate } from '@luukku/domain/time'
import { z } from 'zod'
import { instancesFolder } from './load-law.ts'

const fileSchema = z.strictObject({
  /** Where the days come from, for whoever keeps them. */
  source: z.string().min(1),
  calendars: z.array(
    z.strictObject({
      municipality: z.string().regex(/^\d{3}$/),
      knownFrom: z.string(),
      knownUntil: z.string(),
      closed: z.array(z.strictObject({ from: z.string(), to: z.string(), why: z.string().optional() })),
    }),
  ),
})
const municipalitiesSchema = z.object({ municipalities: z.array(z.object({ code: z.string() })) })

const read = new Map<string, ReadonlyMap<string, SchoolCalendar>>()

/**
 * When the schools of the county's municipalities are closed (`instances/COUNTY/school-calendars.json`), by municipality. A
 * county without the file knows none, and the dates say so. Read once.
 *
 * @throws LawDataError with every problem found: nothing is counted by half a calendar
 */
export function schoolCalendarsOf(countyId: string): ReadonlyMap<string, SchoolCalendar> {
  const known = read.get(countyId)
  if (known !== undefined) return known
  const calendars = readSchoolCalendars(join(instancesFolder, countyId), `instances/${countyId}`)
  read.set(countyId, calendars)
  return calendars
}

/** @param shownAs what the folder is called in messages */
export function readSchoolCalendars(folder: string, shownAs: string): ReadonlyMap<string, SchoolCalendar> {
  const path = join(folder, 'school-calendars.json')
  if (!existsSync(path)) return new Map()
  const text = readFileSync(path, 'utf8')
  const file = `${shownAs}/school-calendars.json`
  const fail = (problems: readonly LawDataProblem[]) => new LawDataError(problems)
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch (error) {
    throw fail([{ file, line: 0, reason: `it is no JSON: ${error instanceof Error ? error.message : ''}` }])
  }
  const parsed = fileSchema.safeParse(content)
  if (!parsed.success)
    throw fail(
      parsed.error.issues.map(({ path: place, message }) => ({
        file,
        line: 0,
        reason: `${place.join('.')}: ${message}`,
      })),
    )
  const problems: LawDataProblem[] = []
  const codes = municipalitiesIn(folder)
  const seen = new Set<string>()
  const calendars = parsed.data.calendars.map((one) => {
    const problem = (reason: string, near: string = one.municipality) =>
      problems.push({ file, line: lineOf(text, near), reason: `schools of ${one.municipality}: ${reason}` })
    if (seen.has(one.municipality)) problem('given twice')
    seen.add(one.municipality)
    if (codes !== undefined && !codes.has(one.municipality)) problem('no municipality of the county')
    checkSpan(one.knownFrom, one.knownUntil, (reason) => problem(reason, one.knownFrom))
    for (const { from, to } of one.closed) {
      checkSpan(from, to, (reason) => problem(reason, from))
      if (from < one.knownFrom || to > one.knownUntil) problem(`${from}-${to} is outside the days that are known`, from)
    }
    return one
  })
  if (problems.length > 0) throw fail(problems)
  return new Map(
    calendars.map((one) => [
      one.municipality,
      {
        municipality: one.municipality,
        knownFrom: toLocalDate(one.knownFrom),
        knownUntil: toLocalDate(one.knownUntil),
        closed: one.closed.map(({ from, to }) => `${from}/${to}`),
      },
    ]),
  )
}

function checkSpan(from: string, to: string, problem: (reason: string) => void): void {
  if (!isLocalDate(from) || !isLocalDate(to)) problem(`${from}-${to}: a day is written 2026-10-19`)
  else if (toEpochDay(to) < toEpochDay(from)) problem(`${from}-${to} ends before it begins`)
}

function municipalitiesIn(folder: string): ReadonlySet<string> | undefined {
  const path = join(folder, 'municipalities.json')
  if (!existsSync(path)) return undefined
  const { municipalities } = municipalitiesSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  return new Set(municipalities.map(({ code }) => code))
}

/** 1-based line of the first place that names it. */
const lineOf = (text: string, near: string) => text.slice(0, Math.max(0, text.indexOf(`"${near}"`))).split('\n').length
