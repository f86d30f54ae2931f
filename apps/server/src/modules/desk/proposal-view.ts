import type { LocalText, NewContact, ProposalView } from '@luukku/contract'
import type { Proposal } from '@luukku/domain/guidance'
import { classOf, spansBothSides, titlesApart } from '../contact/index.ts'

/** @param realLife  what the person told of a date of their own life: it goes with the proposal, for a professional to accept */
export function toProposalView(proposal: Proposal, realLife?: NewContact['realLife']): ProposalView {
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
      alternatives: i === 0 ? [...proposal.alternatives] : [],
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
      ruleId: reason.ruleId,
      text: reason.text ?? joinTexts(reason.because.map(({ label }) => label)),
      words: reason.because.flatMap(({ words }) => words ?? []),
      source: reason.source,
    })),
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

const joinTexts = (texts: readonly LocalText[]): LocalText => ({
  fi: texts.map(({ fi }) => fi).join(', '),
  sv: texts.map(({ sv }) => sv).join(', '),
  en: texts.map(({ en }) => en).join(', '),
})
