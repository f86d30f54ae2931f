import type { DeskCase, HeldBack, UrgencyClass } from '@luukku/contract'
import type { OverrideKind } from '@luukku/domain/operating-model'
import type { RealLifeKind } from '../../shared/real-life-kind.tsx'

export interface NeedDraft {
  service: string
  extract: string
  urgencyClass?: UrgencyClass
  realLifeDate?: string
  realLifeKind?: RealLifeKind
  /** At a new assessment: the need as it stands that this one started from. */
  continues?: string
  /** At a new assessment: why this is a need of its own that counts from now. Absent: the first assessment counts. */
  newNeedBecause?: string
}
/** Texts of a professional that go to the client with their own data, unless a ground is named. */
export type NoteField = 'note' | 'line' | 'note112' | 'closeReason' | 'reopenReason'
/** What a professional has written on a case and not saved yet. Kept until saved, also over a reload of the case. */
export interface CaseDraft {
  note: string
  own?: { urgencyClass: UrgencyClass; needs: NeedDraft[]; reason: string; kind?: OverrideKind }
  childProtection?: { decision?: 'notify' | 'no-notice'; why: string }
  permission?: 'yes' | 'no'
  message: string
  /** Whom the message is for, as chosen while it was, or was not, to be careful. */
  messageTo?: { to: 'client' | 'all'; careful: boolean }
  line: string
  note112: string
  closeReason: string
  reopenReason?: string
  grounds?: Partial<Record<NoteField, HeldBack>>
}
export const emptyDraft: CaseDraft = { note: '', message: '', line: '', note112: '', closeReason: '' }

/** The ground of one text set, or taken away. */
export function withGround({ grounds }: CaseDraft, field: NoteField, ground?: HeldBack): Pick<CaseDraft, 'grounds'> {
  const { [field]: _old, ...rest } = grounds ?? {}
  return { grounds: ground === undefined ? rest : { ...rest, [field]: ground } }
}
/** As the deed is sent with it. */
export const heldBackOf = ({ grounds }: CaseDraft, field: NoteField): { heldBack?: HeldBack } =>
  grounds?.[field] === undefined ? {} : { heldBack: grounds[field] }

/** What is left to write once `saved` was saved as an assessment: what was typed meanwhile, and what other deeds wait for. */
export function afterAssessment(now: CaseDraft, saved: CaseDraft): CaseDraft {
  const { own, childProtection: _decided, permission: _asked, ...rest } = now
  return {
    ...rest,
    ...(now.note === saved.note ? { note: '', ...(now.grounds ? withGround(now, 'note') : {}) } : { note: now.note }),
    ...(own && own !== saved.own ? { own } : {}),
  }
}

/** The own assessment starts from the proposal, or from the needs as they stand: those not yet met, where there are any. */
export function ownFromProposal(found: DeskCase): NonNullable<CaseDraft['own']> {
  const { proposal } = found
  const notClosed = found.needs.filter((need) => need.status !== 'closed')
  const notMet = notClosed.filter((need) => need.status !== 'done')
  const standing = notMet.length > 0 ? notMet : notClosed
  const from: NeedDraft[] =
    found.needs.length > 0 ? standing.map((need) => ({ ...need, continues: need.needId })) : proposal.needs
  return {
    urgencyClass: proposal.urgencyClass,
    needs: from.map(({ service, extract, urgencyClass, realLifeDate, realLifeKind, continues }) => ({
      service,
      extract,
      // A need of the case's own class follows it when that is changed.
      urgencyClass: urgencyClass === proposal.urgencyClass ? undefined : urgencyClass,
      realLifeDate,
      realLifeKind,
      ...(continues === undefined ? {} : { continues }),
    })),
    reason: '',
  }
}

type Own = NonNullable<CaseDraft['own']>
/** The case in another class. A need more urgent than that would hold it up: it follows, until it is given a class again. */
export const withClass = (own: Own, urgencyClass: UrgencyClass): Own => ({
  ...own,
  urgencyClass,
  needs: own.needs.map((need) =>
    (need.urgencyClass ?? urgencyClass) < urgencyClass ? { ...need, urgencyClass: undefined } : need,
  ),
})

export type Missing = 'reason' | 'needs' | 'new-need' | 'child-protection'
/** What still has to be said before the assessment can be saved. */
export function missingFromAssessment(found: DeskCase, draft: CaseDraft): Missing | undefined {
  if (draft.own && draft.own.reason.trim() === '') return 'reason'
  if (draft.own && draft.own.needs.some((need) => need.service === '')) return 'needs'
  if (draft.own && draft.own.needs.some((need) => need.newNeedBecause?.trim() === '')) return 'new-need'
  const decision = draft.childProtection
  if (found.proposal.childProtection.consider && (!decision?.decision || decision.why.trim() === ''))
    return 'child-protection'
  return undefined
}
