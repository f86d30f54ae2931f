import { largestBody, routes } from '@luukku/contract'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import { randomUUID } from 'node:crypto'
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { installDevelopmentProvider, type DemoPerson } from './integrations/oidc/development-provider.ts'
import { installSmsInbound } from './integrations/sms/inbound-gateway.ts'
import { installSmsReports } from './integrations/sms/report-gateway.ts'
import { readAddedLanguages } from './integrations/web/added-languages.ts'
import { installResidentPages } from './integrations/web/resident-pages.ts'
import { installStaffPages } from './integrations/web/staff-pages.ts'
import { actingEndpoints } from './modules/acting/index.ts'
import { installAuth, listDemoStaff } from './modules/auth/index.ts'
import {
  bookingEndpoints,
  receiveReply,
  startCalendars,
  workBooking,
  workMoves,
  workPolicy,
  workWaiting,
} from './modules/booking/index.ts'
import { catalogueEndpoints, countyProblems, findCounty } from './modules/catalogue/index.ts'
import { contactEndpoints, followNeed, startWatch, watchContacts } from './modules/contact/index.ts'
import { dataRightsEndpoints, workDataRights } from './modules/data-rights/index.ts'
import { deskEndpoints } from './modules/desk/index.ts'
import { emergencyEndpoints } from './modules/emergency/index.ts'
import { userEndpoints } from './modules/users/index.ts'
import { jointEndpoints } from './modules/joint/index.ts'
import { lawEndpoints, lawOf, schoolCalendarsOf, workDecrees, workRounds } from './modules/law/index.ts'
import { managerEndpoints } from './modules/manager/index.ts'
import { createOutlets, receiveReport, workNotifications, type DeliveryReport } from './modules/notification/index.ts'
import { followModels, operatingModelEndpoints } from './modules/operating-model/index.ts'
import { ownListEndpoints } from './modules/own-list/index.ts'
import { permissionEndpoints } from './modules/permission/index.ts'
import { questionnaireEndpoints, workQuestionnaires } from './modules/questionnaire/index.ts'
import { registryEndpoints, startNameIndexing } from './modules/registry/index.ts'
import { retentionEndpoints, workRetention } from './modules/retention/index.ts'
import { rosterEndpoints, workRosters } from './modules/roster/index.ts'
import { listOtherTimes, residentEndpoints } from './modules/resident/index.ts'
import { startCleanUp } from './platform/clean-up.ts'
import { movableClock, systemClock } from './platform/clock.ts'
import { ConfigError, type Config } from './platform/config.ts'
import { createDb, type PlanWork } from './platform/db.ts'
import { notFound } from './platform/errors.ts'
import type { Endpoint } from './platform/http/handler.ts'
import { brokenRequests, refuseExpectations } from './platform/http/broken-request.ts'
import { installNamedHost } from './platform/http/named-host.ts'
import { installProblems } from './platform/http/problems.ts'
import { actorOf, registerEndpoints, type HttpPlatform } from './platform/http/register.ts'
import { installSecurityHeaders } from './platform/http/security.ts'
import { unreadableAddresses } from './platform/http/unreadable-address.ts'
import { installApiDocs, installHealth } from './platform/http/operations.ts'
import { createJobs } from './platform/jobs.ts'
import { startAnchoring } from './platform/journal-anchor.ts'
import { createLog } from './platform/log.ts'
import { createMetrics } from './platform/metrics.ts'
import { createSealer } from './platform/seal.ts'
import { openDatabaseProblems } from './platform/open-database-problems.ts'
import type { Services } from './platform/services.ts'

export interface App {
  http: FastifyInstance
  services: Services
  endpoints: readonly Endpoint[]
  /** After the clock was moved: one round of the watch and all planned work that is due by it. */
  catchUp(): Promise<void>
  close(): Promise<void>
}

