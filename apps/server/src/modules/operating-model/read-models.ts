import type { ModelFaultView, ModelList, ModelPage, ModelRow, RouteResponse, routes } from '@luukku/contract'
import { ModelFault, type RawModel } from '@luukku/domain/guidance'
import { modelQuality, type ModelQuality } from '@luukku/domain/operating-model'
import { addDays, toHelsinkiDate, toInstant } from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import { listServices, type ServiceRow } from '../catalogue/index.ts'
import { getModels } from '../guidance/index.ts'
import { readLaw } from '../law/index.ts'
import { toChangeViews } from './change-views.ts'
import type { ModelFollower } from './follow-models.ts'
import { readModelText } from './installed-models.ts'
import { loadLives, type KeptModel } from './life-of-models.ts'
import { findVersion, listContents, listModelUnits, type VersionContent } from './model-queries.ts'
import { toModelView } from './model-view.ts'
import { countOutcomes } from './outcome-queries.ts'
import { listTrials } from './trial-queries.ts'
import { toVersionView, type ViewRules } from './version-view.ts'

export interface ModelPowers {
  readonly follower: ModelFollower
  readonly production: boolean
}

const rulesOf = ({ follower, production }: ModelPowers): ViewRules => ({
  production,
  commonHash: follower.installed.commonHash,
})

/** Every model of the county, by its title. */
export async function readModels(tx: ReadTx, powers: ModelPowers): Promise<ModelList> {
  const { installed } = powers.follower
  const lives = await loadLives(tx, tx.actor.county, { installed, production: powers.production })
  const shown = lives.map((kept) => kept.life.running ?? kept.installedId ?? kept.versions.at(-1)?.id ?? '')
  const contents = new Map((await listContents(tx, tx.actor.county, shown)).map((one) => [one.id, one]))
  const faults = powers.follower.faults()
  const rows = lives.map((kept, n) => {
    const row = toRow(kept, contents.get(shown[n] ?? ''), rulesOf(powers))
    const fault = faults.find(({ name }) => name === kept.name)
    return row && (fault === undefined ? row : { ...row, fault: toFault(fault) })
  })
  return {
    at: toInstant(tx.at),
    production: powers.production,
    models: rows.flatMap((row) => row ?? []).sort((a, b) => a.title.fi.localeCompare(b.title.fi, 'fi')),
    faults: faults.map(toFault),
  }
}

function toRow(
  kept: KeptModel,
  shown: { content: string; contacts: string | null } | undefined,
  rules: ViewRules,
): ModelRow | undefined {
  if (shown === undefined) return undefined
  const raw = readKept(kept.name, shown.content)
  const views = kept.versions.map((row) => toVersionView(kept, row, rules))
  const running = views.find(({ versionId }) => versionId === kept.life.running)
  const coming = views.find(({ state }) => state === 'coming')
  const now = [...kept.life.units.values()].flatMap(({ now: adopted }) => adopted?.versionId ?? [])
  return {
    name: kept.name,
    title: raw.title,
    who: raw.who,
    whole: raw.says !== undefined,
    needs: Object.keys(raw.needs ?? {}).length,
    testContacts: countContacts(shown.contacts),
    ...(running === undefined
      ? {}
      : {
          running: {
            label: running.label,
            hash: running.hash,
            approved: running.approval !== undefined,
            demo: running.approval?.demo === true,
          },
        }),
    ...(coming?.publishedFrom === undefined ? {} : { coming: { label: coming.label, from: coming.publishedFrom } }),
    drafts: views.filter(({ state }) => state === 'draft' || state === 'approved').length,
    units: {
      following: now.filter((id) => id === kept.life.running).length,
      behind: now.filter((id) => id !== kept.life.running).length,
    },
  }
}

const toFault = ({ file, line, reason }: ModelFaultView): ModelFaultView => ({ file, line, reason })

const uniqueFaults = (faults: readonly ModelFaultView[]): ModelFaultView[] => [
  ...new Map(faults.map((fault) => [JSON.stringify(toFault(fault)), toFault(fault)])).values(),
]

/** What a kept content says; of one that cannot be read at all its name, beside which the mistake is shown. */
function readKept(name: string, content: string): RawModel {
  try {
    return readModelText(name, content)
  } catch (error) {
    if (!(error instanceof ModelFault)) throw error
    const title = { fi: name, sv: name, en: name }
    return { name, version: '', status: 'draft, not approved', title, who: { fi: '', sv: '', en: '' } }
  }
}

function countContacts(contacts: string | null): number {
  if (contacts === null) return 0
  return (JSON.parse(contacts) as { scenarios?: unknown[] }).scenarios?.length ?? 0
}

