import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { Agent } from 'node:http'
import { Client } from 'pg'
import { addressOf, bodyOf, type Subject } from '../../../../apps/server/src/access-matrix/bodies.ts'
import { insertActors } from '../../../../apps/server/src/access-matrix/relation-actors.ts'
import type { Endpoint } from '../../../../apps/server/src/platform/http/handler.ts'
import { makeRandom } from '../fault/random.ts'
import { startServerChild, type ServerChild } from '../server-child.ts'
import { createAccessClient, type AccessClient, type Heard } from './access-client.ts'
import type { AccessGround } from './access-ground.ts'
import { matrixActors, mayMeet, type MatrixActor } from './matrix-actors.ts'
import { canaryKinds, type Matter } from './matters.ts'
import { plantMatters, type Planted } from './plant-matters.ts'
import { aboutOf, reaches, type About } from './route-shapes.ts'
import { compareEntries, countEntries, digestRows } from './rows-as-they-are.ts'

export interface MatrixOptions {
  ground: AccessGround
  endpoints: readonly Endpoint[]
  /** Who may ask for what, by route: apps/server/src/access-matrix/expected.json. */
  roles: Readonly<Record<string, readonly string[]>>
  /** Calls in all. When there are fewer than cells, a seeded part of the cells is asked. */
  calls: number
  seed: number
  /** Done to the database when everything is planted, to see that the matrix notices. */
  breakIt?: string
  onProgress?: (text: string) => void
}

export interface MatrixResult {
  calls: number
  routes: number
  actors: number
  matters: number
  cells: number
  cellsAsked: number
  canaryHits: number
  /** Reached by somebody who should not, or answered otherwise than what does not exist. */
  openedWrongly: number
  absentDiffers: number
  /** Not reached by somebody who should. */
  closedWrongly: number
  /** The request was not understood: the matrix has no valid body for the route. */
  undecided: number
  serverErrors: number
  /** Answered 503, nothing done, by a machine with too much to do: asked once more, and judged by that answer. */
  unavailable: number
  /** Tables whose rows were changed by calls that should change nothing. */
  changedTables: string[]
  /** Refused calls of people signed in, and entries of the journal that say so. */
  refusals: { answered: number; journaled: number }
  /** Answers with something of a person, and those without an entry for them. */
  looks: { answered: number; unjournaled: number }
  /** Planted pieces found in the server's log, its metrics and PostgreSQL's log. */
  logHits: number
  /** Median milliseconds of an answer for what is hidden and for what does not exist, same routes and people. */
  medianMs: { hidden: number; absent: number }
  /** The first faults: route, who, matter, what; no piece of content. */
  faults: string[]
}

interface Cell {
  endpoint: Endpoint
  about: About
  actor: MatrixActor
  matter: Matter
}

/** What changes who reaches what is asked last, in this order. */
const last = ['assignCase', 'openCase', 'withdrawPermission', 'givePermission', 'cancelAppointment', 'moveAppointment', 'closeCase',
  'joinCases', 'setNonDisclosure', 'keepGuardiansApart', 'chooseGuardians', 'decideMinor', 'changeRelation', 'endActing', 'identifyPerson', 'liftSafeContact', 'unjoinPersons', 'joinPersons', 'recordGround'] // prettier-ignore

/** How many are asked at once: server, PostgreSQL and the one who asks each have work. */
const atOnce = 4

/** Does the work for each, several at once; one that fails stops the rest. */
async function beside<T>(all: Iterable<T>, work: (one: T) => Promise<void>): Promise<void> {
  const left = all[Symbol.iterator]()
  const next = async (): Promise<void> => {
    for (let one = left.next(); one.done !== true; one = left.next()) await work(one.value)
  }
  await Promise.all(Array.from({ length: atOnce }, next))
}

