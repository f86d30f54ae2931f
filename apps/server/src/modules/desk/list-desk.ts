import type { DeskRow } from '@luukku/contract'
import { fromHelsinki, toHelsinkiDate, toInstant } from '@luukku/domain/time'
import type { StaffActor } from '@luukku/domain/access'
import type { ReadTx } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import type { Sealer } from '../../platform/seal.ts'
import { toCaseState, untoldDutyOf } from '../contact/index.ts'
import { listWaysDown } from '../notification/index.ts'
import { ageOf, initialsOf, readIdentities, searchPersons } from '../person/index.ts'
import { ownerOf, readOwners } from '../staffing/index.ts'
import { makeCursor, readCursor } from './desk-cursor.ts'
import { listDeskRows, readDeskCounts, type DeskFilter, type DeskRowData } from './desk-queries.ts'
import { factTexts, needTitle } from './fact-texts.ts'

export function staffOf(tx: ReadTx): StaffActor {
  if (tx.actor.kind !== 'staff') throw notFound()
  return tx.actor
}

/** The queue. Identities are opened for the page returned and for nobody else. */
export async function listDesk(tx: ReadTx, sealer: Sealer, filter: DeskFilter) {
  const { staffId } = staffOf(tx)
  const cursor = filter.cursor === undefined ? undefined : readCursor(filter.cursor)
  const found = await listDeskRows(tx, staffId, { ...filter, cursor })
  const page = found.slice(0, filter.limit)
  const last = found.length > filter.limit ? page.at(-1) : undefined
  const counts = await readDeskCounts(tx, staffId, fromHelsinki(toHelsinkiDate(toInstant(tx.at)), '00:00'))
  return {
    at: tx.at.toISOString(),
    counts: { queue: counts.queue, mine: counts.mine, team: counts.team },
    promisesKept: { kept: counts.kept, of: counts.of },
    waysDown: (await listWaysDown(tx)).map((way) => ({ ...way, since: way.since.toISOString() })),
    rows: await toDeskRows(tx, sealer, page),
    ...(last === undefined ? {} : { nextCursor: makeCursor(last) }),
  }
}

export async function searchDesk(tx: ReadTx, sealer: Sealer, words: string) {
  const persons = await searchPersons(tx, sealer, words)
  const reference = words.trim().toUpperCase()
  const rows = await listDeskRows(tx, staffOf(tx).staffId, { view: 'team', limit: 50, persons, reference })
  // A search that finds nobody is one, too: whoever tries names is counted.
  tx.journal({ register: 'none', persons: [], detail: { rows: 0 } })
  return { rows: await toDeskRows(tx, sealer, rows.slice(0, 50)) }
}

async function toDeskRows(tx: ReadTx, sealer: Sealer, rows: readonly DeskRowData[]): Promise<DeskRow[]> {
  const persons = rows.map(({ person_id }) => person_id)
  const identities = await readIdentities(tx, sealer, persons)
  const owners = await readOwners(
    tx,
    rows.flatMap((row) => [
      { kind: row.next_owner_kind, id: row.next_owner_id },
      ...(row.opened_by === null ? [] : [{ kind: 'staff' as const, id: row.opened_by }]),
    ]),
  )
  if (persons.length > 0) tx.journal({ register: 'both', persons, detail: { rows: rows.length } })
  return rows.map((row) => {
    const { summary } = row
    const state = toCaseState(row)
    const age = ageOf(identities.get(row.person_id), tx.at)
    const kept = row.promise_kept
    const untoldDuty = untoldDutyOf(row)
    return {
      contactId: row.id,
      person: {
        label: initialsOf(identities.get(row.person_id) ?? { givenName: '', familyName: '' }),
        ...(age === undefined ? {} : { age }),
        verified: row.verified || identities.get(row.person_id)?.verified === true,
        safeContactOnly: summary.safeContactOnly === true || identities.get(row.person_id)?.safeContactOnly === true,
      },
      urgency: { class: row.urgency_class, source: row.urgency_source },
      needs: summary.needs.map((need) => ({ service: need.service, register: need.register, title: needTitle(need) })),
      why: factTexts(summary.why),
      missing: factTexts(summary.missing),
      ...(summary.stopAnswered === undefined ? {} : { stopAnswered: summary.stopAnswered }),
      promise: {
        from: state.promise.from,
        to: state.promise.to,
        state: kept === true ? 'kept' : kept === false || row.promise_to <= tx.at ? 'broken' : 'running',
      },
      ...(summary.legal === undefined ? {} : { legal: summary.legal }),
      ...(summary.realLife === undefined ? {} : { realLife: summary.realLife }),
      ...(summary.cannotKeep === undefined ? {} : { cannotKeep: summary.cannotKeep }),
      channels: row.channels as DeskRow['channels'],
      contacts: row.contacts,
      attempts: row.attempts,
      status: row.status,
      ...(row.opened_by === null ? {} : { openedBy: owners.get(row.opened_by)?.name ?? '' }),
      nextStep: { ...state.nextStep, owner: ownerOf(owners, state.nextStep.owner) },
      ...(untoldDuty === undefined ? {} : { untoldDuty }),
      receivedAt: state.receivedAt,
      lang: row.language,
      escalated: row.escalated_at !== null,
    }
  })
}
