import type { Services } from '../../../platform/services.ts'
import { offerBookOf } from '../offers/offer-book.ts'
import { calendarsOf } from './county-calendars.ts'
import { forgetChanges } from './feed-queries.ts'

/** A search asks for the changes itself; this keeps what it has to catch up with short, and pays for a new roster first. */
const everyMs = 1_000
const forgetEveryMs = 10 * 60_000

/** Reads the calendars and prices before the first request, and follows them from then on. */
export async function startCalendars(services: Services): Promise<{ stop(): Promise<void> }> {
  const { db, jobsDb, clock, config, log } = services
  const round = () =>
    db.technical(
      config.countyId,
      async (tx) => {
        await calendarsOf(tx).follow(tx)
        await offerBookOf(tx)
      },
      clock,
    )
  const fault = (error: unknown) => {
    log.warn({ err: error, part: 'calendars' }, 'the calendars in memory could not follow the database')
  }
  const forget = () => jobsDb.technical(config.countyId, (tx) => forgetChanges(tx), clock).catch(fault)
  await round().catch(fault)
  if (config.standsStill) return { stop: () => Promise.resolve() }
  let running: Promise<unknown> | undefined
  const timer = setInterval(() => {
    running ??= round()
      .catch(fault)
      .finally(() => (running = undefined))
  }, everyMs)
  const forgetting = setInterval(() => void forget(), forgetEveryMs)
  timer.unref()
  forgetting.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      clearInterval(forgetting)
      await running
    },
  }
}