/** One model in one version: the one that speaks, unless another is asked for. */
export async function readModel(
  tx: ReadTx,
  powers: ModelPowers,
  name: string,
  versionId: string | undefined,
): Promise<ModelPage> {
  const kept = await getLife(tx, powers, name)
  const shown = versionId ?? kept.life.running ?? kept.installedId ?? kept.versions.at(-1)?.id
  const content = shown === undefined ? undefined : await findVersion(tx, shown)
  if (content?.name !== name) throw notFound()
  const rules = rulesOf(powers)
  const views = new Map(kept.versions.map((row) => [row.id, toVersionView(kept, row, rules)]))
  const version = views.get(content.id)
  if (version === undefined) throw notFound()
  const raw = readKept(name, content.content)
  const isInUse = version.state === 'running' || version.state === 'past'
  const fault = isInUse ? undefined : powers.follower.faultOf(name, content.content)
  const labelOf = (id: string) => views.get(id)?.label ?? ''
  const named = professionsOf(raw, await listServices(tx))
  return {
    at: toInstant(tx.at),
    production: powers.production,
    model: toModelView(raw, version, { models: getModels(), law: await readLaw(tx) }),
    versions: [...views.values()].reverse(),
    tried: (await listTrials(tx, content.id, rules.commonHash)).map((one) => ({ ...one, at: toInstant(one.at) })),
    units: (await listModelUnits(tx)).map(({ id, name: unit, professions }) => {
      const adopted = kept.life.units.get(id)
      const withLabel = (one: { versionId: string; from: string }) => ({ ...one, label: labelOf(one.versionId) })
      return {
        unitId: id,
        name: unit,
        concerned: professions.some((profession) => named.has(profession)),
        ...(adopted?.now === undefined ? {} : { now: withLabel(adopted.now) }),
        ...(adopted?.later === undefined ? {} : { later: withLabel(adopted.later) }),
      }
    }),
    history: kept.events.toReversed().map((event) => ({
      at: toInstant(event.at),
      kind: event.kind,
      label: labelOf(event.version_id),
      hash: views.get(event.version_id)?.hash ?? '',
      by: event.staff_name,
      demo: event.demo,
      ...(event.from_day === null ? {} : { from: event.from_day }),
      ...(event.unit_name === null ? {} : { unit: event.unit_name }),
      ...(event.statement === null ? {} : { statement: event.statement }),
    })),
    faults: uniqueFaults([
      ...(fault === undefined ? [] : [fault]),
      ...powers.follower.faults().filter((one) => one.name === name || one.name === ''),
    ]),
  }
}

/** @throws not-found for a model the county does not have */
export async function getLife(tx: ReadTx, powers: ModelPowers, name: string): Promise<KeptModel> {
  const { installed } = powers.follower
  const [kept] = await loadLives(tx, tx.actor.county, { installed, production: powers.production, name })
  if (kept === undefined) throw notFound()
  return kept
}

/** @throws not-found for a version of another county, or none */
export async function getVersion(tx: ReadTx, id: string): Promise<VersionContent> {
  const version = await findVersion(tx, id)
  if (version === undefined) throw notFound()
  return version
}

export async function readComparison(
  tx: ReadTx,
  powers: ModelPowers,
  name: string,
  asked: { from: string; to: string },
): Promise<RouteResponse<typeof routes.compareModel>> {
  const kept = await getLife(tx, powers, name)
  const [from, to] = [await getVersion(tx, asked.from), await getVersion(tx, asked.to)]
  if (from.name !== name || to.name !== name) throw notFound()
  const view = (row: VersionContent) => toVersionView(kept, row, rulesOf(powers))
  return {
    from: view(from),
    to: view(to),
    changes: toChangeViews(readModelText(name, from.content), readModelText(name, to.content), {
      models: getModels(),
      law: await readLaw(tx),
    }),
  }
}

export async function readQuality(
  tx: ReadTx,
  powers: ModelPowers,
  name: string,
  days: number,
): Promise<RouteResponse<typeof routes.readModelQuality>> {
  const kept = await getLife(tx, powers, name)
  const since = addDays(toHelsinkiDate(toInstant(tx.at)), -days)
  const rows = await countOutcomes(tx, name, since)
  const versions = kept.versions.filter(({ hash }) => rows.some((row) => row.hash === hash))
  const ofVersions = versions.map(({ hash, label }) => ({
    hash,
    label,
    quality: toFigures(modelQuality(rows.filter((row) => row.hash === hash))),
  }))
  return {
    since,
    all: toFigures(modelQuality(rows)),
    // The whole less the other versions would tell what one hides: then none is shown by itself.
    versions: ofVersions.some(({ quality }) => JSON.stringify(quality).includes('"hidden":true')) ? [] : ofVersions,
  }
}

const toFigures = (quality: ModelQuality) => quality as RouteResponse<typeof routes.readModelQuality>['all']

/** The professions that the county's own services of this model are given by. */
function professionsOf(raw: ReturnType<typeof readModelText>, services: readonly ServiceRow[]): Set<string> {
  const asked = new Set(
    Object.values(raw.needs ?? {}).flatMap((need) =>
      need.services.map((item) => (typeof item === 'string' ? item : item.service)),
    ),
  )
  return new Set(services.filter(({ code }) => asked.has(code)).flatMap(({ professions }) => professions))
}
