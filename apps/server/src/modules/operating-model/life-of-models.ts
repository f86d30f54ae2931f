import { redFlagsModel } from '@luukku/domain/guidance'
import { foldModelLife, type ModelEvent, type ModelLife, type ModelVersion } from '@luukku/domain/operating-model'
import { toHelsinkiDate, toInstant, toLocalDate } from '@luukku/domain/time'
import type { Lookup } from '../../platform/db.ts'
import type { Installed } from './installed-models.ts'
import { listModelEvents, listVersions, type EventRow, type VersionRow } from './model-queries.ts'

/** The set of red flags proposes nothing but danger, and speaks whether approved or not. */
export const alwaysSpeaks = redFlagsModel

/** One model of the county with its versions, what happened to them, and where each stands. */
export interface KeptModel {
  readonly name: string
  readonly versions: readonly VersionRow[]
  readonly events: readonly EventRow[]
  readonly life: ModelLife
  /** The version that lies with the software now. */
  readonly installedId: string | undefined
}

export async function loadLives(
  tx: Pick<Lookup, 'rows' | 'at'>,
  county: string,
  o: { installed: Installed; production: boolean; name?: string },
): Promise<KeptModel[]> {
  const versions = await listVersions(tx, county, o.name)
  const events = await listModelEvents(tx, county, o.name)
  const today = toHelsinkiDate(toInstant(tx.at))
  const names = [...new Set(versions.map(({ name }) => name))]
  return names.map((name) => {
    const own = versions.filter((one) => one.name === name)
    const ids = new Set(own.map(({ id }) => id))
    const ownEvents = events.filter(({ version_id }) => ids.has(version_id))
    const hash = o.installed.models.find((one) => one.name === name)?.hash
    const installedId = own.find((one) => one.hash === hash)?.id
    const life = foldModelLife(own.map(toVersion), ownEvents.map(toEvent), {
      today,
      production: o.production,
      alwaysSpeaks: name === alwaysSpeaks,
      ...(installedId === undefined ? {} : { installed: installedId }),
    })
    return { name, versions: own, events: ownEvents, life, installedId }
  })
}

export const toVersion = (row: VersionRow): ModelVersion => ({
  id: row.id,
  label: row.label,
  hash: row.hash,
  origin: row.origin,
  broughtAt: toInstant(row.brought_at),
})

export const toEvent = (row: EventRow): ModelEvent => ({
  versionId: row.version_id,
  kind: row.kind,
  at: toInstant(row.at),
  demo: row.demo,
  ...(row.from_day === null ? {} : { from: toLocalDate(row.from_day) }),
  ...(row.unit_id === null ? {} : { unitId: row.unit_id }),
})
