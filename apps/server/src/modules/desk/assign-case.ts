import type { HeldBackGround } from '@luukku/domain/access'
import { carriedAt, isOwnerThere, type CaseChange, type NextStep, type StepOwner } from '@luukku/domain/contact'
import { toInstant } from '@luukku/domain/time'
import { sql } from 'kysely'
import type { WriteTx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { appendEvents } from '../contact/index.ts'
import { readRoster } from '../staffing/index.ts'
import { sealNote, startAction, type CaseServices } from './case-action.ts'
import { staffOf } from './list-desk.ts'

type NewOwner = { kind: 'me' } | { kind: 'staff'; staffId: string } | { kind: 'duty'; dutyRole: string }

/** Takes, assigns or hands over; whoever gets it is at work when the step is due. */
export async function assignCase(
  services: CaseServices,
  tx: WriteTx,
  contactId: string,
  body: { basedOn: number; to: NewOwner; line?: string | undefined; heldBack?: HeldBackGround | undefined },
): Promise<void> {
  const row = await startAction(tx, contactId, 'assign', body.basedOn)
  const roster = await readRoster(tx)
  const owner: StepOwner =
    body.to.kind === 'duty'
      ? { kind: 'duty', id: body.to.dutyRole }
      : { kind: 'staff', id: body.to.kind === 'me' ? staffOf(tx).staffId : body.to.staffId }
  const at = carriedAt(toInstant(row.next_at), toInstant(tx.at))
  if (!isOwnerThere(roster, owner, at)) throw new AppError('rule-violated', { reason: 'owner-not-on-shift' })
  const payloadId = body.line?.trim()
    ? await sealNote(services, tx, row, 'hand-over', body.line, body.heldBack)
    : undefined
  const nextStep: NextStep = { kind: row.next_kind, at, owner }
  const change: CaseChange = { type: 'assigned', nextStep, ...(owner.kind === 'staff' ? { staffId: owner.id } : {}) }
  await appendEvents(tx, row, [{ change, ...(payloadId === undefined ? {} : { payloadId }) }], {
    basedOn: body.basedOn,
  })
  await handOverLines(tx, row.id, owner)
}

/** The plan names whoever carries what has no time yet: the lines of needs that nobody has taken to their own list. */
const handOverLines = (tx: WriteTx, contactId: string, owner: StepOwner) =>
  tx.send(sql`
    update plan_line l set owner_kind = ${owner.kind}, owner_id = ${owner.id} from need n
    where n.id = l.need_id and n.contact_id = ${contactId} and n.status in ('open', 'external') and n.owner_staff_id is null
      and l.next_kind <> 'appointment'`)
