import type { LocalText, ProposalView } from '@luukku/contract'
import type { Proposal } from '@luukku/domain/guidance'
import { classOf, spansBothSides, titlesApart } from '../contact/index.ts'

export function toProposalView(proposal: Proposal): ProposalView {
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

const joinTexts = (texts: readonly LocalText[]): LocalText => ({
  fi: texts.map(({ fi }) => fi).join(', '),
  sv: texts.map(({ sv }) => sv).join(', '),
  en: texts.map(({ en }) => en).join(', '),
})
