import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileLaw } from '@luukku/domain/law'
import { readLawSettings, readSchoolCalendars, type CountyLaw } from '../modules/law/index.ts'
import { readLawFolder } from './law-files.ts'

/** How much was read and is in order. */
export interface CheckedLaw {
  readonly rules: number
  readonly exceptions: number
  readonly counties: number
  /** Municipalities with a school calendar. */
  readonly schools: number
}

/**
 * Reads everything that stops a server's start when it is wrong: the statutes, and of each county its promises, its choices
 * among the interpretations and its school calendars.
 *
 * @param lawFolder       the statutes
 * @param instancesFolder a folder for each county
 * @throws LawDataError when a file is wrong; Error, naming the county, when a choice is
 */
export function checkLaw(lawFolder: string, instancesFolder: string): CheckedLaw {
  const statutes = readLawFolder(lawFolder)
  const law = compileLaw(statutes)
  const counties = readdirSync(instancesFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  let schools = 0
  for (const { name } of counties) {
    const folder = join(instancesFolder, name)
    const shownAs = `instances/${name}`
    compileLaw([...statutes, ...readLawFolder(folder, shownAs)], choicesOf(folder, shownAs))
    schools += readSchoolCalendars(folder, shownAs).size
  }
  return { rules: law.rules.length, exceptions: law.exceptions.size, counties: counties.length, schools }
}

function choicesOf(folder: string, shownAs: string): ReturnType<typeof readLawSettings> {
  const file = join(folder, 'settings.json')
  if (!existsSync(file)) return {}
  const { settings } = JSON.parse(readFileSync(file, 'utf8')) as { settings?: CountyLaw['settings'] }
  try {
    return readLawSettings(settings ?? {})
  } catch (error) {
    throw new Error(`${shownAs}/settings.json: ${error instanceof Error ? error.message : 'cannot be read'}`, {
      cause: error,
    })
  }
}
