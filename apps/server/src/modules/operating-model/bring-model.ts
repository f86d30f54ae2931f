import type { ModelCopy, RouteBody, RouteResponse, routes } from '@luukku/contract'
import { ModelFault, type RawModel } from '@luukku/domain/guidance'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { getModels } from '../guidance/index.ts'
import { readLaw } from '../law/index.ts'
import { toChangeViews } from './change-views.ts'
import { readModelText } from './installed-models.ts'
import { loadLives } from './life-of-models.ts'
import { modelHash } from './model-hash.ts'
import { insertVersion, lockModel } from './model-queries.ts'
import { findVersion } from './model-queries.ts'
import { getVersion, type ModelPowers } from './read-models.ts'
import { formFault } from './speaking-models.ts'
import { staffOf } from './step-model.ts'

type Brought = RouteResponse<typeof routes.bringModel>

/**
 * Takes a changed or copied model in as a draft; it speaks to nobody until it is approved and published. With `dryRun`
 * nothing is kept: the changes against what speaks now are told, or the file, line and reason of a mistake.
 *
 * A copy says who sent it; what it says of approval there has no weight here.
 */
export async function bringModel(
  tx: WriteTx,
  powers: ModelPowers,
  { copy, dryRun }: RouteBody<typeof routes.bringModel>,
): Promise<Brought> {
  const read = readCopy(powers, copy)
  if ('fault' in read) return { fault: read.fault, alreadyHere: false, changes: [] }
  await lockModel(tx, copy.name)
  const { installed } = powers.follower
  const [kept] = await loadLives(tx, tx.actor.county, { installed, production: powers.production, name: copy.name })
  const alreadyHere = kept?.versions.some(({ hash }) => hash === read.hash) === true
  const beside = kept?.life.running ?? kept?.installedId ?? kept?.versions.at(-1)?.id
  const before = beside === undefined ? undefined : await findVersion(tx, beside)
  const empty: RawModel = { ...read.model, needs: {}, facts: {}, rules: [] }
  const changes = toChangeViews(before ? readModelText(copy.name, before.content) : empty, read.model, {
    models: getModels(),
    law: await readLaw(tx),
  })
  const versionId =
    dryRun || alreadyHere
      ? undefined
      : await insertVersion(
          tx,
          {
            name: copy.name,
            label: read.model.version,
            hash: read.hash,
            content: copy.content,
            ...(copy.contacts === undefined ? {} : { contacts: copy.contacts }),
          },
          { staffId: staffOf(tx).staffId, copiedFrom: copy.county === tx.actor.county ? null : copy.county },
        )
  tx.journal({
    register: 'none',
    persons: [],
    detail: { model: copy.name, hash: read.hash, dryRun, changes: changes.length },
  })
  return {
    alreadyHere,
    name: copy.name,
    changes,
    ...(before === undefined ? {} : { comparedWith: before.id }),
    ...(versionId === undefined ? {} : { versionId }),
  }
}

/** @throws AppError rule-violated when the test contacts are not a file of contacts */
function readCopy(
  { follower }: ModelPowers,
  copy: ModelCopy,
): { model: RawModel; hash: string } | { fault: NonNullable<Brought['fault']> } {
  if (copy.contacts !== undefined && !holdsContacts(copy.contacts))
    throw new AppError('rule-violated', { reason: 'contacts-do-not-read' })
  try {
    follower.withContent(copy.name, copy.content)
    const model = readModelText(copy.name, copy.content)
    return { model, hash: modelHash(model) }
  } catch (error) {
    const { file, line, reason } = error instanceof ModelFault ? error : formFault(copy.name)
    return { fault: { file, line, reason } }
  }
}

function holdsContacts(text: string): boolean {
  try {
    const { scenarios } = JSON.parse(text) as { scenarios?: unknown }
    return Array.isArray(scenarios)
  } catch {
    return false
  }
}

/** One version as a file for another county; made-up test contacts go along, names of approvers do not. */
export async function exportModel(tx: ReadTx, powers: ModelPowers, id: string): Promise<ModelCopy> {
  const version = await getVersion(tx, id)
  const { installed } = powers.follower
  const [kept] = await loadLives(tx, tx.actor.county, { installed, production: powers.production, name: version.name })
  const state = kept?.life.stateOf.get(id)
  return {
    format: 'luukku-operating-model/1',
    county: tx.actor.county,
    name: version.name,
    label: version.label,
    hash: version.hash,
    approvedThere: state !== undefined && state !== 'draft',
    content: version.content,
    ...(version.contacts === null ? {} : { contacts: version.contacts }),
  }
}
