import { decideClientGets, type HeldBackGround } from '@luukku/domain/access'
import {
  allowedActions,
  decideNextStep,
  type CaseAction,
  type NextStep,
  type NextStepKind,
  type Roster,
} from '@luukku/domain/contact'
import type { Instant } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import {
  isToldByAnother,
  lockContactRow,
  sideOfCase,
  spreadOf,
  toCaseState,
  type ContactRow,
} from '../contact/index.ts'
import { storePayload } from '../person/index.ts'
import { listNeeds } from './case-queries.ts'
import { staffOf } from './list-desk.ts'

export type CaseServices = Pick<Services, 'sealer' | 'jobs'>

/** The contact, checked: seen by this actor, not changed since, and in a state where this may be done. */
export async function startAction(
  tx: WriteTx,
  contactId: string,
  action: CaseAction,
  basedOn?: number,
): Promise<ContactRow> {
  const row = await lockContactRow(tx, contactId)
  if (!row) throw notFound()
  if (basedOn !== undefined && row.version !== basedOn) throw new AppError('version-conflict')
  const needs = action === 'close' ? await listNeeds(tx, contactId) : []
  const open = needs.filter(({ status }) => status === 'open' || status === 'booked').length
  if (!allowedActions(toCaseState(row), staffOf(tx), open).includes(action))
    throw new AppError('action-not-possible', {
      reason: action === 'close' && open > 0 ? 'needs-are-open' : row.status,
    })
  tx.journal({ register: 'both', persons: [row.person_id], detail: { contact: row.id, did: action } })
  return row
}

/** The next step of a case, with whoever is at work then; one who has it keeps it where they can. */
export const nextStepOf = (
  tx: WriteTx,
  roster: Roster,
  row: ContactRow,
  kind: NextStepKind,
  at: Instant,
  keep?: string,
): NextStep =>
  decideNextStep(roster, {
    kind,
    at,
    urgencyClass: row.urgency_class,
    language: row.language,
    register: sideOfCase(row),
    spread: spreadOf(row.id),
    preferredStaffId: keep ?? staffOf(tx).staffId,
  })

/** What a professional wrote on the case is the client's too, unless a ground holds it back or somebody has to look first. */
export const clientGetsOf = (row: ContactRow, ground: HeldBackGround | undefined, childProtectionWeighed = false) =>
  decideClientGets({
    ground,
    toldByAnother: isToldByAnother(row),
    childProtectionWeighed: childProtectionWeighed || row.summary.childProtection === true,
  })

/** A professional's words about a case, sealed; read from both sides of the guidance unit. `heldBack`: what keeps them from the client. */
export function sealNote(
  services: CaseServices,
  tx: WriteTx,
  row: ContactRow,
  kind: 'assessment-note' | 'hand-over',
  content: string,
  heldBack: HeldBackGround | undefined,
): Promise<string> {
  if (heldBack !== undefined)
    tx.journal({ register: 'both', persons: [row.person_id], detail: { contact: row.id, heldBack } })
  return sealOnCase(services, tx, row, kind, content, { clientGets: clientGetsOf(row, heldBack) })
}

/** Words of or about a case, sealed; read from both sides of the guidance unit. */
export const sealOnCase = (
  services: CaseServices,
  tx: WriteTx,
  row: ContactRow,
  kind: string,
  content: string,
  o: { clientGets?: 'yes' | HeldBackGround | undefined; clientAlone?: boolean } = {},
) =>
  storePayload(tx, services.sealer, {
    register: 'both',
    personId: row.person_id,
    contactId: row.id,
    kind,
    retentionClass: kind === 'message' ? 'correspondence' : 'patient-note',
    content,
    ...o,
  })
