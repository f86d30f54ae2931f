import type { LocalText, RawModel } from '../guidance/index.ts'

/** A value of one field before and after, as it stands in the file. */
export type FieldChange =
  | { readonly kind: 'value'; readonly field: string; readonly before?: string; readonly after?: string }
  | {
      readonly kind: 'list'
      readonly field: string
      readonly added: readonly string[]
      readonly removed: readonly string[]
    }
  | { readonly kind: 'text'; readonly field: string; readonly before?: LocalText; readonly after?: LocalText }

/** One thing of the model that is not as it was: a need, a fact, a rule or the model itself. */
export interface PartChange {
  readonly part: 'model' | 'need' | 'fact' | 'rule'
  readonly id: string
  /** Its name in words; a rule has only its reason. */
  readonly title?: LocalText
  readonly what: 'added' | 'removed' | 'changed'
  readonly fields: readonly FieldChange[]
  /** The change touches how urgent somebody is held to be, or a danger: read these first. */
  readonly touchesUrgency: boolean
}

/** Fields that decide the class, the 112 call or what clears them; of a red flag every field does. */
const urgent =
  /^(class|cleared|clearedBy|clearedIf|when|if|call112|absorbs|redFlag|hypothetical|past|negated|childProtection|socialUrgency|clearedByAnswers|answersOutweighWords)\b/

/**
 * Two versions of a model beside each other. Nothing that differs is left out: a field this function does not know is
 * compared as it stands. What touches urgency comes first.
 */
export function compareModels(before: RawModel, after: RawModel): PartChange[] {
  const changes = [
    ...changedParts('need', before.needs ?? {}, after.needs ?? {}),
    ...changedParts('rule', rulesById(before), rulesById(after)),
    ...changedParts('fact', before.facts ?? {}, after.facts ?? {}),
    ...changedModel(before, after),
  ]
  return [...changes.filter((one) => one.touchesUrgency), ...changes.filter((one) => !one.touchesUrgency)]
}

type Part = Readonly<Record<string, unknown>>
type Parts = Readonly<Record<string, object>>

const rulesById = (model: RawModel): Parts => Object.fromEntries((model.rules ?? []).map((rule) => [rule.id, rule]))

function changedModel(before: RawModel, after: RawModel): PartChange[] {
  const { needs: _n, facts: _f, rules: _r, name: _name, status: _s, ...own } = before
  const { needs: _n2, facts: _f2, rules: _r2, name: _name2, status: _s2, ...other } = after
  const fields = changedFields(own, other, '')
  if (fields.length === 0) return []
  return [{ part: 'model', id: after.name, title: after.title, what: 'changed', fields, touchesUrgency: false }]
}

function changedParts(part: 'need' | 'fact' | 'rule', before: Parts, after: Parts): PartChange[] {
  const ids = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return ids.flatMap((id): PartChange[] => {
    const was = before[id] as Part | undefined
    const is = after[id] as Part | undefined
    const title = titleOf(is ?? was)
    const named = { part, id, ...(title === undefined ? {} : { title }) }
    const flag = was?.['redFlag'] === true || is?.['redFlag'] === true
    if (was === undefined || is === undefined) {
      const whole = is ?? was ?? {}
      return [
        {
          ...named,
          what: was === undefined ? 'added' : 'removed',
          fields: was === undefined ? changedFields({}, whole, '') : changedFields(whole, {}, ''),
          touchesUrgency: flag || part === 'need' || 'class' in whole || 'call112' in whole,
        },
      ]
    }
    const fields = changedFields(was, is, '')
    if (fields.length === 0) return []
    return [
      { ...named, what: 'changed', fields, touchesUrgency: flag || fields.some(({ field }) => urgent.test(field)) },
    ]
  })
}

function titleOf(part: Part | undefined): LocalText | undefined {
  const title = part?.['title'] ?? part?.['label'] ?? part?.['why']
  return isText(title) ? title : undefined
}

function changedFields(before: Part, after: Part, path: string): FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names.flatMap((name) => changedField(path === '' ? name : `${path}.${name}`, before[name], after[name]))
}

function changedField(field: string, before: unknown, after: unknown): FieldChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  if (isText(before) || isText(after))
    return [
      {
        kind: 'text',
        field,
        ...(isText(before) ? { before } : {}),
        ...(isText(after) ? { after } : {}),
      },
    ]
  if (Array.isArray(before) || Array.isArray(after)) return changedList(field, listOf(before), listOf(after))
  if (isPart(before) || isPart(after))
    return changedFields(isPart(before) ? before : {}, isPart(after) ? after : {}, field)
  return [
    {
      kind: 'value',
      field,
      ...(before === undefined ? {} : { before: wordOf(before) }),
      ...(after === undefined ? {} : { after: wordOf(after) }),
    },
  ]
}

/** Items that name what they are about (a plan line its service) are compared field by field; others come and go whole. */
function changedList(field: string, before: readonly unknown[], after: readonly unknown[]): FieldChange[] {
  const key = (item: unknown) => (isPart(item) ? (item['service'] ?? item['id']) : undefined)
  const keyed = [...before, ...after].every((item) => typeof key(item) === 'string')
  if (keyed) {
    const by = (list: readonly unknown[]) => Object.fromEntries(list.map((item) => [String(key(item)), item as Part]))
    return changedFields(by(before), by(after), field)
  }
  const was = before.map(wordOf)
  const is = after.map(wordOf)
  const added = is.filter((item) => !was.includes(item))
  const removed = was.filter((item) => !is.includes(item))
  if (added.length > 0 || removed.length > 0) return [{ kind: 'list', field, added, removed }]
  // The same items in another order: the order of services is their weight.
  return [{ kind: 'value', field, before: was.join(', '), after: is.join(', ') }]
}

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as readonly unknown[]) : value === undefined ? [] : [value]

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value)

const isText = (value: unknown): value is LocalText => isPart(value) && typeof value['fi'] === 'string'

function wordOf(value: unknown): string {
  if (isText(value)) return value.fi
  return typeof value === 'string' ? value : JSON.stringify(value)
}
