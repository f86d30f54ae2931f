import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  ApiError,
  answersSchema,
  createClient,
  languageSchema,
  newContactSchema,
  routes,
  type NewContactInput,
  type Transport,
} from '@luukku/contract'
import { ageOn, toHelsinkiDate, toInstant, toLocalDate } from '@luukku/domain/time'
import { z } from 'zod'
import { createApp, type App } from '../app.ts'
import { getStaffWithRole } from '../modules/auth/index.ts'
import {
  advanceDemoContact,
  demoPhases,
  makeDemoContact,
  unassignedPhone,
  type DemoCaller,
} from '../modules/rehearsal/index.ts'
import { readIdentities } from '../modules/person/index.ts'
import { createRandom, listBegunContacts, listResidentIds } from '../modules/seed/index.ts'
import type { MovableClock } from '../platform/clock.ts'
import type { ReadTx } from '../platform/db.ts'
import { readConfig, type Config } from '../platform/config.ts'
import { insertSession, type NewSession } from '../platform/session-queries.ts'
import { closedEnvironment } from './closed-environment.ts'

const messagesSchema = z.object({
  messages: z.array(
    z.object({
      lang: languageSchema,
      text: z.string(),
      answers: answersSchema,
      concerning: newContactSchema.shape.concerning.optional(),
      person: newContactSchema.shape.person.optional(),
      ages: z.tuple([z.number(), z.number()]).default([18, 99]),
    }),
  ),
})
const channels = ['web_form', 'web_form', 'callback', 'chat'] as const

/**
 * Contacts of the demo county in every phase, by the real use cases, over the last ten days up to now. Who has sent one
 * in an earlier run sends no other; it is taken as far as its phase when it is still before the assessment.
 *
 * @returns how many went the whole way, and how many stopped on it, by the code of what stopped them
 */
export async function seedContacts(
  count: number,
  at: { county: string; now: Date },
  progress: (done: number) => void,
): Promise<{ made: number; refused: ReadonlyMap<string, number> }> {
  const { now } = at
  const app = await createApp(seedingConfig(process.env, at))
  const clock = app.services.clock as MovableClock
  try {
    const { messages } = messagesSchema.parse(
      JSON.parse(await readFile(join(import.meta.dirname, '../../../../instances/demo-messages.json'), 'utf8')),
    )
    const county = app.services.config.countyId
    const random = createRandom(`contacts of ${county}`)
    const residents = await app.services.db.read(
      {
        actor: { kind: 'system', county, task: 'seed' },
        purpose: 'technical',
        requestId: 'seed',
        clock,
        action: 'seedContacts',
        ground: 'demo county',
      },
      (tx) => listGrownUps(tx, app, count),
    )
    const nurse = await app.services.db.technical(county, (tx) => getStaffWithRole(tx, 'triage'), clock)
    const begun = await listBegunContacts(app.services.config.database.ownerUrl, county)
    const refused = new Map<string, number>()
    for (const [index, { personId, age }] of residents.entries()) {
      const phase = demoPhases[index % demoPhases.length] ?? 'waiting'
      // A story fits whoever tells it: in turn, the next one that somebody of this age could have written.
      const turn = messages.map((_, step) => messages[(index + step) % messages.length])
      const found = turn.find((one) => one !== undefined && one.ages[0] <= age && age <= one.ages[1])
      if (!found) continue
      const { ages: _ages, ...message } = found
      // Those who wait came within the last hour, those in the middle within the last day; the rest over ten days.
      const hours =
        phase === 'waiting' || phase === 'opened'
          ? random.next()
          : phase === 'booked' || phase === 'assessed'
            ? 2 + random.next() * 238
            : random.next() * 5
      clock.set(new Date(now.getTime() - hours * 3_600_000))
      const contact: NewContactInput = {
        ...message,
        channel: channels[index % channels.length] ?? 'web_form',
        contactWay: { ways: ['call', 'sms'], phone: unassignedPhone(index) },
      }
      const sent = begun.get(personId)
      const staff = () => signedIn(app, { kind: 'staff', staffId: nurse })
      try {
        if (sent === undefined)
          await makeDemoContact(await signedIn(app, { kind: 'resident', personId }), staff, contact, phase)
        else if (sent.status === 'waiting' || sent.status === 'opened') await advanceDemoContact(staff, sent.id, phase)
      } catch (error) {
        const reason = nameOf(error)
        refused.set(reason, (refused.get(reason) ?? 0) + 1)
      }
      if ((index + 1) % 20 === 0) progress(index + 1)
    }
    return { made: residents.length - [...refused.values()].reduce((sum, count) => sum + count, 0), refused }
  } finally {
    await app.close()
  }
}

/**
 * The configuration of seeding in this environment: what it seals is read by the installation's keys afterwards, and the rest
 * of the installation's settings stays outside. No made-up person's message reaches a gateway.
 */
export function seedingConfig(environment: NodeJS.ProcessEnv, { county, now }: { county: string; now: Date }): Config {
  return readConfig(
    closedEnvironment(environment, {
      LUUKKU_COUNTY: county,
      LUUKKU_SEAL_KEYS: environment['LUUKKU_SEAL_KEYS'],
      LUUKKU_INDEX_KEY: environment['LUUKKU_INDEX_KEY'],
      LUUKKU_CLOCK: now.toISOString(),
      LUUKKU_CLOCK_SETTABLE: 'true',
      LUUKKU_RATE_LIMIT: '0',
      LUUKKU_LOG: 'silent',
      LUUKKU_ANCHOR_FILE: '/dev/null',
    }),
  )
}

/** Adults with their age in whole years: a child's matter is told by a grown-up. */
async function listGrownUps(tx: ReadTx, app: App, count: number): Promise<{ personId: string; age: number }[]> {
  const ids = await listResidentIds(tx, count * 2)
  const identities = await readIdentities(tx, app.services.sealer, ids)
  const today = toHelsinkiDate(toInstant(tx.at))
  return ids
    .flatMap((personId) => {
      const birthDate = identities.get(personId)?.birthDate
      return birthDate === undefined ? [] : [{ personId, age: ageOn(toLocalDate(birthDate), today) }]
    })
    .filter(({ age }) => age >= 18)
    .slice(0, count)
}

/** The code of what stopped a contact: the rule where one did. It says nothing about the person. */
function nameOf(error: unknown): string {
  if (error instanceof ApiError) return error.problem?.reason ?? error.message
  return error instanceof Error ? error.message : String(error)
}

async function signedIn(app: App, session: NewSession): Promise<DemoCaller> {
  const { config, db, clock } = app.services
  const { token } = await db.technical(config.countyId, (tx) => insertSession(tx, config.countyId, session), clock)
  const cookies = new Map([['luukku_session', token]])
  const transport: Transport = async ({ method, url, headers, body }) => {
    const answer = await app.http.inject({
      method: method as 'GET',
      url,
      headers: { ...headers, cookie: [...cookies].map(([n, v]) => `${n}=${v}`).join('; ') },
      ...(body === undefined ? {} : { payload: body }),
    })
    for (const cookie of answer.cookies) cookies.set(cookie.name, cookie.value)
    return { status: answer.statusCode, body: answer.body }
  }
  const call = createClient(transport)
  return { call, formToken: (await call(routes.readSession)).formToken }
}
