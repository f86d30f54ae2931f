import type { CompiledNeed, CompiledRule, GuidanceModels } from './guidance-models.ts'
import type { LocalText } from './local-text.ts'
import type { Proposal, ProposedHelp, Reason } from './proposal.ts'

export type ElementKind =
  | 'urgency'
  | 'call112'
  | 'service'
  | 'alternative'
  | 'professional'
  | 'segment'
  | 'socialUrgency'
  | 'childProtection'
  | 'worryNotice'
  | 'ownWorker'
  | 'specialSupport'
  | 'permission'
  | 'safeContact'
  | 'interpreter'
  | 'proxy'
  | 'instrument'
  | 'ruleOut'

/** Why an element is there where no single rule asks for it: it follows from the rest of the proposal, or from what was told. */
export type FollowsFrom =
  'both-sides' | 'segment' | 'told' | 'social-need' | 'nothing-more' | 'not-understood' | 'other-needs'

export interface ProposedElement {
  readonly kind: ElementKind
  /** What is proposed: a class, a service, a profession, a fact to rule out. Empty for a duty, which is there or not. */
  readonly code: string
}

export interface ExplainedElement extends ProposedElement {
  readonly reasons: readonly Reason[]
  readonly follows?: FollowsFrom
  /** Which answers would change it, and into what; without `to` it falls away. */
  readonly changes: readonly (ByAnswer & { readonly to?: string })[]
}

export interface ByAnswer {
  readonly factId: string
  readonly label: LocalText
  readonly answer: 'yes' | 'no'
}

export interface ExplainedProposal {
  readonly elements: readonly ExplainedElement[]
  /** What is not proposed now, and an answer would bring. */
  readonly wouldCome: readonly (ProposedElement & ByAnswer)[]
}

/** Of these there is always exactly one: another takes its place. */
const single: readonly ElementKind[] = ['urgency', 'segment', 'socialUrgency']

/**
 * Every element of a proposal with its reasons and with what would change it: each open yes-or-no question is answered both
 * ways, and the proposals are held beside each other.
 *
 * @param repropose  what would be proposed with one answer more (`helpByAnswer`); asked twice for a question
 */
export function explainProposal(
  models: GuidanceModels,
  proposal: Proposal,
  repropose: (answerKey: string, answer: 'yes' | 'no') => ProposedHelp,
): ExplainedProposal {
  const present = elementsOf(proposal)
  const tried = proposal.questions
    .filter(({ kind }) => kind === 'yesNoUnknown')
    .flatMap(({ id, answerKey, text }) =>
      (['yes', 'no'] as const).map((answer) => {
        const label = models.facts.get(id)?.raw.label ?? text
        return { by: { factId: id, label, answer }, elements: elementsOf(repropose(answerKey, answer)) }
      }),
    )
  const explain = reasonsByElement(models, proposal)
  return {
    elements: present.map((element) => ({
      ...element,
      ...explain(element),
      changes: [
        ...tried.flatMap(({ by, elements }) => changeOf(element, by, elements)),
        ...(element.kind === 'urgency' ? notAsked(proposal) : []),
      ],
    })),
    wouldCome: tried.flatMap(({ by, elements }) =>
      elements
        .filter(({ kind }) => !single.includes(kind) && kind !== 'ruleOut')
        .filter((element) => !present.some((one) => isSame(one, element)))
        .map((element) => ({ ...element, ...by })),
    ),
  }
}

const isSame = (a: ProposedElement, b: ProposedElement) => a.kind === b.kind && a.code === b.code

function changeOf(element: ProposedElement, by: ByAnswer, after: readonly ProposedElement[]) {
  // What is to be ruled out is ruled out, or found, by its own question alone.
  if (element.kind === 'ruleOut' || after.some((one) => isSame(one, element))) return []
  const other = single.includes(element.kind) ? after.find(({ kind }) => kind === element.kind) : undefined
  return [{ ...by, ...(other === undefined ? {} : { to: other.code }) }]
}

/** What could raise the class beside the questions that are asked now: others wait for their turn. */
const notAsked = ({ whatWouldChange, questions }: Proposal) =>
  whatWouldChange
    .filter(({ factId }) => !questions.some(({ id, kind }) => id === factId && kind === 'yesNoUnknown'))
    .map(({ factId, label, toClass }) => ({ factId, label, answer: 'yes' as const, to: toClass }))

