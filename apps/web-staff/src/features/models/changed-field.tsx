import type { LocalText, PartChangeView } from '@luukku/contract'
import { hasStaffText, type StaffKey } from '@luukku/i18n/staff/texts'
import { languageName } from '../../shared/language-name.ts'
import { useLanguage, type Language } from '../../shared/language.tsx'

type Field = PartChangeView['fields'][number]
type Word = string | LocalText

/** One field of a part as a sentence; a text that differs in other languages than the reader's, in each of those. */
export function ChangedField({ field }: { field: Field }) {
  const language = useLanguage()
  if (field.kind !== 'text') return sentence(field, language)
  const { before, after } = field
  const name = fieldName(field.steps, language)
  if (before === undefined || after === undefined)
    return valueSentence(name, before && quoted(before, language), after && quoted(after, language), language)
  const differing = (['fi', 'sv', 'en', 'se'] as const).filter((lang) => before[lang] !== after[lang])
  if (differing.length === 1 && differing[0] === language.lang)
    return valueSentence(name, quoted(before, language), quoted(after, language), language)
  return (
    <>
      {name}
      <ul>
        {differing.map((lang) => (
          <li key={lang}>
            {languageName(lang, language.lang)}: <q lang={lang}>{before[lang]}</q> → <q lang={lang}>{after[lang]}</q>
          </li>
        ))}
      </ul>
    </>
  )
}

function sentence(field: Exclude<Field, { kind: 'text' }>, language: Language): string {
  const { t } = language
  const name = fieldName(field.steps, language)
  if (field.kind === 'value')
    return valueSentence(name, shown(field.before, language), shown(field.after, language), language)
  const items = (words: readonly Word[]) => words.map((word) => quoted(word, language)).join(', ')
  return [
    ...(field.added.length === 0 ? [] : [t('model.changeAdded', { field: name, items: items(field.added) })]),
    ...(field.removed.length === 0 ? [] : [t('model.changeRemoved', { field: name, items: items(field.removed) })]),
  ].join('; ')
}

function valueSentence(
  field: string,
  before: string | undefined,
  after: string | undefined,
  { t }: Pick<Language, 't'>,
): string {
  if (before === undefined) return t('model.changeNew', { field, after: after ?? '' })
  if (after === undefined) return t('model.changeGone', { field, before })
  return t('model.changeValue', { field, before, after })
}

const shown = (word: Word | undefined, { local }: Language) =>
  word === undefined || typeof word === 'string' ? word : local(word)

const quoted = (word: Word, language: Language) => `”${shown(word, language) ?? ''}”`

/** `plan / Physiotherapy / follow-up`: each step in words where it has one. */
function fieldName(steps: readonly Word[], { t, local, lang }: Language): string {
  return steps
    .map((step) => {
      if (typeof step !== 'string') return local(step)
      if (isLanguageCode(step)) return languageName(step, lang)
      return isKnown(step) ? t(`model.field.${step}`) : step
    })
    .join(' / ')
}

const isLanguageCode = (step: string) => ['fi', 'sv', 'en', 'se'].includes(step)

type Known = Extract<StaffKey, `model.field.${string}`> extends `model.field.${infer Name}` ? Name : never

const isKnown = (step: string): step is Known => hasStaffText(`model.field.${step}`)
