import { Agent } from 'node:http'
import { bookingOf, slotCount, slotOf } from '@luukku/testkit/fault/booking-county'
import { createKeptClient } from '@luukku/testkit/fault/kept-client'
import { openFaultPlace } from '@luukku/testkit/fault/fault-place'
import { startServerChild } from '@luukku/testkit/server-child'
import { smallCounty } from '@luukku/testkit/small-county'
import { readBenchValues, readCount } from '../tools/luukku/bench-values.ts'
import { NotUnderstood } from '../tools/luukku/known-failure.ts'
import { costOf } from './main-job/process-cost.ts'
import { startStatementCount, statementReport } from './main-job/statement-report.ts'
import { measuredOn } from './measured-on.ts'

const counting = { shared_preload_libraries: 'pg_stat_statements', 'pg_stat_statements.track_planning': 'on' }
const county = { professionals: 100, days: 84, hasRooms: true }

/**
 * `bench booking [--bookings N] [--clients 1,16,64] [--statements]`: bookings over HTTP with 1, 16 and 64 clients on different free times of 100,800, with
 * journal and access on; server, PostgreSQL and client share the machine. `--statements` adds what PostgreSQL was asked and
 * what each kind of statement cost there. One JSON object. Exit code 1 when a free time was
 * refused.
 */
export async function run(args: string[]): Promise<number> {
  const values = readBenchValues(args, {
    bookings: { type: 'string', default: '3000' },
    clients: { type: 'string', default: '1,16,64' },
    statements: { type: 'boolean', default: false },
  })
  const each = readCount('bookings', values.bookings)
  const rounds = values.clients.split(',').map((text) => readCount('clients', text, { most: 10_000 }))
  const warmUp = 200
  // Past the last time a booking is refused with right, and counted as a false refusal.
  if (warmUp + each * rounds.length > slotCount(county))
    throw new NotUnderstood(
      `--bookings ${String(each)} for each of ${String(rounds.length)} is more than the ${String(slotCount(county))} times there are`,
    )
  process.stderr.write('making a county of 100,800 times\n')
  const place = await openFaultPlace(
    { ...county, cases: warmUp + each * rounds.length },
    'lasting',
    values.statements ? counting : {},
  )
  try {
    const server = await startServerChild(place.environment)
    const [session] = await place.signIn([{ kind: 'staff', staffId: smallCounty.nurse }])
    let next = 0
    const book = async (clients: number, bookings: number) => {
      const agent = new Agent({ keepAlive: true, maxSockets: clients })
      const client = createKeptClient({
        origin: server.origin,
        agent,
        cookieKey: place.cookieKey,
        session: session ?? '',
      })
      const times: number[] = []
      let refused = 0
      const last = next + bookings
      const [node, postgres, own] = [costOf(server.child.pid ?? 0), costOf(place.postmaster()), process.cpuUsage()]
      const begun = performance.now()
      await Promise.all(
        Array.from({ length: clients }, async () => {
          for (let n = next++; n < last; n = next++) {
            const at = performance.now()
            const answer = await client.command('/api/booking/appointments', bookingOf(n, slotOf(county, n)))
            times.push(performance.now() - at)
            if (answer.status !== 200) refused += 1
          }
        }),
      )
      next = last
      const seconds = (performance.now() - begun) / 1000
      const used = process.cpuUsage(own)
      const perBooking = (ms: number) => Number((ms / bookings).toFixed(2))
      times.sort((a, b) => a - b)
      agent.destroy()
      return {
        clients,
        bookings,
        falseRefusals: refused,
        perSecond: Math.round(bookings / seconds),
        p50Ms: Math.round(times[Math.floor(times.length * 0.5)] ?? 0),
        p99Ms: Math.round(times[Math.floor(times.length * 0.99)] ?? 0),
        cpuMs: {
          node: perBooking(costOf(server.child.pid ?? 0).cpuMs - node.cpuMs),
          postgres: perBooking(costOf(place.postmaster()).cpuMs - postgres.cpuMs),
          client: perBooking((used.user + used.system) / 1000),
        },
      }
    }
    await book(8, warmUp)
    if (values.statements) await startStatementCount(place.superuserUrl)
    const results = []
    for (const clients of rounds) {
      process.stderr.write(`${String(clients)} clients\n`)
      results.push(await book(clients, each))
    }
    const statements = values.statements ? await statementReport(place.superuserUrl, each * rounds.length) : undefined
    await server.stop()
    const refused = results.reduce((sum, { falseRefusals }) => sum + falseRefusals, 0)
    process.stdout.write(`${JSON.stringify({ slots: slotCount(county), results, statements, ...measuredOn() })}\n`)
    return refused === 0 ? 0 : 1
  } finally {
    await place.stop()
  }
}
