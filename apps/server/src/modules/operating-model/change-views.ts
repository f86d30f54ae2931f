import type { LocalText, PartChangeView } from '@luukku/contract'
import type { GuidanceModels, RawModel } from '@luukku/domain/guidance'
import type { LawInForce } from '@luukku/domain/law'
import { compareModels, type FieldChange, type PartChange } from '@luukku/domain/operating-model'
import { joinTexts } from '@luukku/i18n/data/data-text'
import { modelValues, yesNo } from '@luukku/i18n/data/model-values'
import { serviceNameText } from '@luukku/i18n/data/service-names'
import { conditionText } from './condition-text.ts'

type FieldView = PartChangeView['fields'][number]
type Word = string | LocalText
type Naming = (code: string) => LocalText | undefined

const conditions = new Set(['when', 'if', 'from', 'clearedIf', 'answers', 'clearedByAnswers'])

/** What differs between two versions, as a nurse reads it: conditions as sentences, and the names of codes for them. */
export function toChangeViews(
  before: RawModel,
  after: RawModel,
  known: { readonly models: GuidanceModels; readonly law: LawInForce },
): PartChangeView[] {
  const words = wordsOf(before, after, known)
  return compareModels(before, after).map((change) => ({
    ...change,
    ...titleOf(change, before, after, words),
    fields: change.fields.map((field) => toField(field, words)),
  }))
}

interface Words {
  /** What the codes of a field stand for. */
  readonly naming: (field: string) => Naming | undefined
  readonly condition: (source: string) => LocalText
  /** Whatever a step of a field's path names: a service of a plan line, a source. */
  readonly step: Naming
}

function wordsOf(
  before: RawModel,
  after: RawModel,
  { models, law }: { readonly models: GuidanceModels; readonly law: LawInForce },
): Words {
  const fact: Naming = (id) => (after.facts?.[id] ?? before.facts?.[id] ?? models.facts.get(id)?.raw)?.label
  const service: Naming = (code) => {
    const found = models.common.services[code]
    return found === undefined ? undefined : serviceNameText(code, found.name)
  }
  const need: Naming = (id) =>
    (after.needs?.[id] ?? before.needs?.[id] ?? models.needs.find((one) => one.id === id)?.raw)?.title
  const limit: Naming = (id) => law.rules.find((rule) => rule.id === id)?.title as LocalText | undefined
  const byField: Readonly<Record<string, Naming>> = {
    ...Object.fromEntries(['unless', 'clearedBy', 'ask', 'ruleOut', 'askAfter'].map((field) => [field, fact])),
    ...Object.fromEntries(['services', 'alternatives', 'plan', 'service'].map((field) => [field, service])),
    professionals: (code) => models.common.professionals[code],
    absorbs: need,
    starts: limit,
  }
  return {
    naming: (field) => byField[field] ?? ((code) => modelValues[field]?.[code]),
    condition: (source) => conditionText(source, fact),
    step: service,
  }
}

/** A rule without a reason is known by when it holds. */
function titleOf(change: PartChange, before: RawModel, after: RawModel, words: Words): { title?: LocalText } {
  if (change.part !== 'rule' || change.title !== undefined) return {}
  const rule = [...(after.rules ?? []), ...(before.rules ?? [])].find(({ id }) => id === change.id)
  return rule === undefined ? {} : { title: words.condition(rule.if) }
}

function toField(change: FieldChange, words: Words): FieldView {
  const path = change.field.split('.')
  // `services.order` holds the codes of `services`, and `outcomes.1.atDays` days.
  const own = path.at(-1) === 'order' ? path.at(-2) : path.at(-1)
  const word = (value: unknown) => wordOf(value, own ?? '', words)
  const common = { field: change.field, steps: path.map((step) => words.step(step) ?? step) }
  if (change.kind === 'text')
    return {
      kind: 'text',
      ...common,
      ...(change.before === undefined ? {} : { before: change.before }),
      ...(change.after === undefined ? {} : { after: change.after }),
    }
  if (change.kind === 'list')
    return { kind: 'list', ...common, added: change.added.map(word), removed: change.removed.map(word) }
  return {
    kind: 'value',
    ...common,
    ...(change.before === undefined ? {} : { before: word(change.before) }),
    ...(change.after === undefined ? {} : { after: word(change.after) }),
  }
}

function wordOf(value: unknown, field: string, words: Words): Word {
  if (isText(value)) return value
  if (Array.isArray(value)) return joinTexts(value.map((one) => inEachLanguage(wordOf(one, field, words))))
  if (typeof value === 'boolean') return yesNo[value ? 'true' : 'false']
  if (typeof value !== 'string') return typeof value === 'number' ? String(value) : JSON.stringify(value)
  return conditions.has(field) ? words.condition(value) : (words.naming(field)?.(value) ?? value)
}

const inEachLanguage = (word: Word): LocalText => (typeof word === 'string' ? { fi: word, sv: word, en: word } : word)

const isText = (value: unknown): value is LocalText =>
  typeof value === 'object' && value !== null && typeof (value as Record<string, unknown>)['fi'] === 'string'
