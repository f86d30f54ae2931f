import type { Across, RouteBody, routes } from '@luukku/contract'
import { permissionUntil, type StaffActor } from '@luukku/domain/access'
import { toHelsinkiDate, toInstant, type LocalDate } from '@luukku/domain/time'
import { askAcrossText } from '@luukku/i18n/data/ask-across'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import type { Sealer } from '../../platform/seal.ts'
import { findStaffIdentity } from '../auth/index.ts'
import { findOwnNeed } from '../own-list/index.ts'
import { classOfNote, heldBackDetail, openSealedPayload, storePayload } from '../person/index.ts'
import { findWallState, insertCrossing, listAcross, recordVoice, type AcrossRow } from './permission-queries.ts'

const staffOf = (tx: ReadTx): StaffActor => {
  if (tx.actor.kind !== 'staff') throw notFound()
  return tx.actor
}
const today = (tx: ReadTx) => toHelsinkiDate(toInstant(tx.at))

/**
 * What may be seen across the wall for one need of the asker's, judged now.
 * @param confirmed  the specially protected line whose extract is opened, confirmed as needed
 * @law 703/2023 § 26 (2): specially protected notes open from another service after a confirmation of their own
 * @throws not-found for another's need, or a confirmed line that is not there
 */
export async function readAcross(tx: ReadTx, sealer: Sealer, needId: string, confirmed?: string): Promise<Across> {
  const own = await findOwnNeed(tx, needId)
  const state = own && (await findWallState(tx, needId))
  if (!state) throw notFound()
  const rows = await listAcross(tx, needId)
  if (confirmed !== undefined && !rows.some((row) => row.need_id === confirmed && row.specially_protected))
    throw notFound()
  const isClosed = (row: AcrossRow) => row.specially_protected && row.need_id !== confirmed
  const me = await findStaffIdentity(tx, staffOf(tx).staffId)
  const until = permissionUntil(today(tx), undefined)
  tx.journal({
    register: state.open_by === null ? own.register : 'both',
    persons: [own.person_id],
    detail: {
      contact: own.contact_id,
      need: needId,
      ...(state.open_by === null ? {} : { across: state.open_by, lines: rows.map((row) => row.need_id) }),
      ...(confirmed === undefined ? {} : { confirmed }),
    },
  })
  return {
    ...(state.open_by === null ? {} : { openBy: state.open_by }),
    ...(state.until === null ? {} : { until: state.until }),
    ...(state.share === null ? {} : { answered: state.share }),
    ask: { what: askAcrossText, withWhom: me ? `${me.given_name} ${me.family_name}` : '', until: until ?? today(tx) },
    needs: rows.map((row) => ({
      needId: row.need_id,
      register: row.register,
      service: row.service,
      title: row.title ?? { fi: row.service, sv: row.service, en: row.service },
      extract:
        row.payload_id === null || row.sealed === null || isClosed(row)
          ? ''
          : openSealedPayload(sealer, row.payload_id, row.sealed),
      ...(isClosed(row) ? { protected: true } : {}),
      status: row.status,
      nextDate: row.next_date,
    })),
  }
}

/** The person's answer, heard by the professional who asked. */
export async function recordPermission(
  tx: WriteTx,
  needId: string,
  body: RouteBody<typeof routes.recordPermission>,
): Promise<void> {
  const until = permissionUntil(today(tx), body.until as LocalDate | undefined)
  if (until === undefined) throw new AppError('rule-violated', { reason: 'ends-before-it-starts' })
  const person = await recordVoice(tx, needId, body.share, body.share === 'yes' ? until : undefined)
  if (person === undefined) throw notFound()
  tx.journal({ register: 'both', persons: [person], detail: { need: needId, permission: body.share } })
}

/** Hours a ground of the act opens the wall for: the visit or the report it was needed for. Then it is asked again. */
const groundHours = 24

/** @law 703/2023 § 53 (4)-(5): recorded with its reason, and told to the person by their log */
export async function recordGround(
  tx: WriteTx,
  sealer: Sealer,
  needId: string,
  body: RouteBody<typeof routes.recordGround>,
): Promise<void> {
  const staff = staffOf(tx)
  const own = await findOwnNeed(tx, needId)
  if (!own) throw notFound()
  if (!staff.licensed) throw new AppError('not-allowed', { reason: 'licence-needed' })
  // The social authority's own right belongs to who works in the social register.
  if (body.ground === 'social-authority' && own.register !== 'social')
    throw new AppError('rule-violated', { reason: 'ground-of-the-social-authority' })
  const reasonPayloadId = await storePayload(tx, sealer, {
    register: own.register,
    personId: own.person_id,
    contactId: own.contact_id,
    needId,
    kind: 'crossing-reason',
    retentionClass: await classOfNote(tx, sealer, own.register, own.person_id, own),
    content: body.reason,
    clientGets: body.clientGets,
  })
  await insertCrossing(tx, {
    register: own.register,
    personId: own.person_id,
    contactId: own.contact_id,
    needId,
    staffId: staff.staffId,
    ground: body.ground,
    reasonPayloadId,
    until: new Date(tx.at.getTime() + groundHours * 3_600_000),
  })
  tx.journal({
    register: own.register,
    persons: [own.person_id],
    detail: { contact: own.contact_id, need: needId, ground: body.ground, ...heldBackDetail(body.clientGets) },
  })
}
