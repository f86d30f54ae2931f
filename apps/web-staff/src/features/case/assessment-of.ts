import type { Assessment, DeskCase } from '@luukku/contract'
import { heldBackOf, type CaseDraft } from './draft.ts'

/** The assessment to save: the proposal as it is, or the professional's own with the reason. */
export function assessmentOf(found: DeskCase, draft: CaseDraft): Omit<Assessment, 'basedOn'> {
  const { proposal } = found
  const own = draft.own
  const decision = draft.childProtection
  return {
    decision: own ? 'override' : 'accept',
    ...(own ? { overrideReason: own.reason.trim(), overrideKind: own.kind } : {}),
    urgencyClass: own?.urgencyClass ?? proposal.urgencyClass,
    needs: (own?.needs ?? proposal.needs).map((need) => ({
      service: need.service,
      extract: need.extract,
      ...(need.urgencyClass ? { urgencyClass: need.urgencyClass } : {}),
      ...('realLifeDate' in need && need.realLifeDate
        ? { realLifeDate: need.realLifeDate, realLifeKind: need.realLifeKind ?? 'other' }
        : {}),
      ...('continues' in need && need.continues ? { continues: need.continues } : {}),
      ...('newNeedBecause' in need && need.newNeedBecause?.trim()
        ? { newNeedBecause: need.newNeedBecause.trim() }
        : {}),
    })),
    note: draft.note.trim(),
    ...heldBackOf(draft, 'note'),
    ...(decision?.decision ? { childProtection: { decision: decision.decision, why: decision.why.trim() } } : {}),
    ...(draft.permission ? { permission: { share: draft.permission, asked: 'voice' as const } } : {}),
  }
}

/** What accepting would accept, to the eye: the class, each need with its words, 112, the signs that alarm, child protection. */
export function acceptedOf({ proposal }: DeskCase): string {
  const { urgencyClass, needs, call112, redFlagsPresent, childProtection } = proposal
  return JSON.stringify([
    urgencyClass,
    call112,
    childProtection.consider,
    needs.map((need) => [need.service, need.urgencyClass, need.extract]),
    redFlagsPresent.map(({ fi }) => fi),
  ])
}
