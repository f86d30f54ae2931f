import { get } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { readBenchValues } from '../tools/luukku/bench-values.ts'
import { buildScreens } from '../tools/luukku/start/build-screens.ts'
import { withBenchCounty } from './main-job/bench-county.ts'
import { startBenchServer } from './main-job/bench-server.ts'

const goals = { scriptBytes: 50_000, allBytes: 170_000 }

interface Weighed {
  kind: 'page' | 'style' | 'font' | 'script'
  url: string
  bytes: number
}

/**
 * Weighs the resident's first page as a phone gets it: the page and everything it names, in the bytes that are really sent.
 * Fonts that only Sámi letters need are weighed for the Northern Sámi page.
 *
 * @param args  `--origin http://…` weighs a running server; without it one is started on a county of its own
 * @returns     0 when both goals are met
 */
export async function run(args: string[]): Promise<number> {
  const { origin } = readBenchValues(args, { origin: { type: 'string' } })
  if (origin !== undefined) return weighAll(origin)
  await buildScreens((text) => process.stderr.write(`${text}\n`))
  return withBenchCounty({ residents: 100 }, async (county) => {
    const server = await startBenchServer(county)
    try {
      return await weighAll(server.url)
    } finally {
      await server.stop()
    }
  })
}

async function weighAll(origin: string): Promise<number> {
  let met = true
  for (const language of ['fi', 'se']) {
    const weighed = await weigh(origin, language)
    const sum = (kind?: Weighed['kind']) =>
      weighed.filter((one) => !kind || one.kind === kind).reduce((total, one) => total + one.bytes, 0)
    const figures = { page: sum('page'), style: sum('style'), font: sum('font'), script: sum('script'), all: sum() }
    const ok = figures.script <= goals.scriptBytes && figures.all <= goals.allBytes
    met &&= ok
    process.stdout.write(`${JSON.stringify({ bench: 'pages', language, bytes: figures, goals, ok })}\n`)
  }
  return met ? 0 : 1
}

async function weigh(origin: string, language: string): Promise<Weighed[]> {
  const page = await fetchSent(`${origin}/`, { cookie: `luukku_kieli=${language}` })
  const html = page.text
  const found: Weighed[] = [{ kind: 'page', url: '/', bytes: page.sentBytes }]
  const named = [...html.matchAll(/<(?:link|script)[^>]+(?:href|src)="([^"]+)"/g)].map((match) => match[1] ?? '')
  const queue = [...new Set(named.filter((url) => url.startsWith('/')))]
  for (const url of queue) {
    const file = await fetchSent(origin + url)
    const kind = url.endsWith('.woff2') ? 'font' : url.endsWith('.css') ? 'style' : 'script'
    found.push({ kind, url, bytes: file.sentBytes })
    if (kind === 'style') for (const font of fontsOf(file.text, html)) if (!queue.includes(font)) queue.push(font)
  }
  return found
}

/** Asks as a browser does, and counts the body as it came: `fetch` opens what is compressed and tells nothing of it. */
function fetchSent(url: string, headers: Record<string, string> = {}): Promise<{ sentBytes: number; text: string }> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { ...headers, 'accept-encoding': 'gzip, deflate, br' } }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.once('error', reject)
      answer.once('end', () => {
        const body = Buffer.concat(chunks)
        if (answer.statusCode !== 200) reject(new Error(`${url} answered ${String(answer.statusCode)}`))
        const encoding = answer.headers['content-encoding']
        const open = encoding === 'br' ? brotliDecompressSync : encoding === 'gzip' ? gunzipSync : (as: Buffer) => as
        resolve({ sentBytes: body.length, text: open(body).toString('utf8') })
      })
    }).once('error', reject)
  })
}

/** The font files whose letters the page really has; the others are never asked for. */
function fontsOf(css: string, html: string): string[] {
  const beyondLatin = /[Ā-ʯ]/.test(html.replaceAll(/<style[\s\S]*?<\/style>/g, ''))
  return [...css.matchAll(/url\(([^)]+\.woff2)\)/g)]
    .map((match) => (match[1] ?? '').replaceAll(/["']/g, ''))
    .filter((url) => beyondLatin || !url.includes('latin-ext'))
}
