import type { LocalText, RawModel } from '../guidance/index.ts'

/** A value of one field before and after, as it stands in the file; who shows it puts its codes in words. */
export type FieldChange =
  | { readonly kind: 'value'; readonly field: string; readonly before?: unknown; readonly after?: unknown }
  | {
      readonly kind: 'list'
      readonly field: string
      readonly added: readonly unknown[]
      readonly removed: readonly unknown[]
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
  /** The change touches how urgent somebody is held to be, a danger or a duty to weigh: read these first. */
  readonly touchesUrgency: boolean
}

/** Fields that decide the class, the 112 call, what clears them or a duty to weigh; of a red flag every field does. */
const urgent = new RegExp(
  `^(${[
    'class|cleared|clearedBy|clearedIf|when|if|unless|from|call112|absorbs|yields|instead|redFlag|ruleOut',
    'hypothetical|past|negated|explains|clearedByAnswers|answersOutweighWords|act|ofMinor|ofPerson|onePerson',
    'childProtection|socialUrgency|worryNotice|ownWorker|specialSupport|safeContact|permission|humanReview',
  ].join('|')})\\b`,
)

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
    const fields = changedFields(was ?? {}, is ?? {}, '')
    if (fields.length === 0) return []
    const what = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed'
    const wholeNeed = part === 'need' && what !== 'changed'
    return [
      { ...named, what, fields, touchesUrgency: flag || wholeNeed || fields.some(({ field }) => urgent.test(field)) },
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
  if (same(before, after)) return []
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
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
  ]
}

/** Items that name what they are about (a plan line its service) are compared field by field; others come and go whole. */
function changedList(field: string, before: readonly unknown[], after: readonly unknown[]): FieldChange[] {
  const both = [...before, ...after]
  if (!both.some(isPart) || both.every(isText)) return changedItems(field, before, after)
  const was = before.map(asPart)
  const is = after.map(asPart)
  const keyed = [...was, ...is].every((item) => keyOf(item) !== undefined)
  return keyed ? changedKeyed(field, was, is) : changedInTurn(field, was, is)
}

/** A service with a weight or a condition stands among plain codes. */
const asPart = (item: unknown): Part => (isPart(item) ? item : { service: item })

function keyOf(item: Part): string | undefined {
  const key = item['service'] ?? item['id'] ?? item['value']
  return typeof key === 'string' ? key : undefined
}

function changedKeyed(field: string, before: readonly Part[], after: readonly Part[]): FieldChange[] {
  const by = (list: readonly Part[]) =>
    Object.fromEntries(list.map(({ service: _s, id: _i, ...rest }, n) => [keyOf(list[n] ?? {}) ?? '', rest]))
  const keys = (list: readonly Part[]) => list.map((item) => keyOf(item) ?? '')
  return [...changedItems(field, keys(before), keys(after)), ...changedFields(by(before), by(after), field)]
}

/** Parts without a name of their own: those that stay are left out, the others are held against each other in their turn. */
function changedInTurn(field: string, before: readonly Part[], after: readonly Part[]): FieldChange[] {
  const [was, is] = withoutShared(before, after)
  return Array.from({ length: Math.max(was.length, is.length) }, (_, n) =>
    changedFields(was[n] ?? {}, is[n] ?? {}, `${field}.${String(placeOf(after, is[n]) || placeOf(before, was[n]))}`),
  ).flat()
}

const placeOf = (list: readonly Part[], item: Part | undefined) => (item === undefined ? 0 : list.indexOf(item) + 1)

function changedItems(field: string, before: readonly unknown[], after: readonly unknown[]): FieldChange[] {
  const [was, is] = withoutShared(before, after)
  // The same text in one language and another in the next is one text that was changed.
  const pairs = was.flatMap((one) => {
    const other = is.find((item) => isText(one) && isText(item) && (one.fi === item.fi || one.sv === item.sv))
    return isText(one) && isText(other) ? [{ one, other }] : []
  })
  const removed = was.filter((item) => !pairs.some(({ one }) => one === item))
  const added = is.filter((item) => !pairs.some(({ other }) => other === item))
  const [old, young] = [sharedOrder(before, after), sharedOrder(after, before)]
  return [
    ...pairs.map(({ one, other }): FieldChange => ({ kind: 'text', field, before: one, after: other })),
    ...(added.length + removed.length === 0 ? [] : [{ kind: 'list' as const, field, added, removed }]),
    // The order of services is their weight.
    ...(same(old, young) ? [] : [{ kind: 'value' as const, field: `${field}.order`, before: old, after: young }]),
  ]
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

const withoutShared = <Item>(before: readonly Item[], after: readonly Item[]): [Item[], Item[]] => [
  before.filter((item) => !after.some((other) => same(item, other))),
  after.filter((item) => !before.some((other) => same(item, other))),
]

const sharedOrder = (list: readonly unknown[], other: readonly unknown[]) =>
  list.filter((item) => other.some((one) => same(one, item)))

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as readonly unknown[]) : value === undefined ? [] : [value]

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value)

const isText = (value: unknown): value is LocalText => isPart(value) && typeof value['fi'] === 'string'
