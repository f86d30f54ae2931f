import type { Representatives } from '@luukku/contract'
import { majorityAge } from '@luukku/domain/access'
import { toInstant } from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'
import type { Sealer } from '../../platform/seal.ts'
import { findContactRow, type ContactRow } from '../contact/index.ts'
import { ageOf, fullName, readIdentities } from '../person/index.ts'
import { ownerOf, readOwners } from '../staffing/index.ts'
import { notFound } from '../../platform/errors.ts'
import { lastDay } from './last-day.ts'
import { findMinorDecision, findNonDisclosure, isApart, listRelations } from './acting-queries.ts'

/** @throws not-found also when the wall hides it */
export async function getRow(tx: ReadTx, contactId: string): Promise<ContactRow> {
  const row = await findContactRow(tx, contactId)
  if (!row) throw notFound()
  return row
}

/** Whole years today; undefined when the birth date is not known. */
export async function readAge(tx: ReadTx, sealer: Sealer, personId: string): Promise<number | undefined> {
  return ageOf((await readIdentities(tx, sealer, [personId])).get(personId), tx.at)
}

/** Who acts for the person of this case, and what was decided of a minor's own say. For the guidance unit. */
export async function readRepresentatives(tx: ReadTx, sealer: Sealer, contactId: string): Promise<Representatives> {
  const row = await getRow(tx, contactId)
  const relations = await listRelations(tx, row.person_id)
  const actors = relations.map((r) => r.actor_person_id)
  const names = await readIdentities(tx, sealer, actors)
  const age = await readAge(tx, sealer, row.person_id)
  const decision = await findMinorDecision(tx, contactId)
  const decided = decision?.decided_by_kind === 'staff' ? decision : undefined
  const by = await readOwners(tx, decided ? [{ kind: 'staff' as const, id: decided.decided_by }] : [])
  const order = await findNonDisclosure(tx, row.person_id)
  tx.journal({ register: 'both', persons: [row.person_id, ...actors], detail: { contact: row.id, besides: actors } })
  return {
    ...(age === undefined || age >= majorityAge
      ? {}
      : {
          minor: {
            age,
            guardians: row.hidden_from_representatives ? ('do-not-see' as const) : ('see' as const),
            ...(decided
              ? {
                  decided: {
                    capacity: decided.capacity,
                    basis: decided.basis,
                    by: ownerOf(by, { kind: 'staff', id: decided.decided_by }).name,
                    at: toInstant(decided.decided_at),
                  },
                }
              : {}),
          },
        }),
    guardiansApart: await isApart(tx, row.person_id),
    ...(order === undefined ? {} : { nonDisclosure: order }),
    relations: relations.map((r) => {
      const isBarred = relations.some((o) => o.actor_person_id === r.actor_person_id && o.barred_at !== null)
      const name = names.get(r.actor_person_id)
      return {
        relationId: r.id,
        kind: r.kind,
        name: name ? fullName(name) : '',
        ...(r.valid_until === null ? {} : { until: lastDay(r.valid_until) }),
        barred: isBarred,
        now: r.valid_from <= tx.at && (r.valid_until === null || r.valid_until > tx.at) && !isBarred,
      }
    }),
  }
}
