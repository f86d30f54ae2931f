import { destroyOn, retentionRules } from '@luukku/domain/retention'
import { toHelsinkiDate, toInstant, toLocalDate, type LocalDate } from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'
import type { Sealer } from '../../platform/seal.ts'
import { lastBirthDate, readIdentities } from '../person/index.ts'
import type { ProposalRow } from './proposal-queries.ts'
import { keptPlaces, listDue, type Kept, type StoredDocument } from './retention-queries.ts'

/** Documents looked at in one transaction: a second's work, and a whole entry of the journal. */
export const batchSize = 500

/** How far a walk over everything kept has come. */
export interface Cursor {
  place: Kept
  after?: string
}
export const firstPlace: Cursor = { place: keptPlaces[0] }

export interface DueBatch {
  due: { document: StoredDocument; day: LocalDate }[]
  /** Whose day of birth was opened: they were read. */
  opened: string[]
  /** Absent: that was the last. */
  next?: Cursor
}

/** The next documents of a list: their time has ended by its night. */
export async function findDueBatch(
  tx: ReadTx,
  sealer: Sealer,
  o: { classes: readonly string[]; list: Pick<ProposalRow, 'night' | 'made_at'>; cursor: Cursor },
): Promise<DueBatch> {
  const { place, after } = o.cursor
  const { night: today, made_at: listedAt } = o.list
  const documents = await listDue(tx, {
    ...{ kept: place, classes: o.classes, after, limit: batchSize },
    ...{ day: today, listedAt },
  })
  const opened = [...new Set(documents.filter(isFromBirth).map(({ person_id }) => person_id))]
  const born = await readIdentities(tx, sealer, opened)
  const due = documents.flatMap((document) => {
    const day = dayOf(document, lastBirthDate(born.get(document.person_id)))
    return day !== undefined && day <= today ? [{ document, day }] : []
  })
  const next = nextOf(place, documents)
  return { due, opened, ...(next ? { next } : {}) }
}

function nextOf(place: Kept, documents: readonly StoredDocument[]): Cursor | undefined {
  const last = documents.at(-1)
  if (last && documents.length === batchSize) return { place, after: last.id }
  const following = keptPlaces[keptPlaces.indexOf(place) + 1]
  return following && { place: following }
}

const isFromBirth = ({ retention_class }: StoredDocument) => retentionRules[retention_class]?.from === 'birth'

const dayOf = (document: StoredDocument, birthDate: string | undefined) =>
  destroyOn({
    retentionClass: document.retention_class,
    storedOn: toHelsinkiDate(toInstant(document.created_at)),
    closedOn: document.closed_at === null ? undefined : toHelsinkiDate(toInstant(document.closed_at)),
    bornOn: birthDate === undefined ? undefined : toLocalDate(birthDate),
  })