/** The only place that wires things together. Nobody imports it but main.ts, the command line and tests. */
export async function createApp(config: Config): Promise<App> {
  // The law first: a server never runs on half of it.
  lawOf({ id: config.countyId, settings: {} })
  schoolCalendarsOf(config.countyId)
  const addedLanguages = readAddedLanguages(
    config.languagesFolder ?? join(import.meta.dirname, '../../../instances', config.countyId, 'languages'),
  )
  const log = createLog(config.logLevel)
  const clock =
    config.clockStart || config.clockSettable
      ? movableClock(config.clockStart ? new Date(config.clockStart) : systemClock.now())
      : systemClock
  const { ownerUrl, appUrl, jobsUrl, pool } = config.database
  const jobs = createJobs(jobsUrl ?? ownerUrl, log, {
    clock,
    byHand: config.standsStill,
    ...(jobsUrl ? {} : { setRole: 'luukku_jobs' as const }),
  })
  const plan: PlanWork = (tx, name, data) => jobs.plan(tx, name, data)
  const db = createDb(appUrl ?? ownerUrl, { pool, plan, ...(appUrl ? {} : { setRole: 'luukku_app' as const }) })
  const jobsDb = createDb(jobsUrl ?? ownerUrl, {
    pool: 4,
    plan,
    ...(jobsUrl ? {} : { setRole: 'luukku_jobs' as const }),
  })
  const services: Services = {
    config,
    clock,
    db,
    jobsDb,
    jobs,
    sealer: createSealer(config.sealKeys, config.indexKey),
    log,
  }
  const metrics = createMetrics(db)
  const follower = followModels(services)

  const http: FastifyInstance = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: largestBody,
    requestTimeout: 30_000,
    // A busy machine starts late rather than not at all: the default of ten seconds ended it half-way.
    pluginTimeout: 120_000,
    // Never the whole header: its beginning is the client's own, and a limit by address would be theirs to choose.
    trustProxy: (_address: string, hop: number) => hop < config.trustedHops,
    routerOptions: { ignoreTrailingSlash: true },
    ...unreadableAddresses(config.secureCookies),
    ...brokenRequests(config.secureCookies),
  })
  refuseExpectations(http, config.secureCookies)
  installProblems(http)
  installSecurityHeaders(http, config.secureCookies)
  installNamedHost(http)
  await http.register(cookie)
  if (config.rateLimitPerMinute > 0)
    await http.register(rateLimit, { max: config.rateLimitPerMinute, timeWindow: '1 minute' })

  const platform: HttpPlatform = {
    db,
    clock,
    sealer: services.sealer,
    county: config.countyId,
    cookieKey: config.cookieKey,
    secureCookies: config.secureCookies,
    observe: metrics.observe,
  }
  const endpoints: Endpoint[] = [
    ...catalogueEndpoints(!config.production),
    ...contactEndpoints(services),
    ...deskEndpoints(services),
    ...bookingEndpoints(services, (tx, asked) => listOtherTimes(tx, config.cookieKey, asked)),
    ...residentEndpoints(services),
    ...actingEndpoints(services),
    ...permissionEndpoints(services),
    ...emergencyEndpoints(services),
    ...userEndpoints(services),
    ...managerEndpoints(services),
    ...lawEndpoints(services, followNeed),
    ...ownListEndpoints(services),
    ...jointEndpoints(services),
    ...questionnaireEndpoints(services),
    ...operatingModelEndpoints(services, follower),
    ...registryEndpoints(services),
    ...dataRightsEndpoints(services),
    ...retentionEndpoints(services),
    ...rosterEndpoints(services),
  ]
  registerEndpoints(http, platform, endpoints)
  let calendars: Awaited<ReturnType<typeof startCalendars>> | undefined
  let beside: { stop(): Promise<void> } | undefined
  http.addHook('onReady', async () => {
    if (config.production) await refuseOpenDatabase(config)
    // A county's own choices among the interpretations stand in its settings; a wrong one stops the start too.
    const county = await db.technical(config.countyId, findCounty, clock)
    if (county) {
      lawOf(county)
      const lacking = countyProblems(county.settings)
      if (config.production && lacking.length > 0) throw new ConfigError(lacking)
      if (lacking.length > 0) log.warn({ part: 'county', lacking }, 'the county’s settings are not complete')
    }
    await follower.start()
    await jobs.start()
    await workNotifications(services, outlets)
    await workQuestionnaires(services)
    await workDataRights(services, outlets)
    await workRetention(services)
    await workBooking(services)
    await workWaiting(services)
    await workPolicy(services)
    await workRosters(services)
    await workRounds(services, followNeed)
    await workDecrees(services, followNeed)
    await workMoves(services)
    calendars = await startCalendars(services)
    if (!config.standsStill) beside = startBeside(services)
  })
  installAuth(http, services, platform)
  if (config.developmentSignIn)
    installDevelopmentProvider(http, {
      people: (words) => demoPeople(services, words),
      clientId: config.oidc.clientId,
      clientSecret: config.oidc.clientSecret,
    })
  const report = async (one: DeliveryReport) => {
    await receiveReport(services, one)
    outlets.noteReport?.(one)
  }
  const outlets = createOutlets(services, http, report)
  installSmsReports(http, { secret: config.sms.reportSecret, form: config.sms.reportForm, receive: report })
  installSmsInbound(http, {
    secret: config.sms.inboundSecret,
    clock,
    receive: (sms) => receiveReply(services, sms),
  })
  installHealth(http, db, metrics, config.metrics)
  if (config.apiDocs)
    installApiDocs(
      http,
      // Served beside the endpoints: it makes what the others ask for.
      [routes.readSession, ...endpoints.map((e) => e.route)],
      config.secureCookies,
    )
  // What is no operation of the API is a problem with a code, never a page.
  http.all('/api/*', () => {
    throw notFound()
  })
  await installStaffPages(http, (request) => actorOf(platform, request))
  await installResidentPages(http, !config.production, addedLanguages)

  return {
    http,
    services,
    endpoints,
    async catchUp() {
      await follower.look()
      await watchContacts(services)
      await jobs.runDue()
    },
    async close() {
      await Promise.all([beside?.stop(), calendars?.stop(), follower.stop()])
      await http.close()
      await jobs.stop()
      await Promise.all([db.close(), jobsDb.close()])
    },
  }
}