/** Every route x actor x matter against the real server, then calls drawn by the seed until there are enough. */
export async function runMatrix(o: MatrixOptions): Promise<MatrixResult> {
  const owner = new Client({ connectionString: o.ground.superuserUrl })
  await owner.connect()
  await insertActors(owner)
  const agent = new Agent({ keepAlive: true, maxSockets: 4 })
  let server: ServerChild | undefined
  let planted: Planted | undefined
  // Whatever of it fails, nothing is left running.
  try {
    server = await startServerChild(o.ground.environment)
    planted = await plantMatters(o.ground, server.origin)
    const actors = matrixActors(planted)
    const clients = new Map<string, AccessClient>()
    for (const actor of actors) {
      const session = actor.session && { session: await planted.signIn(actor.county, actor.session) }
      clients.set(
        actor.name,
        createAccessClient({ origin: server.origin, agent, cookieKey: o.ground.cookieKey, ...session }),
      )
    }
    if (o.breakIt !== undefined) await owner.query(o.breakIt)
    const run = createRun(o, actors, planted.matters, clients)
    const [before, entries] = [await digestRows(owner), await countEntries(owner)]
    await run.askWhatChangesNothing()
    run.result.changedTables = await digestRows(owner).then((after) =>
      Object.keys(after).filter((table) => after[table] !== before[table]),
    )
    await run.askWhatIsAllowed()
    await run.askWhatMakes()
    const journal = compareEntries(entries, await countEntries(owner), run.looks)
    run.result.refusals.journaled = journal.refused
    run.result.looks.unjournaled = journal.unjournaled
    const metrics = await (await fetch(`${server.origin}/metrics`)).text()
    const { databaseLog } = o.ground
    const logs = [
      server.log(),
      metrics,
      databaseLog && existsSync(databaseLog) ? readFileSync(databaseLog, 'utf8') : '',
    ]
    const pieces = planted.matters.flatMap((m) => canaryKinds.flatMap((kind) => m.canaries[kind]))
    run.result.logHits = pieces.filter((piece) => logs.some((log) => log.includes(piece))).length
    return run.finish()
  } finally {
    agent.destroy()
    await server?.stop()
    await planted?.close()
    await owner.end()
  }
}

