import type { LocalText, MyPermissions, RouteBody, routes } from '@luukku/contract'
import { permissionUntil } from '@luukku/domain/access'
import { formatHelsinki, toHelsinkiDate, toInstant, type LocalDate } from '@luukku/domain/time'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import type { Sealer } from '../../platform/seal.ts'
import { listServices } from '../catalogue/index.ts'
import { appendEvents, findContactRow } from '../contact/index.ts'
import { fullName, readIdentities } from '../person/index.ts'
import { listDeniableDocuments, listDeniableEvents, listDenials, type DenialRow } from './denial-queries.ts'
import { insertPermission, listMatters, listPermissions, type PermissionRow } from './permission-queries.ts'

/** The person themself: nobody gives or denies for another here. @throws not-found */
export const selfOf = (tx: ReadTx): string => {
  if (tx.actor.kind !== 'resident') throw notFound()
  return tx.actor.personId
}
const moment = (at: Date) => formatHelsinki(toInstant(at))
const dayOf = (at: Date) => toHelsinkiDate(toInstant(at))

/** Of what is over, this many on a page. */
const pastOnAPage = 200

/**
 * The person's own permissions and denials; what others gave for them is not here. What stands is always whole, so that it can
 * be taken back; what is over comes a page at a time, and the answer says the moment from which it goes on.
 * @param o.whole  everything on one page: the file of own data
 */
export async function readPermissions(
  tx: ReadTx,
  sealer: Sealer,
  o: { before?: string; whole?: true } = {},
): Promise<MyPermissions> {
  const personId = selfOf(tx)
  const names = new Map((await listServices(tx)).map((service) => [service.code, service.name]))
  const nameOf = (code: string): LocalText => names.get(code) ?? { fi: code, sv: code, en: code }
  const identity = (await readIdentities(tx, sealer, [personId])).get(personId)
  const permissions = await listPermissions(tx, personId)
  const matters = Map.groupBy(await listMatters(tx, personId), (row) => row.contact_id)
  const today = toHelsinkiDate(toInstant(tx.at))
  const newest = new Set<PermissionRow>()
  for (const row of permissions) if (![...newest].some((one) => one.contact_id === row.contact_id)) newest.add(row)
  const stateOf = (row: PermissionRow): MyPermissions['permissions'][number]['state'] =>
    row.withdrawn_at !== null
      ? 'withdrawn'
      : !newest.has(row)
        ? 'replaced'
        : row.valid_until !== null && row.valid_until < today
          ? 'ended'
          : 'valid'
  const denials = await listDenials(tx, personId)
  const isOver = (row: PermissionRow) => row.withdrawn_at !== null || !newest.has(row)
  const over = [...permissions.filter(isOver).map((row) => row.given_at), ...pastOf(denials).map((row) => row.made_at)]
  const { isHere, goesOn } = pageOfPast(over, o)
  tx.journal({ register: 'both', persons: [personId] })
  return {
    ...(goesOn === undefined ? {} : { before: moment(goesOn) }),
    name: identity ? fullName(identity) : '',
    at: moment(tx.at),
    permissions: [
      ...(o.before === undefined ? permissions.filter((row) => !isOver(row)) : []),
      ...permissions.filter((row) => isOver(row) && isHere(row.given_at)),
    ].map((row) => ({
      contactId: row.contact_id,
      reference: row.reference,
      what: row.services.map(nameOf),
      share: row.share,
      askedBy: row.asked_by,
      ...(row.by === null ? {} : { by: row.by }),
      givenAt: moment(row.given_at),
      ...(row.valid_until === null ? {} : { until: row.valid_until }),
      state: stateOf(row),
    })),
    denials: [
      ...(o.before === undefined ? denials.filter((row) => row.withdrawn_at === null) : []),
      ...pastOf(denials).filter((row) => isHere(row.made_at)),
    ].map((row) => ({
      denialId: row.id,
      target: row.target,
      ...(row.target === 'register' ? { register: row.register } : {}),
      ...(row.service === null ? {} : { service: nameOf(row.service) }),
      ...(row.target === 'document' ? { document: row.joint_kind ?? ('extract' as const) } : {}),
      ...(row.of === null ? {} : { on: dayOf(row.of) }),
      ...(row.reference === null ? {} : { reference: row.reference }),
      askedBy: row.asked_by,
      madeAt: moment(row.made_at),
      ...(row.in_emergency === null ? {} : { inEmergency: row.in_emergency }),
      ...(row.withdrawn_at === null ? {} : { withdrawnAt: moment(row.withdrawn_at) }),
    })),
    choices: {
      services: [
        ...new Set([...matters.values()].flat().flatMap((row) => (row.service === null ? [] : [row.service]))),
      ].map((code) => ({ code, name: nameOf(code) })),
      matters: [...matters].map(([contactId, rows]) => ({
        contactId,
        reference: rows[0]?.reference ?? '',
        titles: rows.flatMap((row) => (row.service === null ? [] : [nameOf(row.service)])),
      })),
      events: (await listDeniableEvents(tx, personId)).map((row) => ({
        needId: row.need_id,
        name: nameOf(row.service),
        on: dayOf(row.at),
      })),
      documents: (await listDeniableDocuments(tx, personId)).map((row) => ({
        documentId: row.id,
        kind: row.kind,
        ...(row.service === null ? {} : { name: nameOf(row.service) }),
        on: dayOf(row.at),
      })),
    },
  }
}

const pastOf = (denials: readonly DenialRow[]) => denials.filter((row) => row.withdrawn_at !== null)

/** One page over both lists: whatever has the second of its last row is on it, for `before` is told in whole seconds. */
function pageOfPast(over: readonly Date[], { before, whole }: { before?: string; whole?: true }) {
  const until = before === undefined ? Infinity : Date.parse(before)
  const times = over
    .map((at) => at.getTime())
    .filter((at) => at < until)
    .sort((a, b) => b - a)
  const at = times[pastOnAPage - 1]
  const last = whole || at === undefined ? undefined : Math.floor(at / 1000) * 1000
  const isHere = (at: Date) => at.getTime() < until && at.getTime() >= (last ?? -Infinity)
  const isMore = last !== undefined && times.some((at) => at < last)
  return { isHere, goesOn: isMore ? new Date(last) : undefined }
}

/** Gives the permission for the lines of one matter as they stand now; a need that comes later is asked for again. */
export async function givePermission(
  tx: WriteTx,
  contactId: string,
  body: RouteBody<typeof routes.givePermission>,
): Promise<void> {
  const personId = selfOf(tx)
  const row = await findContactRow(tx, contactId)
  if (row?.person_id !== personId) throw notFound()
  const until = permissionUntil(toHelsinkiDate(toInstant(tx.at)), body.until as LocalDate | undefined)
  if (until === undefined) throw new AppError('rule-violated', { reason: 'ends-before-it-starts' })
  const services = (await listMatters(tx, personId)).flatMap((one) =>
    one.contact_id === contactId && one.service !== null ? [one.service] : [],
  )
  if (services.length === 0) throw new AppError('action-not-possible', { reason: 'nothing-to-share-yet' })
  await insertPermission(tx, { personId, contactId, services, until })
  await appendEvents(tx, row, [{ change: { type: 'permission', share: 'yes' } }], {
    summary: { ...row.summary, share: 'yes' },
  })
  tx.journal({ register: 'both', persons: [personId], detail: { contact: contactId, permission: 'yes' } })
}
