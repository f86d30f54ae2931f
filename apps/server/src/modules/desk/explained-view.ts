import type { LocalText, ProposalView, ProposedElementView } from '@luukku/contract'
import {
  explainProposal,
  helpByAnswer,
  type ExplainedProposal,
  type Proposal,
  type ProposedHelp,
  type ProposedElement,
  type Reason,
} from '@luukku/domain/guidance'
import { joinTexts } from '@luukku/i18n/data/data-text'
import { followsTexts, modelValues } from '@luukku/i18n/data/model-values'
import { professionText } from '@luukku/i18n/data/professions'
import { serviceNameText } from '@luukku/i18n/data/service-names'
import { toGuidanceInput, type Told } from '../contact/index.ts'
import { getModels } from '../guidance/index.ts'

type ReasonView = ProposalView['elements'][number]['reasons'][number]

/** A case is read again and again with the same words: the proposal is one object for as long as it is recalled. */
const explained = new WeakMap<Proposal, Pick<ProposalView, 'elements' | 'wouldCome'>>()

/** Every element with its reasons and with the answers that would change it. */
export function explainedView(
  proposal: Proposal,
  told: Told,
  receivedAt: Date,
): Pick<ProposalView, 'elements' | 'wouldCome'> {
  const known = explained.get(proposal)
  if (known !== undefined) return known
  const models = getModels()
  const withAnswer = helpByAnswer(models, toGuidanceInput(told, receivedAt))
  const view = toView(
    explainProposal(models, proposal, (key, answer) => keepAlarm(proposal, told, withAnswer(key, answer))),
  )
  explained.set(proposal, view)
  return view
}

/** What alarmed and was changed since stands until a professional corrects it: no other answer lowers it. */
const keepAlarm = (proposal: Proposal, told: Told, after: ProposedHelp): ProposedHelp =>
  told.alarm === undefined ? after : { ...after, urgencyClass: proposal.urgencyClass, call112: proposal.call112 }

function toView({ elements, wouldCome }: ExplainedProposal): Pick<ProposalView, 'elements' | 'wouldCome'> {
  const groups = Map.groupBy(wouldCome, ({ factId, answer }) => `${factId} ${answer}`)
  return {
    elements: elements.map(({ reasons, follows, changes, ...element }) => ({
      ...toElement(element),
      reasons: reasons.map(toReasonView),
      ...(follows === undefined ? {} : { follows: followsTexts[follows] }),
      changes: changes.map(({ label, answer, to }) => {
        const value = to === undefined ? undefined : valueOf({ kind: element.kind, code: to })
        return { label, answer, ...(value === undefined ? {} : { to: value }) }
      }),
    })),
    wouldCome: [...groups.values()].flatMap((group) => {
      const [first] = group
      return first === undefined ? [] : [{ label: first.label, answer: first.answer, brings: group.map(toElement) }]
    }),
  }
}

function toElement({ kind, code }: ProposedElement): ProposedElementView {
  const value = valueOf({ kind, code })
  return { kind, ...(value === undefined ? {} : { value }) }
}

function valueOf({ kind, code }: ProposedElement): LocalText | undefined {
  const { common, facts } = getModels()
  const plain = { fi: code, sv: code, en: code }
  if (code === '') return undefined
  if (kind === 'service' || kind === 'alternative') return serviceText(code)
  if (kind === 'professional') return common.professionals[code] ?? professionText(code)
  if (kind === 'ruleOut') return facts.get(code)?.raw.label ?? plain
  return modelValues[kind]?.[code] ?? plain
}

export function serviceText(code: string): LocalText {
  return serviceNameText(code, getModels().common.services[code]?.name ?? { fi: code, sv: code, en: code })
}

export const toReasonView = (reason: Reason): ReasonView => ({
  ruleId: reason.ruleId,
  text: reason.text ?? joinTexts(reason.because.map(({ label }) => label)),
  words: reason.because.flatMap(({ words }) => words ?? []),
  source: reason.source,
})
