import { Agent } from 'node:http'
import { routes } from '@luukku/contract'
import { launchBrowser } from '../packages/testkit/src/launch-browser.ts'
import { readBenchValues, readCount } from '../tools/luukku/bench-values.ts'
import { buildScreens } from '../tools/luukku/start/build-screens.ts'
import { withBenchCounty } from './main-job/bench-county.ts'
import { startBenchServer } from './main-job/bench-server.ts'
import { keptAliveCaller } from './main-job/kept-alive.ts'
import { signInNurses } from './main-job/nurses.ts'
import { makeOpenPeople } from './main-job/open-people.ts'
import { costOf } from './main-job/process-cost.ts'
import { quantiles } from './main-job/times.ts'
import { measuredOn } from './measured-on.ts'

const frames = 400
const pixelsPerFrame = 240
const reads = 60
const rowsOfPage = 100

/**
 * `bench desk [--people 5000] [--residents 6000] [--keep DIR]`: the desk's list on a real server with a county of its own:
 * milliseconds to the first hundred rows over HTTP, and how smoothly Chromium scrolls through all while it fetches more.
 */
export async function run(args: string[]): Promise<number> {
  const values = readBenchValues(args, {
    people: { type: 'string', default: '5000' },
    residents: { type: 'string', default: '6000' },
    keep: { type: 'string' },
  })
  const people = readCount('people', values.people)
  const residents = readCount('residents', values.residents)
  await buildScreens((text) => process.stderr.write(`${text}\n`))
  return withBenchCounty({ residents, keptFolder: values.keep }, async (county) => {
    await makeOpenPeople(county.superuserUrl, people)
    const server = await startBenchServer(county)
    try {
      const [token = ''] = await signInNurses(county.urls, 1)
      const list = await timeList(server.url, token, () => ({
        server: costOf(server.pid).cpuMs,
        postgres: costOf(county.postmaster).cpuMs,
      }))
      const scrolling = await timeScrolling(server.url, token)
      process.stdout.write(`${JSON.stringify({ bench: 'desk', people, list, scrolling, ...measuredOn() })}\n`)
      return list.rows === rowsOfPage && list.ms.p50 <= 200 ? 0 : 1
    } finally {
      await server.stop()
    }
  })
}

async function timeList(origin: string, token: string, cost: () => { server: number; postgres: number }) {
  const agent = new Agent({ keepAlive: true })
  const call = keptAliveCaller(origin, agent, new Map([['luukku_session', token]]), () => undefined)
  const read = () => call(routes.listDesk, { query: { view: 'team', limit: rowsOfPage } })
  const begun = performance.now()
  const { rows } = await read()
  const firstMs = Math.round(performance.now() - begun)
  for (let n = 0; n < 10; n++) await read()
  const before = cost()
  const times: number[] = []
  for (let n = 0; n < reads; n++) {
    const at = performance.now()
    await read()
    times.push(performance.now() - at)
  }
  const after = cost()
  agent.destroy()
  const each = (ms: number) => Math.round((ms / reads) * 10) / 10
  return {
    rows: rows.length,
    coldMs: firstMs,
    ms: quantiles(times),
    cpuMs: { server: each(after.server - before.server), postgres: each(after.postgres - before.postgres) },
  }
}

async function timeScrolling(origin: string, token: string) {
  const browser = await launchBrowser()
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    await context.addCookies([{ name: 'luukku_session', value: token, url: origin }])
    const page = await context.newPage()
    const opened = performance.now()
    await page.goto(`${origin}/staff`)
    await page.locator('[data-test="view-team"]').click()
    await page.locator('[data-test="desk-row"]').first().waitFor()
    const firstRowsMs = Math.round(performance.now() - opened)
    const measured = await page.locator('[data-test="desk-scroll"]').evaluate(
      (element, [count, step]) =>
        new Promise<{ times: number[]; reachedPixels: number }>((resolve) => {
          const times: number[] = []
          let before = performance.now()
          const next = (now: number) => {
            times.push(now - before)
            before = now
            element.scrollTop += step
            if (times.length < count) requestAnimationFrame(next)
            else resolve({ times: times.slice(1), reachedPixels: element.scrollTop })
          }
          requestAnimationFrame(next)
        }),
      [frames, pixelsPerFrame] as const,
    )
    const sorted = measured.times.toSorted((a, b) => a - b)
    const at = (share: number) => Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10
    return {
      pageToFirstRowsMs: firstRowsMs,
      frames: sorted.length,
      scrolledRows: Math.round(measured.reachedPixels / 40),
      frameMs: { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(0.9999) },
      framesOver50Ms: sorted.filter((time) => time > 50).length,
    }
  } finally {
    await browser.close()
  }
}
