import type { LocalDate } from '../time/index.ts'

/** One content of a model, pinned by its hash. Never changed: another content is another version. */
export interface ModelVersion {
  readonly id: string
  /** What the file calls itself, `1.0.0`. Two contents may carry the same name; the hash tells them apart. */
  readonly label: string
  readonly hash: string
  /** `installed` came with the software, `brought` was changed in the county or copied from another. */
  readonly origin: 'installed' | 'brought'
  /** RFC 3339. */
  readonly broughtAt: string
}

export const modelEventKinds = [
  'approved',
  'approval-withdrawn',
  'published',
  'publication-withdrawn',
  'adopted',
] as const
export type ModelEventKind = (typeof modelEventKinds)[number]

/** What happened to a version, in the order in which it happened. */
export interface ModelEvent {
  readonly versionId: string
  readonly kind: ModelEventKind
  readonly at: string
  /** First day of a publication or an adoption. */
  readonly from?: LocalDate
  readonly unitId?: string
  /** Made for trying out: in production it counts for nothing. */
  readonly demo: boolean
}

/**
 * `draft`: nobody has approved it. `approved`: may be published. `coming`: published from a later day. `running`: the front
 * door speaks by it now. `past`: it ran, and another took its place.
 */
export type VersionState = 'draft' | 'approved' | 'coming' | 'running' | 'past'

export interface ModelLife {
  /** The version the front door speaks by; absent when the model is silent. */
  readonly running?: string
  readonly stateOf: ReadonlyMap<string, VersionState>
  /** The version each unit works by, and from which day; and the one it has decided to take later. */
  readonly units: ReadonlyMap<string, { readonly now?: Adoption; readonly later?: Adoption }>
}

export interface Adoption {
  readonly versionId: string
  readonly from: LocalDate
}

export interface LifeRules {
  readonly today: LocalDate
  /** In production only what a licensed person has approved runs, and nothing that was approved for trying out. */
  readonly production: boolean
  /** The content that lies with the software now. */
  readonly installed?: string
  /** The red-flag set speaks always: being silent about danger is the worse error (issue of the intended purpose). */
  readonly alwaysSpeaks: boolean
}

/**
 * Where each version of one model stands. A fold: the rows are never changed, withdrawing is a row of its own.
 *
 * A withdrawn approval takes its publications with it, and what was published before runs again. Whoever had adopted what was
 * withdrawn works by what they had adopted before it, or by nothing.
 */
export function foldModelLife(
  versions: readonly ModelVersion[],
  events: readonly ModelEvent[],
  rules: LifeRules,
): ModelLife {
  const standing = versions.filter((version) => isApproved(version.id, events, rules.production))
  const approved = new Set(standing.map(({ id }) => id))
  const publications = publicationsOf(events).filter(({ versionId }) => approved.has(versionId))
  const effective = publications.filter(({ from }) => from <= rules.today)
  const published = effective.at(-1)?.versionId
  const running = runningOf(versions, published, rules)
  const stateOf = new Map<string, VersionState>()
  for (const { id } of versions) {
    if (id === running) stateOf.set(id, 'running')
    else if (publications.some(({ versionId, from }) => versionId === id && from > rules.today))
      stateOf.set(id, 'coming')
    else if (effective.some(({ versionId }) => versionId === id)) stateOf.set(id, 'past')
    else stateOf.set(id, approved.has(id) ? 'approved' : 'draft')
  }
  return {
    ...(running === undefined ? {} : { running }),
    stateOf,
    units: adoptionsOf(events, rules),
  }
}

/** Adoptions of what was not withdrawn since. One published anew is adopted anew: the unit decides what it works by. */
function standingAdoptions(events: readonly ModelEvent[], production: boolean): (Adoption & { unitId: string })[] {
  const open: (Adoption & { unitId: string })[] = []
  for (const { kind, unitId, versionId, from } of events) {
    if (kind === 'adopted' && unitId !== undefined && from !== undefined) open.push({ unitId, versionId, from })
    if (kind === 'publication-withdrawn')
      open.splice(0, open.length, ...open.filter((one) => one.versionId !== versionId))
  }
  return open.filter(({ versionId }) => lastApproval(versionId, events, production) !== 'approval-withdrawn')
}

/** Whether the last word about this version's approval is that it stands. */
export function isApproved(versionId: string, events: readonly ModelEvent[], production: boolean): boolean {
  return lastApproval(versionId, events, production) === 'approved'
}

function lastApproval(
  versionId: string,
  events: readonly ModelEvent[],
  production: boolean,
): ModelEventKind | undefined {
  return events
    .filter((event) => event.versionId === versionId && !(production && event.demo))
    .findLast(({ kind }) => kind === 'approved' || kind === 'approval-withdrawn')?.kind
}

/** Publications that were not taken back, by the day they begin and, on one day, by when they were made. */
function publicationsOf(events: readonly ModelEvent[]): Adoption[] {
  const open: Adoption[] = []
  for (const { kind, versionId, from } of events) {
    if (kind === 'published' && from !== undefined) open.push({ versionId, from })
    if (kind === 'publication-withdrawn')
      open.splice(0, open.length, ...open.filter((one) => one.versionId !== versionId))
  }
  return open.sort((a, b) => (a.from === b.from ? 0 : a.from < b.from ? -1 : 1))
}

function runningOf(
  versions: readonly ModelVersion[],
  published: string | undefined,
  { production, installed, alwaysSpeaks }: LifeRules,
): string | undefined {
  const isInstalled = versions.find(({ id }) => id === published)?.origin === 'installed'
  // While the software is being written its own files are what is tried; in production what was approved goes on.
  if (!production) return published === undefined || isInstalled ? (installed ?? published) : published
  return published ?? (alwaysSpeaks ? installed : undefined)
}

function adoptionsOf(events: readonly ModelEvent[], { today, production }: LifeRules): ModelLife['units'] {
  const units = new Map<string, { now?: Adoption; later?: Adoption }>()
  for (const { unitId, versionId, from } of standingAdoptions(events, production)) {
    const before = units.get(unitId)
    const adoption = { versionId, from }
    // The last decision stands: one for a day that has come takes an older plan for later with it.
    if (from <= today) {
      const isNewer = before?.now === undefined || before.now.from <= from
      units.set(unitId, isNewer ? { now: adoption } : (before ?? {}))
    } else units.set(unitId, { ...(before?.now === undefined ? {} : { now: before.now }), later: adoption })
  }
  return units
}
