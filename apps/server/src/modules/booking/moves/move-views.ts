import type { Move, MyMove } from '@luukku/contract'
import { formatHelsinki, toInstant } from '@luukku/domain/time'
import { professionText } from '@luukku/i18n/data/professions'
import { serviceNameText } from '@luukku/i18n/data/service-names'
import type { ReadTx } from '../../../platform/db.ts'
import type { Sealer } from '../../../platform/seal.ts'
import { fullName, phoneToCall, readIdentities } from '../../person/index.ts'
import { placeView, whoComesView } from '../../plan/index.ts'
import { companionThen } from '../visits/companion-then.ts'
import { listOpenProposals, type MyMoveRow, type ProposalRow } from './move-queries.ts'

const at = (date: Date) => formatHelsinki(toInstant(date))
const professionalOf = (row: ProposalRow) => ({
  name: `${row.given_name} ${row.family_name}`,
  role: professionText(row.professions[0] ?? ''),
})

/** What the person themselves sees: nothing of whom it helps. */
export const toMyMove = (row: MyMoveRow): MyMove => ({
  moveId: row.id,
  now: at(row.from),
  start: at(row.to_from),
  end: at(row.to_to),
  mode: row.to_mode,
  professional: professionalOf(row),
  ...placeView(row.to_mode, row),
  ...whoComesView(row),
  ...companionThen(row.companion, { from: row.to_from, to: row.to_to }),
  answerBy: at(row.asked_until ?? row.from),
})

/** Proposed and asked moves, for the desk. */
export async function readMoves(tx: ReadTx, sealer: Sealer): Promise<Move[]> {
  const rows = await listOpenProposals(tx)
  const persons = [...new Set(rows.flatMap((row) => [row.person_id, row.helps_person_id]))]
  const identities = await readIdentities(tx, sealer, persons)
  const nameOf = (id: string) => {
    const identity = identities.get(id)
    return identity ? fullName(identity) : ''
  }
  tx.journal({ register: 'both', persons, detail: { moves: rows.length } })
  return rows.map((row): Move => {
    const phone = phoneToCall(identities.get(row.person_id), row.only_safe)
    return {
      moveId: row.id,
      contactId: row.contact_id,
      person: nameOf(row.person_id),
      ...(phone === undefined ? {} : { phone }),
      service: row.service,
      title: serviceNameText(row.service, row.service_name),
      now: at(row.from),
      start: at(row.to_from),
      professional: professionalOf(row),
      ...(row.latest === null ? {} : { latest: row.latest }),
      helps: {
        contactId: row.helps_contact_id,
        person: nameOf(row.helps_person_id),
        latest: row.helps_latest,
        ...(row.helps_booked === null ? {} : { booked: at(row.helps_booked) }),
      },
      status: row.status === 'asked' ? 'asked' : 'proposed',
      ...(row.channel === null ? {} : { channel: row.channel }),
      ...(row.asked_until === null ? {} : { answerBy: at(row.asked_until) }),
    }
  })
}