function createRun(
  o: MatrixOptions,
  actors: readonly MatrixActor[],
  matters: readonly Matter[],
  clients: ReadonlyMap<string, AccessClient>,
) {
  const below = makeRandom(o.seed)
  const pick = <T>(from: readonly T[]): T => {
    const one = from[below(from.length)]
    if (one === undefined) throw new Error('nothing to pick from')
    return one
  }
  const shuffle = <T>(all: readonly T[]) =>
    all
      .map((one) => ({ one, at: below(1_000_000_000) }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ one }) => one)
  const tied = (actor: MatrixActor) => matters.some((matter) => actor.tie(matter.name) !== 'none')
  const result: MatrixResult = {
    calls: 0,
    routes: o.endpoints.length,
    actors: actors.length,
    matters: matters.length,
    cells: 0,
    cellsAsked: 0,
    canaryHits: 0,
    openedWrongly: 0,
    absentDiffers: 0,
    closedWrongly: 0,
    undecided: 0,
    serverErrors: 0,
    unavailable: 0,
    changedTables: [],
    refusals: { answered: 0, journaled: 0 },
    looks: { answered: 0, unjournaled: 0 },
    logHits: 0,
    medianMs: { hidden: 0, absent: 0 },
    faults: [],
  }
  const looks = new Map<string, number>()
  /** Who has opened a matter: its whereabouts open to them. */
  const inHand = new Set<string>()
  const times = { hidden: [] as number[], absent: [] as number[] }
  const absentAnswers = new Map<string, Promise<Heard>>()
  const cells = cellsOf(o.endpoints, actors, matters)
  result.cells = cells.length
  const fault = (
    kind: 'canaryHits' | 'openedWrongly' | 'absentDiffers' | 'closedWrongly' | 'undecided' | 'serverErrors',
    where: string,
  ) => {
    result[kind] += 1
    if (result[kind] <= 12) result.faults.push(`${kind} ${where}`)
  }

  async function askOnce(cell: Cell, subject: Subject): Promise<Heard & { ms: number }> {
    const { route } = cell.endpoint
    const client = clients.get(cell.actor.name)
    if (!client) throw new Error(`nobody is called ${cell.actor.name}`)
    const id = cell.about === 'content' || cell.about === 'makes' ? randomUUID() : subject[cell.about]
    const path = addressOf(route, id)
    const begun = performance.now()
    const body = route.body ? bodyOf(route.id, subject) : undefined
    const key = randomUUID()
    let heard = await client.ask(route.method, path, body, key)
    if (heard.status === 503) {
      result.unavailable += 1
      o.onProgress?.(`503 ${route.id} by ${cell.actor.name} of ${cell.matter.name}: asked again`)
      heard = await client.ask(route.method, path, body, key)
    }
    const ms = performance.now() - begun
    result.calls += 1
    if (result.calls % 5000 === 0) o.onProgress?.(`${String(result.calls)} calls`)
    const where = `${route.id} by ${cell.actor.name} of ${cell.matter.name}: ${String(heard.status)}`
    if (heard.status >= 500) fault('serverErrors', where)
    if ((heard.status === 403 || heard.status === 404) && cell.actor.role !== 'anonymous') result.refusals.answered += 1
    if (heard.status === 200 && (route.id === 'openCase' || route.id === 'assignCase') && isOpen(cell))
      inHand.add(`${cell.actor.name} ${cell.matter.name}`)
    lookForCanaries(cell.actor, route.id, heard, where)
    return { ...heard, ms }
  }

  /** Every matter's pieces in every answer: who asked decides, not what was asked for. */
  function lookForCanaries(actor: MatrixActor, routeId: string, heard: Heard, where: string): void {
    let met = false
    for (const matter of matters) {
      const hasInHand = inHand.has(`${actor.name} ${matter.name}`)
      const may = [
        ...mayMeet(actor.tie(matter.name), matter.name, routeId),
        ...(hasInHand ? (['whereabouts'] as const) : []),
      ]
      for (const kind of canaryKinds) {
        const isIn = (text: string) => matter.canaries[kind].some((piece) => text.includes(piece))
        const found = isIn(heard.text)
        met ||= found
        if (isIn(heard.headers) || (found && !may.includes(kind)))
          fault('canaryHits', `${where}: ${kind} of ${matter.name}`)
      }
    }
    if (!met || heard.status !== 200) return
    result.looks.answered += 1
    looks.set(routeId, (looks.get(routeId) ?? 0) + 1)
  }

  async function absentAnswer(cell: Cell): Promise<Heard> {
    const key = `${cell.endpoint.route.id} ${cell.actor.name} ${cell.about}`
    const known = absentAnswers.get(key)
    if (known) return known
    const heard = askOnce(cell, absent())
    absentAnswers.set(key, heard)
    return heard
  }

  async function askCell(cell: Cell): Promise<void> {
    const { endpoint, about, actor, matter } = cell
    const { route } = endpoint
    const where = `${route.id} by ${actor.name} of ${matter.name}`
    const mayAsk = (o.roles[route.id] ?? []).includes(actor.role)
    const opens = mayAsk && isOpen(cell)
    const nothing = opens ? undefined : await absentAnswer(cell)
    const heard = await askOnce(cell, matter)
    result.cellsAsked += 1
    if (heard.status === 400) {
      fault('undecided', where)
      return
    }
    const isRefused = [401, 403, 404].includes(heard.status)
    if (opens) {
      if (isRefused && about !== 'content') fault('closedWrongly', `${where}: ${String(heard.status)}`)
      return
    }
    if (!mayAsk && ![401, 403].includes(heard.status)) fault('openedWrongly', `${where}: ${String(heard.status)}`)
    // Whoever may see and not change is told no; that the matter is there they know.
    else if (actor.tie(matter.name) === 'sees') {
      if (about !== 'content' && heard.status === 200) fault('openedWrongly', `${where}: 200`)
      return
    } else if (about !== 'content' && !isRefused) fault('openedWrongly', `${where}: ${String(heard.status)}`)
    compare(nothing, heard, cell, where)
    if (mayAsk && about !== 'content') times.hidden.push(heard.ms)
  }

  function compare(nothing: Heard | undefined, heard: Heard, cell: Cell, where: string): void {
    // A list does not depend on what is sought, unless something is.
    if (!nothing || (cell.about === 'content' && !isSought(cell.endpoint))) return
    if (nothing.status !== heard.status || nothing.text !== heard.text || nothing.headers !== heard.headers)
      fault('absentDiffers', where)
  }

  const changes = (cell: Cell) =>
    cell.endpoint.power !== 'read' && cell.about !== 'content' && (o.roles[cell.endpoint.route.id] ?? []).includes(cell.actor.role) && isOpen(cell) // prettier-ignore

  function* untilEnough(calls: number) {
    while (result.calls < calls) yield result.calls
  }

  return {
    result,
    looks,
    /** Reads by everybody, and changes by everybody who may not make them. */
    async askWhatChangesNothing() {
      const quiet = shuffle(cells.filter((cell) => cell.about !== 'makes' && !changes(cell)))
      // A part of the cells: most of it goes where nobody may come.
      const rest = Math.min(cells.length - quiet.length, Math.floor(o.calls / 4))
      // Nothing changes by these, so their order tells nothing: several at once, as a county's browsers ask.
      await beside(quiet.slice(0, Math.max(0, o.calls - rest)), askCell)
      await beside(untilEnough(o.calls - rest), async () => {
        const cell = pick(quiet)
        // Ids of another kind, of another matter, of nobody: whatever is not this tie's is not there.
        const draw = pick(['own', 'crossed', 'absent'] as const)
        if (draw === 'own') await askCell(cell)
        else if (draw === 'crossed' && (cell.endpoint.power === 'read' || !tied(cell.actor)))
          await askOnce(cell, crossed(matters, pick))
        else {
          const heard = await askOnce(cell, absent())
          if (cell.about !== 'content' && (o.roles[cell.endpoint.route.id] ?? []).includes(cell.actor.role))
            times.absent.push(heard.ms)
        }
      })
    },
    async askWhatIsAllowed() {
      const place = (cell: Cell) => last.indexOf(cell.endpoint.route.id)
      const open = cells.filter((cell) => cell.about !== 'makes' && changes(cell))
      const asked = o.calls < cells.length ? shuffle(open).slice(0, Math.ceil(o.calls / 8)) : open
      for (const cell of asked.toSorted((a, b) => place(a) - place(b))) await askCell(cell)
    },
    async askWhatMakes() {
      for (const cell of cells.filter((one) => one.about === 'makes' && one.matter === matters[0])) {
        await askOnce(cell, cell.matter)
        result.cellsAsked += matters.length
      }
    },
    finish() {
      result.medianMs = { hidden: median(times.hidden), absent: median(times.absent) }
      return result
    },
  }
}

