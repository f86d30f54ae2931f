import { languages } from './languages.ts'

/** A language added as a file: some texts of the resident's pages by their key. The rest are shown in Finnish. */
export interface AddedLanguage {
  /** ISO 639-3 or 639-1, as `smn` (Inari Sámi) and `sms` (Skolt Sámi). */
  readonly code: string
  /** The language's name in itself, as the language menu shows it. */
  readonly name: string
  /** Keys whose text a speaker has read; every other one stays unchecked, and texts on safety come with the Finnish one. */
  readonly checked: readonly string[]
  readonly texts: Readonly<Record<string, string>>
}

/** What is wrong with a file, named so that whoever writes it finds the place. */
export class AddedLanguageError extends Error {
  constructor(file: string, reason: string) {
    super(`${file}: ${reason}`)
    this.name = 'AddedLanguageError'
  }
}

/**
 * Reads one file of an added language, `{ "code", "name", "checked", "texts": { KEY: TEXT } }`.
 *
 * @param finnish  the texts whose keys may be given: places (`{day}`) must be the same
 * @throws AddedLanguageError with the file and the key: an unknown key, another place, a code that is already there
 */
export function readAddedLanguage(
  file: string,
  text: string,
  finnish: Readonly<Record<string, string>>,
): AddedLanguage {
  const fail = (reason: string) => new AddedLanguageError(file, reason)
  let read: Partial<Record<keyof AddedLanguage, unknown>>
  try {
    read = JSON.parse(text) as typeof read
  } catch (error) {
    throw fail(`is not JSON: ${error instanceof Error ? error.message : 'unreadable'}`)
  }
  const { code, name, checked = [], texts } = read
  if (typeof code !== 'string' || !/^[a-z]{2,3}$/.test(code)) throw fail('"code" is two or three small letters')
  if ((languages as readonly string[]).includes(code)) throw fail(`"${code}" is a language that is there already`)
  if (typeof name !== 'string' || name.trim() === '') throw fail('"name" is the language’s own name for itself')
  if (typeof texts !== 'object' || texts === null) throw fail('"texts" holds the texts by their key')
  if (!Array.isArray(checked)) throw fail('"checked" is a list of keys')
  for (const [key, one] of Object.entries(texts)) {
    const master = finnish[key]
    if (master === undefined) throw fail(`no text has the key "${key}"`)
    if (typeof one !== 'string' || one.trim() === '') throw fail(`the text of "${key}" is empty`)
    if (placesIn(one) !== placesIn(master))
      throw fail(`the text of "${key}" must have the places ${placesIn(master) || '(none)'}`)
  }
  for (const key of checked)
    if (!(String(key) in texts)) throw fail(`"checked" names "${String(key)}", which has no text`)
  return { code, name, checked: checked.map(String), texts: texts as Record<string, string> }
}

const placesIn = (text: string) =>
  [...text.matchAll(/\{\w+\}/g)]
    .map(([place]) => place)
    .sort()
    .join(' ')
