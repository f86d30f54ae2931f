import type { ContactTrial, ModelTrial } from '@luukku/contract'
import { proposeGuidance, type GuidanceModels } from '@luukku/domain/guidance'
import {
  judgeTrial,
  toTrialOutcome,
  trialKinds,
  type TrialKind,
  type TrialOutcome,
} from '@luukku/domain/operating-model'
import { addDays, toHelsinkiDate, toInstant } from '@luukku/domain/time'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import type { Sealer } from '../../platform/seal.ts'
import { readTold, understand } from '../contact/index.ts'
import { getModels } from '../guidance/index.ts'
import { listContents } from './model-queries.ts'
import { inPieces } from './in-pieces.ts'
import { getVersion, type ModelPowers } from './read-models.ts'
import { loadLives } from './life-of-models.ts'
import { readTestContacts, type TestContact } from './test-contacts.ts'
import { insertTrial, listRecentContacts, type NewTrial } from './trial-queries.ts'
import { staffOf } from './step-model.ts'

const countKinds = (all: readonly (readonly TrialKind[])[]) =>
  trialKinds
    .map((kind) => ({ kind, count: all.filter((kinds) => kinds.includes(kind)).length }))
    .filter(({ count }) => count > 0)

/**
 * How the county's test contacts of every model would be answered with this version in the place of the running one. That it
 * was tried is kept, in counts: publishing asks for it.
 */
export async function tryModel(tx: WriteTx, powers: ModelPowers, id: string): Promise<ModelTrial> {
  const version = await getVersion(tx, id)
  const tried = compile(powers, version)
  if ('fault' in tried) return { ...noTrial, fault: tried.fault }
  const contacts = await contactsOf(tx, powers, version)
  const now = getModels()
  const answers = await inPieces(tx, contacts, ({ contact, model }) => {
    const before = toTrialOutcome(proposeGuidance(now, contact.input))
    const after = toTrialOutcome(proposeGuidance(tried.models, contact.input))
    return { contact, model, before, after, kinds: judgeTrial(before, after) }
  })
  tx.journal({ register: 'none', persons: [], detail: { model: version.name, version: id, contacts: contacts.length } })
  const changed = answers.filter(({ kinds }) => kinds.length > 0)
  await keep(tx, powers, { versionId: id, kind: 'made-up', looked: answers.length, changed: changed.length })
  return {
    contacts: answers.length,
    before: scoreOf(answers.map(({ contact, before }) => ({ contact, outcome: before }))),
    after: scoreOf(answers.map(({ contact, after }) => ({ contact, outcome: after }))),
    kinds: countKinds(changed.map(({ kinds }) => kinds)),
    changes: changed.map(({ contact, model, before, after, kinds }) => ({
      id: contact.id,
      model,
      text: contact.input.text,
      kinds,
      before: toView(before),
      after: toView(after),
      expected: [...contact.acceptable],
      better: isBetter(contact, before, after),
    })),
  }
}

const daysBack = 90
const mostContacts = 300
const mostShown = 50

/**
 * The same against what people have really told: the newest contacts of the last three months, each read by the same wall and
 * written in the journal. Nothing is changed for anybody.
 */
