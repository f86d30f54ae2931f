import { readerOf } from './block-reader.ts'
import type { Block } from './blocks.ts'
import type { ProblemSink } from './law-data-error.ts'
import { settingNames } from './setting-names.ts'
import type { Confidence, LawSettings, LawText, SettingName } from './types.ts'

/** A documented interpretation: its default, the choices, what it touches and why. */
export interface Interpretation {
  readonly name: SettingName
  readonly file: string
  readonly line: number
  readonly title: LawText
  readonly defaultValue: string
  readonly choices: string
  readonly touches: LawText
  readonly why: LawText
  readonly confidence: Confidence
}

const keys: ReadonlySet<string> = new Set([
  ...['default', 'choices', 'title fi', 'title sv', 'title en', 'title se', 'confidence'],
  ...['touches fi', 'touches sv', 'touches en', 'touches se'],
  ...['why fi', 'why sv', 'why en', 'why se'],
])

/** Reads one `interpretation` block; undefined when its name is not known. */
export function readInterpretation(block: Block, problems: ProblemSink): Interpretation | undefined {
  const reader = readerOf(block, keys, problems)
  const name = settingNames.find((known) => known === block.id)
  const value = reader.required('default')
  const interpretation = {
    file: block.file,
    line: block.line,
    title: reader.text('title'),
    defaultValue: value.value,
    choices: reader.required('choices').value,
    touches: reader.text('touches'),
    why: reader.text('why'),
    confidence: reader.confidence(),
  }
  if (name === undefined) {
    reader.problem(block.line, 'no such interpretation')
    return undefined
  }
  if (readSetting(name, value.value) === undefined)
    reader.problem(value.line, `"${value.value}" is not one of the choices`)
  return { name, ...interpretation }
}

/** The settings that all interpretations give by default, and a county's own on top. */
export function settingsFrom(
  interpretations: readonly Interpretation[],
  own: Partial<LawSettings>,
): Partial<LawSettings> {
  const defaults = interpretations.map(({ name, defaultValue }) => [name, readSetting(name, defaultValue)])
  return { ...(Object.fromEntries(defaults) as Partial<LawSettings>), ...own }
}

/**
 * Reads one setting as the files and a county's settings write it.
 *
 * @returns undefined when the value is not one of the choices
 */
export function readSetting(name: SettingName, value: string): LawSettings[SettingName] | undefined {
  if (name === 'officeHours') {
    const match = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/.exec(value)
    const [open = '', close = ''] = value.split('-')
    return match !== null && open < close ? { open, close } : undefined
  }
  if (name === 'eveIsWorkingDay') return value === 'yes' ? true : value === 'no' ? false : undefined
  return choices[name].find((choice) => choice === value)
}

/** A setting as the files write it: `08:00-16:00`, `yes`, `reached`. */
export function settingText(settings: LawSettings, name: SettingName): string {
  const value = settings[name]
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'string' ? value : `${value.open}-${value.close}`
}

const choices = {
  rollForward: ['marked', 'all'],
  overAge: ['reached', 'passed'],
  therapyAgeAt: ['needEstablished', 'contact'],
  transition: ['selector', 'firstEvent'],
  leapBirthday: ['02-28', '03-01'],
  laterOfTwo: ['later', 'earlier'],
} as const
