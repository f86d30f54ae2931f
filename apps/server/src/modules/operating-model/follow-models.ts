import type { ModelFaultView } from '@luukku/contract'
import { isApproved } from '@luukku/domain/operating-model'
import { compileModels, ModelFault, type GuidanceModels } from '@luukku/domain/guidance'
import { toHelsinkiDate, toInstant } from '@luukku/domain/time'
import type { Services } from '../../platform/services.ts'
import type { WriteTx } from '../../platform/db.ts'
import { findCounty } from '../catalogue/index.ts'
import { speakBy } from '../guidance/index.ts'
import { lawOf } from '../law/index.ts'
import { modelPath, readInstalled, type Installed } from './installed-models.ts'
import { alwaysSpeaks, loadLives, toEvent, type KeptModel } from './life-of-models.ts'
import { insertInstalled, lastModelChange, listContents } from './model-queries.ts'
import { compileSpeakers, formFault, type Speaker, type SpeakingFault, type SpeakingSet } from './speaking-models.ts'

/** Seconds until a server knows what another one published, and until a new day's publication speaks. */
const lookSeconds = 5

export interface ModelFollower {
  readonly installed: Installed
  /** What must stop a publication: ids of the law's rules, for a model's clocks. */
  clockRules(): ReadonlySet<string>
  /** The speaking set with one content in the place of its model's. @throws ModelFault */
  withContent(name: string, content: string): GuidanceModels
  /** The mistake that would keep this content from speaking now, where there is one. */
  faultOf(name: string, content: string): ModelFaultView | undefined
  /** Mistakes that keep a wanted version from speaking; what spoke before goes on. */
  faults(): readonly SpeakingFault[]
  /** Reads what the county follows now, if anything has changed since. */
  look(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

/**
 * Keeps the front door speaking by the versions that the county follows on this day. Looks at the first start and then every
 * few seconds; a mistake leaves what spoke before speaking, and is named with file, line and reason.
 */
export function followModels({ config, clock, db, log }: Services): ModelFollower {
  const installed = readInstalled()
  let known = ''
  let speaking: SpeakingSet | undefined
  let faults: readonly SpeakingFault[] = []
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> | undefined
  /** By content, until something else speaks: to read all models together takes a second. */
  let checked = new Map<string, ModelFaultView | undefined>()

  const clockRules = () => new Set(lawOf({ id: config.countyId, settings: {} }).rules.map(({ id }) => id))

  async function read(tx: WriteTx): Promise<void> {
    if ((await findCounty(tx)) === undefined) return
    const change = `${await lastModelChange(tx, config.countyId)} ${toHelsinkiDate(toInstant(tx.at))}`
    if (change === known) return
    const lives = await loadLives(tx, config.countyId, { installed, production: config.production })
    const speakers = await speakersOf(tx, lives)
    // Whatever comes of it, the same state is not tried again until something changes.
    known = change
    checked = new Map()
    try {
      speaking = compileSpeakers(installed.common, speakers, clockRules())
      faults = speaking.faults
      speakBy(speaking.models)
      const silent = [...speaking.silent]
      if (silent.length > 0) log.warn({ part: 'models', silent }, 'models that nobody has approved propose nothing')
    } catch (error) {
      if (!(error instanceof ModelFault) || speaking === undefined) throw error
      faults = [{ name: '', file: error.file, line: error.line, reason: error.reason }]
    }
    for (const { file, line, reason } of faults)
      log.warn(
        { part: 'models', file, line, reason },
        'a version with a mistake does not speak; what spoke before goes on',
      )
  }

  async function speakersOf(tx: WriteTx, lives: readonly KeptModel[]): Promise<Speaker[]> {
    const wanted = lives.map((kept) => ({ kept, ids: contentsToTry(kept) }))
    const contents = await listContents(
      tx,
      config.countyId,
      wanted.flatMap(({ ids }) => ids),
    )
    const byId = new Map(contents.map((one) => [one.id, one.content]))
    return wanted.map(({ kept, ids }) => ({
      name: kept.name,
      draftOnly: kept.life.running === undefined && kept.installedId === undefined,
      // What spoke a moment ago goes on speaking, rather than fall silent while it runs.
      mayBeLost: kept.installedId === undefined && speaking?.contents.has(kept.name) !== true,
      contents: ids.flatMap((id) => {
        const text = byId.get(id)
        return text === undefined
          ? []
          : [{ text, installed: id === kept.installedId, ...rightsOf(kept, id, config.production) }]
      }),
    }))
  }

  const look = () =>
    (looking ??= db
      .technical(config.countyId, read, clock)
      .catch((error: unknown) => {
        if (speaking === undefined) throw error
        log.warn({ err: error, part: 'models' }, 'which models the county follows could not be read')
      })
      .finally(() => (looking = undefined)))

  function withContent(name: string, content: string): GuidanceModels {
    const contents = new Map(speaking?.contents ?? installed.models.map((one) => [one.name, one.content])).set(
      name,
      content,
    )
    const files = [...contents].map(([of, text]) => ({ path: modelPath(of), text }))
    const silent = new Set([...(speaking?.silent ?? [])].filter((one) => one !== name))
    return compileModels([...installed.common, ...files], { clockRules: clockRules(), silent })
  }

  return {
    installed,
    clockRules,
    withContent,
    faultOf(name, content) {
      if (checked.has(content)) return checked.get(content)
      let found: ModelFaultView | undefined
      try {
        withContent(name, content)
      } catch (error) {
        const { file, line, reason } = error instanceof ModelFault ? error : formFault(name)
        found = { file, line, reason }
      }
      checked.set(content, found)
      return found
    },
    faults: () => faults,
    look,
    async start() {
      await db.technical(config.countyId, (tx) => insertInstalled(tx, installed.models), clock)
      await look()
      if (config.standsStill) return
      timer = setInterval(() => void look(), lookSeconds * 1000)
      timer.unref()
    },
    async stop() {
      clearInterval(timer)
      await looking?.catch(() => undefined)
    },
  }
}

/** The wanted version, then what may stand in for it where it has a mistake: the installed one and older ones, newest first. */
function contentsToTry({ life, installedId, versions }: KeptModel): string[] {
  const all = [life.running, installedId, ...versions.map(({ id }) => id).reverse()]
  return [...new Set(all.filter((id) => id !== undefined))]
}

/** In production only what was approved stands in; anything else is read for what others ask of it, and is silent. */
function rightsOf({ name, life, events }: KeptModel, id: string, production: boolean) {
  const approved = isApproved(id, events.map(toEvent), production)
  const maySpeak = life.running !== undefined && (!production || approved || name === alwaysSpeaks)
  return { approved, maySpeak }
}
