import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  compileLaw,
  readSetting,
  settingNames,
  type LawFile,
  type LawInForce,
  type LawSettings,
  type SettingName,
} from '@luukku/domain/law'

const root = join(import.meta.dirname, '../../../../..')

/** The statutes of the installation, beside `apps/` and `packages/`. */
export const lawFolder = join(root, 'law')

/** What counties decide, a folder each. */
export const instancesFolder = join(root, 'instances')

const promisesFolder = (countyId: string) => join(instancesFolder, countyId)

let statutes: readonly LawFile[] | undefined
const compiled = new Map<string, LawInForce>()

/** What a county has chosen of the interpretations, as its settings write it. */
export interface CountyLaw {
  readonly id: string
  readonly settings: {
    readonly officeHours?: { readonly open: string; readonly close: string }
    readonly law?: Readonly<Record<string, unknown>>
  }
}

/**
 * The law as one county reads it: the statutes, its own tighter promises (`instances/COUNTY/*.law`) and its choices among
 * the interpretations. Read and compiled once for each set of choices.
 *
 * @throws LawDataError when a file is wrong; Error when a setting is: nothing runs on half a law
 */
export function lawOf({ id, settings }: CountyLaw): LawInForce {
  const key = JSON.stringify([id, settings.officeHours ?? null, settings.law ?? null])
  const known = compiled.get(key)
  if (known !== undefined) return known
  const law = compileLaw(lawFilesOf(id), readLawSettings(settings))
  compiled.set(key, law)
  return law
}

/** The files of a county's law: the statutes and its own promises. */
export const lawFilesOf = (countyId: string): readonly LawFile[] => [...readStatutes(), ...readPromises(countyId)]

/** The statutes with the documented default of every interpretation. */
export function getLaw(): LawInForce {
  return lawOf({ id: '', settings: {} })
}

/**
 * A county's choices among the interpretations.
 *
 * @throws Error when it names one that is not, or a choice that is none
 */
export function readLawSettings({ officeHours, law }: CountyLaw['settings']): Partial<LawSettings> {
  const own: Partial<Record<SettingName, LawSettings[SettingName]>> = {}
  if (officeHours !== undefined) own.officeHours = readOne('officeHours', `${officeHours.open}-${officeHours.close}`)
  for (const [name, value] of Object.entries(law ?? {})) {
    const known = settingNames.find((one) => one === name)
    if (known === undefined) throw new Error(`the county's settings name no known interpretation: law.${name}`)
    own[known] = readOne(known, value)
  }
  return own as Partial<LawSettings>
}

function readOne(name: SettingName, value: unknown): LawSettings[SettingName] {
  const read = typeof value === 'string' ? readSetting(name, value) : undefined
  if (read === undefined)
    throw new Error(`the county's setting ${name} is not one of the choices of law/interpretations.law`)
  return read
}

const readStatutes = (): readonly LawFile[] => (statutes ??= readFiles(lawFolder, 'law'))

function readPromises(countyId: string): readonly LawFile[] {
  const folder = promisesFolder(countyId)
  return countyId === '' || !existsSync(folder) ? [] : readFiles(folder, `instances/${countyId}`)
}

const readFiles = (folder: string, shownAs: string): readonly LawFile[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.law'))
    .sort()
    .map((name) => ({ path: `${shownAs}/${name}`, text: readFileSync(join(folder, name), 'utf8') }))
