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
  isByStaff,
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
import { planContacts, type PlannedContact } from './plan-contacts.ts'

const messagesSchema = z.object({
  messages: z.array(
    z.object({
      lang: languageSchema,
      text: z.string(),
      answers: answersSchema,
      concerning: newContactSchema.shape.concerning.optional(),
      person: newContactSchema.shape.person.optional(),
      ages: z.tuple([z.number(), z.number()]).default([18, 99]),
      /** Class A: 112. Told where one is meant to be. */
      urgent: z.boolean().default(false),
    }),
  ),
})
type Message = z.output<typeof messagesSchema>['messages'][number]

/**
 * Contacts of the demo county in every phase, by the real use cases, over the last ten days up to now. What was sent in an earlier
 * run is not sent again; it is taken as far as its phase when it is still before the assessment.
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
    const messages = await readMessages()
    const county = app.services.config.countyId
    const random = createRandom(`contacts of ${county}`)
    const tellers = await app.services.db.read(
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
    const plan = planContacts(Math.min(count, tellers.length), random)
    for (const [index, planned] of plan.entries()) {
      const teller = tellers[planned.teller]
      const message = teller && storyOf(messages, index, teller.age, planned.urgent)
      if (!message) continue
      clock.set(new Date(now.getTime() - planned.hoursAgo * 3_600_000))
      const sent = begun.get(teller.personId)?.[planned.again ? 1 : 0]
      const staff = () => signedIn(app, { kind: 'staff', staffId: nurse })
      const contact = toContact(message, planned, teller, index)
      try {
        if (sent === undefined) {
          const byStaff = isByStaff(contact)
          const sender = byStaff ? await staff() : await signedIn(app, { kind: 'resident', personId: teller.personId })
          await makeDemoContact({ ...sender, byStaff }, staff, contact, planned.phase)
        } else if (sent.status === 'waiting' || sent.status === 'opened')
          await advanceDemoContact(staff, sent.id, planned.phase)
      } catch (error) {
        const reason = nameOf(error)
        refused.set(reason, (refused.get(reason) ?? 0) + 1)
      }
      if ((index + 1) % 20 === 0) progress(index + 1)
    }
    return { made: plan.length - [...refused.values()].reduce((sum, count) => sum + count, 0), refused }
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

async function readMessages(): Promise<Message[]> {
  const file = join(import.meta.dirname, '../../../../instances/demo-messages.json')
  return messagesSchema.parse(JSON.parse(await readFile(file, 'utf8'))).messages
}

/** A story fits whoever tells it: in turn, the next one that somebody of this age could have written. */
function storyOf(messages: readonly Message[], turn: number, age: number, urgent: boolean): Message | undefined {
  const told = messages.filter((one) => one.urgent === urgent)
  return told
    .map((_, step) => told[(turn + step) % told.length])
    .find((one) => one !== undefined && one.ages[0] <= age && age <= one.ages[1])
}

/** Who phones or comes in about themself says who they are; another's matter comes over the form. */
function toContact(message: Message, planned: PlannedContact, teller: Teller, index: number): NewContactInput {
  const { ages: _ages, urgent: _urgent, person = {}, ...told } = message
  const isOwn = (told.concerning?.who ?? 'self') === 'self'
  const channel = isOwn || !isByStaff(planned) ? planned.channel : 'web_form'
  const { givenName, familyName, identityCode } = teller
  return {
    ...told,
    channel,
    person: isByStaff({ channel }) ? { ...person, givenName, familyName, identityCode } : person,
    contactWay: { ways: ['call', 'sms'], phone: unassignedPhone(index) },
  }
}

interface Teller {
  personId: string
  age: number
  givenName: string
  familyName: string
  identityCode: string | undefined
}

/** Adults with their age in whole years: a child's matter is told by a grown-up. */
async function listGrownUps(tx: ReadTx, app: App, count: number): Promise<Teller[]> {
  const ids = await listResidentIds(tx, count * 2)
  const identities = await readIdentities(tx, app.services.sealer, ids)
  const today = toHelsinkiDate(toInstant(tx.at))
  return ids
    .flatMap((personId) => {
      const identity = identities.get(personId)
      if (identity?.birthDate === undefined) return []
      const { givenName, familyName, identityCode } = identity
      return [{ personId, age: ageOn(toLocalDate(identity.birthDate), today), givenName, familyName, identityCode }]
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
