import { randomUUID } from 'node:crypto'
import type { Openings, RouteBody, routes } from '@luukku/contract'
import { breakGlassHours, isWrittenReason, type StaffActor } from '@luukku/domain/access'
import { toInstant } from '@luukku/domain/time'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import type { Sealer } from '../../platform/seal.ts'
import { ageOf, fullName, normaliseCode, readIdentities } from '../person/index.ts'
import { findInEmergency, insertBreakGlass, listOpenedNeeds, listOpenings } from './emergency-queries.ts'

const staffOf = (tx: ReadTx): StaffActor => {
  if (tx.actor.kind !== 'staff') throw notFound()
  return tx.actor
}

/**
 * Opens a person's needs in the professional's own registers without a care or client relationship, for some hours. The
 * reason is kept sealed, the person sees it in their log and on their first page, and the day's report names who did it.
 *
 * @throws AppError rule-violated when the reason is not written; not-found when nobody has the code, or the record is
 *   closed to this professional (their own, their child's): one answer
 */
export async function breakGlass(
  tx: WriteTx,
  sealer: Sealer,
  body: RouteBody<typeof routes.breakGlass>,
): Promise<{ lapsesAt: string }> {
  const staff = staffOf(tx)
  if (!isWrittenReason(body.reason)) throw new AppError('rule-violated', { reason: 'reason-not-written' })
  const personId = await findInEmergency(tx, sealer.blindIndex('identity-code', normaliseCode(body.identityCode)))
  if (personId === undefined) throw notFound()
  const id = randomUUID()
  const lapsesAt = new Date(tx.at.getTime() + breakGlassHours * 3_600_000)
  await insertBreakGlass(tx, {
    id,
    personId,
    staffId: staff.staffId,
    register: staff.registers.find((register) => register !== 'both') ?? 'both',
    reasonSealed: sealer.seal(body.reason.trim(), { table: 'break_glass', column: 'reason', row: id }),
    lapsesAt,
  })
  tx.journal({ register: 'both', persons: [personId], detail: { breakGlass: id } })
  return { lapsesAt: toInstant(lapsesAt) }
}

/** What is open to me by break-glass now. */
export async function readOpenings(tx: ReadTx, sealer: Sealer): Promise<Openings> {
  const openings = await listOpenings(tx, staffOf(tx).staffId)
  const persons = openings.map((one) => one.person_id)
  const needs = await listOpenedNeeds(tx, persons)
  const identities = await readIdentities(tx, sealer, persons)
  if (persons.length > 0) tx.journal({ register: 'both', persons, detail: { openings: persons.length } })
  return {
    at: toInstant(tx.at),
    openings: openings.map((one) => {
      const who = identities.get(one.person_id)
      const age = ageOf(who, tx.at)
      return {
        name: who ? fullName(who) : '',
        ...(age === undefined ? {} : { age }),
        lapsesAt: toInstant(one.lapses_at),
        needs: needs
          .filter((need) => need.person_id === one.person_id)
          .map((need) => ({
            needId: need.id,
            register: need.register,
            title: need.name ?? { fi: need.service, sv: need.service, en: need.service },
            nextDate: need.next_date,
          })),
      }
    }),
  }
}