const isOpen = (cell: Cell): boolean =>
  cell.about === 'content' ? !isSought(cell.endpoint) || cell.actor.tie(cell.matter.name) === 'guidance' : reaches(cell.endpoint, cell.actor.tie(cell.matter.name), cell.about, cell.matter.name) // prettier-ignore
const isSought = (e: Endpoint) => ['searchDesk', 'findPersons', 'breakGlass'].includes(e.route.id)

function cellsOf(endpoints: readonly Endpoint[], actors: readonly MatrixActor[], matters: readonly Matter[]): Cell[] {
  return endpoints.flatMap((endpoint) => {
    const about = aboutOf(endpoint)
    const abouts: About[] = about === 'health need' && endpoint.access.relation === 'client-relationship' ? ['health need', 'social need'] : [about] // prettier-ignore
    return abouts.flatMap((one) =>
      actors.flatMap((actor) => matters.map((matter) => ({ endpoint, about: one, actor, matter }))),
    )
  })
}

const absent = (): Subject => ({
  person: randomUUID(),
  contact: randomUUID(),
  'health need': randomUUID(),
  'social need': randomUUID(),
  appointment: randomUUID(),
  relation: randomUUID(),
  sought: 'Olematonhenkilö',
})

/** Ids that belong to different matters and kinds. */
function crossed(matters: readonly Matter[], pick: <T>(from: readonly T[]) => T): Subject {
  const kinds = ['contact', 'health need', 'social need', 'appointment', 'relation', 'personId'] as const
  const any = () => pick(matters)[pick(kinds)]
  return {
    person: any(),
    contact: any(),
    'health need': any(),
    'social need': any(),
    appointment: any(),
    relation: any(),
    sought: pick(matters).code,
  }
}

const median = (values: number[]) => Math.round((values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0) * 100) / 100
