import { routes } from '@luukku/contract'
import type { AccessRule, Actor } from '@luukku/domain/access'
import { visitsMeet } from '@luukku/domain/law'
import { addDays, toHelsinkiDate, toInstant } from '@luukku/domain/time'
import { AppError } from '../../platform/errors.ts'
import { reads, writes, type Endpoint } from '../../platform/http/handler.ts'
import type { Services } from '../../platform/services.ts'
import { readLaw } from '../law/index.ts'
import { readOwners } from '../staffing/index.ts'
import { readDecrees, recordDecree, takeBackDecree } from './decrees.ts'
import { listBreaking } from './breaking-queries.ts'
import { readPublications, recordPublication, takeBackPublication } from './publications.ts'
import { listSmallMunicipalities, readDay, toBreaking } from './read-day.ts'
import { readFairness } from './read-fairness.ts'

const figures: AccessRule = {
  roles: ['manager'],
  relation: 'figures',
  purpose: 'management',
  ground: '612/2021 § 29: monitoring of access; counts without persons',
}

/** The county's own duties: no row about a person. */
const publications: AccessRule = {
  roles: ['manager'],
  relation: 'figures',
  purpose: 'management',
  ground: '1326/2010 § 55, 980/2012 § 26, 741/2023 §§ 26-27: what the county publishes; no data about persons',
}

/** Limits that a decree takes out of use: no row about a person. */
const decrees: AccessRule = {
  roles: ['manager'],
  relation: 'figures',
  purpose: 'management',
  ground: '1552/2011 § 88: limits of non-urgent care out of use while a decree is in force; no data about persons',
}

const staffOf = (actor: Actor): string => {
  if (actor.kind !== 'staff') throw new AppError('not-allowed')
  return actor.staffId
}

export function managerEndpoints({ jobs }: Pick<Services, 'jobs'>): Endpoint[] {
  return [
    reads(routes.readDecrees, decrees, async ({ tx }) => {
      tx.journal({ register: 'none', persons: [], detail: {} })
      return readDecrees(tx)
    }),
    writes(routes.recordDecree, decrees, async ({ tx, actor, body }) => {
      await recordDecree(tx, jobs, staffOf(actor), body)
      return readDecrees(tx)
    }),
    writes(routes.takeBackDecree, decrees, async ({ tx, actor, params, body }) => {
      await takeBackDecree(tx, jobs, staffOf(actor), params.id, body.reason)
      return readDecrees(tx)
    }),
    reads(routes.readManagerDay, figures, async ({ tx, query }) => {
      tx.journal({ register: 'none', persons: [], detail: { days: query.days } })
      return readDay(tx, query)
    }),
    reads(routes.readFutureDates, figures, async ({ tx, query }) => {
      const today = toHelsinkiDate(toInstant(tx.at))
      const asked = { to: query.until ?? addDays(today, query.days), meets: visitsMeet(await readLaw(tx)) }
      const small = await listSmallMunicipalities(tx, asked)
      const { service, municipality } = query
      const hidden = municipality !== undefined && small.has(municipality)
      const rows = hidden ? [] : await listBreaking(tx, { ...asked, service, municipality, limit: 500 })
      const owners = await readOwners(
        tx,
        rows.map((b) => ({ kind: b.owner_kind, id: b.owner_id })),
      )
      tx.journal({ register: 'none', persons: [], detail: { rows: rows.length } })
      return { breaking: rows.map((row) => toBreaking(row, owners, today, small)), hidden }
    }),
    reads(routes.readFairness, figures, ({ tx }) => readFairness(tx)),
    reads(routes.readPublications, publications, async ({ tx }) => {
      tx.journal({ register: 'none', persons: [], detail: {} })
      return readPublications(tx)
    }),
    writes(routes.recordPublication, publications, async ({ tx, actor, body }) => {
      await recordPublication(tx, staffOf(actor), body)
      return readPublications(tx)
    }),
    writes(routes.takeBackPublication, publications, async ({ tx, actor, params, body }) => {
      await takeBackPublication(tx, staffOf(actor), params.id, body.reason)
      return readPublications(tx)
    }),
  ]
}
