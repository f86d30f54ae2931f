import type { NewContact, ProposalView } from '@luukku/contract'
import type { Proposal, ProposedNeed } from '@luukku/domain/guidance'
import { classOf, spansBothSides, titlesApart } from '../contact/index.ts'
import { getModels } from '../guidance/index.ts'
import { serviceText, toReasonView } from './explained-view.ts'

/** @param realLife  what the person told of a date of their own life: it goes with the proposal, for a professional to accept */
export function toProposalView(
  proposal: Proposal,
  explained: Pick<ProposalView, 'elements' | 'wouldCome'>,
  realLife?: NewContact['realLife'],
): ProposalView {
  const { childProtection } = proposal
  return {
    urgencyClass: classOf(proposal).urgencyClass,
    languageRead: proposal.languageRead,
    call112: proposal.call112,
    needs: titlesApart(proposal.needs).map((need, i) => ({
      service: need.service,
      register: need.register,
      title: need.title,
      extract: need.extract,
      urgencyClass: need.urgencyClass,
      serviceName: serviceText(need.service),
      ...helpOf(need, i, proposal),
      ...(realLife !== undefined && mustComeBefore(realLife.kind, need.register, proposal)
        ? { realLifeDate: realLife.date, realLifeKind: realLife.kind }
        : {}),
    })),
    professionals: [...proposal.professionals],
    segment: proposal.segment,
    socialUrgency: proposal.socialUrgency,
    childProtection: {
      consider: childProtection.consider,
      ...(childProtection.section === '' ? {} : { section: childProtection.section }),
      why: childProtection.why === null ? [] : [childProtection.why],
    },
    worryNotice: proposal.worryNotice,
    ownWorker: proposal.ownWorker,
    specialSupport: proposal.specialSupport,
    ...(proposal.interpreter === null ? {} : { interpreter: proposal.interpreter }),
    permissionNeeded: proposal.permissionNeeded || spansBothSides(proposal.needs),
    redFlagsPresent: proposal.redFlagsPresent.map(({ label }) => label),
    redFlagsToRuleOut: proposal.redFlagsToRuleOut.map(({ label }) => label),
    reasons: proposal.reasons.map((reason) => ({
      element: reason.element,
      ...toReasonView(reason),
    })),
    ...explained,
    whatWouldChange: proposal.whatWouldChange.map(({ label, toClass }) => ({
      fi: `${label.fi} → ${toClass}`,
      sv: `${label.sv} → ${toClass}`,
      en: `${label.en} → ${toClass}`,
    })),
    ...(proposal.safetyNet[0] === undefined ? {} : { safetyNet: proposal.safetyNet[0] }),
  }
}

/** An eviction is for the social side to come before, where there is one; other dates for every need. */
const mustComeBefore = (kind: string, register: string, { needs }: Proposal) =>
  kind !== 'eviction' || register === 'social' || !needs.some((one) => one.register === 'social')

/** Who joins, the other services and the other ways, as the need's operating model has them; services of rules with the first. */
function helpOf(need: ProposedNeed, i: number, { needs, alternatives }: Proposal) {
  const { needs: known, common } = getModels()
  const rawOf = ({ model, needId }: ProposedNeed) => known.find((one) => one.model === model && one.id === needId)?.raw
  const raw = rawOf(need)
  // Two services of one need are helped in the same ways: said once, with the first.
  const isFirst = needs.findIndex((one) => one.model === need.model && one.needId === need.needId) === i
  const offered = (of: typeof raw) => [
    ...(of?.alternatives ?? []),
    ...(of?.services ?? []).map((item) => (typeof item === 'string' ? item : item.service)),
  ]
  const elsewhere = needs.flatMap((one) => offered(rawOf(one)))
  const own = alternatives.filter(
    (code) => (isFirst && offered(raw).includes(code)) || (i === 0 && !elsewhere.includes(code)),
  )
  return {
    alternatives: own.map((service) => ({ service, name: serviceText(service) })),
    ways: (['selfCare', 'ngo', 'remote', 'onsite'] as const).flatMap((kind) => {
      const text = isFirst ? raw?.ways?.[kind] : undefined
      return text === undefined ? [] : [{ kind, text }]
    }),
    joins: isFirst ? (raw?.professionals ?? []).flatMap((code) => common.professionals[code] ?? []) : [],
  }
}