/** @throws ConfigError */
async function refuseOpenDatabase({ database: { appUrl, jobsUrl } }: Config): Promise<void> {
  const serving = [
    { name: 'DATABASE_APP_URL', url: appUrl ?? '' },
    { name: 'DATABASE_JOBS_URL', url: jobsUrl ?? '' },
  ]
  const problems = await openDatabaseProblems(serving)
  if (problems.length > 0) throw new ConfigError(problems)
}

/** What goes on beside the requests by itself: the anchor, the watch, what has run out, names that cannot be found yet. */
function startBeside(services: Services): { stop(): Promise<void> } {
  const { config, clock, jobsDb, log } = services
  const anchoring = startAnchoring({
    db: jobsDb,
    county: config.countyId,
    clock,
    file: config.anchorFile ?? join(config.dataFolder, 'journal-anchors.jsonl'),
    onFault: (error) => {
      log.warn({ err: error, part: 'journal' }, 'the head of the journal could not be anchored')
    },
  })

  const watch = startWatch(services, config.watchSeconds)
  const cleaning = startCleanUp({
    db: jobsDb,
    county: config.countyId,
    clock,
    onFault: (error) => {
      log.warn({ err: error, part: 'clean-up' }, 'what has run out could not be forgotten in this hour')
    },
  })

  const indexing = startNameIndexing(services)
  return {
    stop: async () => {
      anchoring.stop()
      cleaning.stop()
      await Promise.all([watch.stop(), indexing.stop()])
    },
  }
}

/** Who can be chosen on the development sign-in page: staff of the register, residents of the demo county's list. */
async function demoPeople({ db, config, clock }: Services, words: string): Promise<DemoPerson[]> {
  const staff = await db.technical(config.countyId, (tx) => listDemoStaff(tx, words), clock)
  const file = join(import.meta.dirname, '../../../instances', config.countyId, 'demo-people.json')
  const listed = await readFile(file, 'utf8').catch(() => '{"residents":[]}')
  const { residents } = JSON.parse(listed) as {
    residents: { identityCode: string; givenName: string; familyName: string; note?: string }[]
  }
  const isSought = (r: { givenName: string; familyName: string; identityCode: string }) =>
    `${r.givenName} ${r.familyName} resident-${r.identityCode}`.toLowerCase().includes(words.toLowerCase())
  return [
    ...staff.map((s) => ({
      kind: 'staff' as const,
      subject: s.subject,
      givenName: s.given_name,
      familyName: s.family_name,
      note: [...s.professions, ...s.roles, s.unit_name.fi].join(' · '),
    })),
    ...residents.filter(isSought).map((r) => ({
      kind: 'resident' as const,
      subject: `resident-${r.identityCode}`,
      givenName: r.givenName,
      familyName: r.familyName,
      identityCode: r.identityCode,
      note: r.note ?? '',
    })),
  ]
}