function elementsOf(proposal: ProposedHelp): ProposedElement[] {
  const duty = (kind: ElementKind, isThere: boolean) => (isThere ? [{ kind, code: '' }] : [])
  const each = (kind: ElementKind, codes: readonly string[]) => [...new Set(codes)].map((code) => ({ kind, code }))
  return [
    { kind: 'urgency', code: proposal.urgencyClass },
    ...duty('call112', proposal.call112),
    ...each(
      'service',
      proposal.needs.map(({ service }) => service),
    ),
    ...each('alternative', proposal.alternatives),
    ...each('professional', proposal.professionals),
    { kind: 'segment', code: proposal.segment },
    { kind: 'socialUrgency', code: proposal.socialUrgency },
    ...duty('childProtection', proposal.childProtection.consider),
    ...duty('worryNotice', proposal.worryNotice),
    ...duty('ownWorker', proposal.ownWorker),
    ...duty('specialSupport', proposal.specialSupport),
    ...duty('permission', proposal.permissionNeeded),
    ...duty('safeContact', proposal.safeContact.needed),
    ...each('interpreter', proposal.interpreter === null ? [] : [proposal.interpreter]),
    ...each('proxy', proposal.proxy === null ? [] : [proposal.proxy]),
    ...each('instrument', proposal.instruments),
    ...each(
      'ruleOut',
      proposal.redFlagsToRuleOut.map(({ factId }) => factId),
    ),
  ]
}

/** The rules and needs that fired, and which of them speaks of an element. */
function reasonsByElement(models: GuidanceModels, proposal: Proposal) {
  const fired = proposal.reasons.map((reason) => ({
    reason,
    need: needOf(models, reason),
    rule: ruleOf(models, reason),
  }))
  return ({ kind, code }: ProposedElement): Pick<ExplainedElement, 'reasons' | 'follows'> => {
    const own = fired.filter(({ reason, need, rule }) => speaksOf(kind, code, reason, need?.raw, rule?.raw))
    const reasons = [...new Map(own.map(({ reason }) => [`${reason.model}/${reason.ruleId}`, reason])).values()]
    if (reasons.length > 0) return { reasons }
    return { reasons, follows: followsFrom(kind, code, proposal) }
  }
}

const needOf = (models: GuidanceModels, { ruleId, model }: Reason) =>
  models.needs.find((need) => need.model === model && `${need.model}/${need.id}` === ruleId)

const ruleOf = (models: GuidanceModels, { ruleId, model }: Reason) =>
  models.rules.find((rule) => rule.model === model && rule.raw.id === ruleId)

function speaksOf(
  kind: ElementKind,
  code: string,
  { element }: Reason,
  need: CompiledNeed['raw'] | undefined,
  rule: CompiledRule['raw'] | undefined,
): boolean {
  const raw = rule ?? need
  switch (kind) {
    case 'service':
      return element === `service:${code}`
    case 'alternative':
      return (
        raw?.alternatives?.includes(code) === true ||
        raw?.services?.some((item) => (typeof item === 'string' ? item : item.service) === code) === true
      )
    case 'professional':
      return raw?.professionals?.includes(code) === true
    case 'instrument':
      return raw?.instruments?.includes(code) === true
    case 'segment':
      return raw?.segment === code
    case 'socialUrgency':
      return rule?.socialUrgency === code
    case 'ruleOut':
      return (need?.ruleOut ?? need?.ask)?.includes(code) === true
    default:
      return element === kind
  }
}

function followsFrom(kind: ElementKind, code: string, { segment, needs }: Proposal): FollowsFrom {
  if (kind === 'permission' || (kind === 'segment' && code === 'verkosto')) return 'both-sides'
  if (kind === 'segment') return 'nothing-more'
  if (kind === 'ownWorker' && segment === 'verkosto') return 'segment'
  if (kind === 'socialUrgency') return code === 'none' ? 'nothing-more' : 'social-need'
  if (kind === 'interpreter' || kind === 'safeContact') return 'told'
  return needs.some(({ needId }) => needId === 'not-understood') ? 'not-understood' : 'other-needs'
}