export async function tryModelOnContacts(
  tx: WriteTx,
  sealer: Sealer,
  powers: ModelPowers,
  id: string,
): Promise<ContactTrial> {
  const version = await getVersion(tx, id)
  const since = addDays(toHelsinkiDate(toInstant(tx.at)), -daysBack)
  const tried = compile(powers, version)
  if ('fault' in tried) return { since, looked: 0, changed: 0, kinds: [], contacts: [], fault: tried.fault }
  const rows = await listRecentContacts(tx, since, mostContacts)
  const told = await readTold(
    tx,
    sealer,
    rows.map((row) => row.id),
  )
  const readable = rows.flatMap((row) => {
    const words = told.get(row.id)
    return words === undefined ? [] : [{ row, words }]
  })
  const answers = await inPieces(tx, readable, ({ row, words }) => {
    const before = toTrialOutcome(understand(words, row.received_at))
    const after = toTrialOutcome(understand(words, row.received_at, tried.models))
    return { row, before, after, kinds: judgeTrial(before, after) }
  })
  tx.journal({
    register: 'both',
    persons: [...new Set(readable.map(({ row }) => row.person_id))],
    detail: { model: version.name, version: id, contacts: readable.length },
  })
  const changed = answers.filter(({ kinds }) => kinds.length > 0)
  await keep(tx, powers, { versionId: id, kind: 'received', looked: readable.length, changed: changed.length })
  const graveFirst = changed.toSorted((a, b) => graveness(a.kinds) - graveness(b.kinds))
  return {
    since,
    looked: readable.length,
    changed: changed.length,
    kinds: countKinds(changed.map(({ kinds }) => kinds)),
    contacts: graveFirst.slice(0, mostShown).map(({ row, before, after, kinds }) => ({
      contactId: row.id,
      reference: row.reference,
      kinds,
      before: toView(before),
      after: toView(after),
    })),
  }
}

const keep = (tx: WriteTx, { follower }: ModelPowers, trial: Omit<NewTrial, 'staffId' | 'commonHash'>) =>
  insertTrial(tx, { ...trial, staffId: staffOf(tx).staffId, commonHash: follower.installed.commonHash })

const graveness = (kinds: readonly TrialKind[]) => Math.min(...kinds.map((kind) => trialKinds.indexOf(kind)))

function compile(
  { follower }: ModelPowers,
  version: { name: string; content: string },
): { models: GuidanceModels } | { fault: NonNullable<ModelTrial['fault']> } {
  const fault = follower.faultOf(version.name, version.content)
  return fault === undefined ? { models: follower.withContent(version.name, version.content) } : { fault }
}

/** The contacts of every model as its running version has them, and this version's own. */
async function contactsOf(
  tx: ReadTx,
  powers: ModelPowers,
  version: { id: string; name: string; contacts: string | null },
): Promise<{ model: string; contact: TestContact }[]> {
  const { installed } = powers.follower
  const lives = await loadLives(tx, tx.actor.county, { installed, production: powers.production })
  const ids = lives.flatMap(({ name, life, installedId }) =>
    name === version.name ? [] : (life.running ?? installedId ?? []),
  )
  const others = await listContents(tx, tx.actor.county, ids)
  const own = version.contacts ?? installed.models.find(({ name }) => name === version.name)?.contacts ?? null
  return [...others, { name: version.name, contacts: own }].flatMap(({ name, contacts }) =>
    readTestContacts(contacts).map((contact) => ({ model: name, contact })),
  )
}

function scoreOf(answers: readonly { contact: TestContact; outcome: TrialOutcome }[]) {
  const count = (test: (one: (typeof answers)[number]) => boolean) => answers.filter(test).length
  return {
    right: count(({ contact, outcome }) => contact.acceptable.includes(outcome.urgencyClass)),
    tooLow: count(({ contact, outcome }) => contact.acceptable.every((one) => outcome.urgencyClass > one)),
    missed112: count(({ contact, outcome }) => contact.call112 && !outcome.call112),
  }
}

function isBetter(contact: TestContact, before: TrialOutcome, after: TrialOutcome): 'better' | 'worse' | 'neither' {
  const fits = (one: TrialOutcome) =>
    Number(contact.acceptable.includes(one.urgencyClass)) +
    Number(contact.call112 === one.call112) +
    contact.services.filter((service) => one.services.includes(service)).length / Math.max(1, contact.services.length)
  const gain = fits(after) - fits(before)
  if (gain === 0) return 'neither'
  return gain > 0 ? 'better' : 'worse'
}

const toView = ({ services, ...rest }: TrialOutcome) => ({ ...rest, services: [...services] })

const noTrial: ModelTrial = {
  contacts: 0,
  before: { right: 0, tooLow: 0, missed112: 0 },
  after: { right: 0, tooLow: 0, missed112: 0 },
  kinds: [],
  changes: [],
}
