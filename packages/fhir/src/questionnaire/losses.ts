import { extensionUrls, type FhirExtension, type FhirItem, type FhirQuestionnaire } from './fhir-questionnaire.ts'

/** What a resource says of itself that changes no question: its bookkeeping. */
const bookkeeping = ['resourceType', 'id', 'meta', 'text', 'url', 'identifier', 'name', 'status', 'date', 'publisher']
const readOfResource = new Set([
  ...bookkeeping,
  ...['version', 'language', 'title', '_title', 'description', '_description', 'copyright', 'subjectType'],
  ...['extension', 'item'],
])
const readOfItem = new Set([
  ...['id', 'linkId', 'type', 'text', '_text', 'required', 'extension', 'item'],
  ...['answerOption', 'enableWhen', 'enableBehavior'],
])
const readOfOption = new Set(['id', 'valueCoding', 'valueString', 'valueInteger', 'extension'])
const readExtensions = new Set<string>([...Object.values(extensionUrls), 'help'])
const languages = ['fi', 'sv', 'en', 'se']

/** Everything of a questionnaire that an instrument has no place for, in words: nothing is lost in silence. */
export function lossesOf(resource: FhirQuestionnaire): string[] {
  return [
    ...unreadKeys('the questionnaire', resource, readOfResource),
    ...unreadExtensions('the questionnaire', resource.extension),
    ...(resource.item ?? []).flatMap(lossesOfItem),
    ...lossesOfLanguage(resource),
  ]
}

function lossesOfItem(item: FhirItem): string[] {
  const { linkId, type, text = '', enableWhen = [], answerOption = [] } = item
  const isGroup = type === 'group'
  return [
    ...(isGroup && text !== '' ? [`${linkId}: the heading «${text}» is not shown`] : []),
    ...(isGroup && enableWhen.length > 0
      ? [`${linkId}: the condition of the group is not read; its items are always asked`]
      : []),
    ...(!isGroup && (item.item ?? []).length > 0 ? [`${linkId}: the items below it are asked as any other`] : []),
    ...(type === 'display' ? [`${linkId}: the text «${text}» is not shown`] : []),
    ...unreadKeys(linkId, item, readOfItem),
    ...unreadExtensions(linkId, item.extension),
    ...answerOption.flatMap((option, n) => unreadKeys(`${linkId}, choice ${String(n + 1)}`, option, readOfOption)),
    ...(item.item ?? []).flatMap(lossesOfItem),
  ]
}

function unreadKeys(where: string, part: object, read: ReadonlySet<string>): string[] {
  return Object.entries(part)
    .filter(([key, value]) => !read.has(key) && value !== false)
    .map(([key]) =>
      key === 'repeats' ? `${where}: one answer is taken, not several` : `${where}: «${key}» is not read`,
    )
}

const unreadExtensions = (where: string, extensions: readonly FhirExtension[] = []): string[] =>
  extensions
    .filter(({ url }) => !readExtensions.has(url))
    .map(({ url }) => `${where}: the extension ${url} is not read`)

/** Texts are kept in four languages; what a language lacks stands in the resource's own. */
function lossesOfLanguage(resource: FhirQuestionnaire): string[] {
  const own = (resource.language ?? 'fi').slice(0, 2)
  const given = new Set([own])
  const collect = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return
    const { url, extension } = part as { url?: unknown; extension?: unknown }
    if (url === extensionUrls.translation && Array.isArray(extension))
      for (const { url: name, valueCode } of extension as FhirExtension[])
        if (name === 'lang' && valueCode !== undefined) given.add(valueCode.slice(0, 2))
    for (const inner of Object.values(part)) collect(inner)
  }
  collect(resource)
  const foreign = [...given].filter((lang) => !languages.includes(lang))
  const missing = ['fi', 'sv', 'en'].filter((lang) => !given.has(lang))
  return [
    ...(foreign.length === 0 ? [] : [`texts in ${foreign.join(', ')}: only fi, sv, en and se are kept`]),
    ...(missing.length === 0 ? [] : [`no texts in ${missing.join(', ')}: those in ${own} stand in their place`]),
  ]
}
