import { compileModels, proposeGuidance, type GuidanceInput, type GuidanceModels } from '@luukku/domain/guidance'
import { readModelFiles } from '../apps/server/src/modules/guidance/index.ts'
import { readContacts } from '../tools/models/contacts.ts'
import { toInput } from '../tools/models/to-input.ts'
import { tryDisturbed } from '../tools/models/try-disturbed.ts'
import { tryUnknowns } from '../tools/models/try-unknowns.ts'
import { measuredOn } from './measured-on.ts'

/**
 * `luukku bench guide [--runs N]`: proposals a second on one core (of a process that has just started, and of one that has
 * run for some seconds), the slowest of twelve 50 kB inputs (the first time each is seen, and of five times after), the
 * promise that unknown is never safer on N random contacts (100,000 unless said), and how often typing slips, missing diacritics or another order
 * of sentences make a test contact less urgent. JSON on standard output, progress on standard error.
 */
export async function run(args: string[]): Promise<number> {
  const runs = args[0] === '--runs' ? Number(args[1]) : 100_000
  const models = compileModels(readModelFiles())
  const contacts = readContacts()
  const perSecond = proposalsPerCpuSecond(models, contacts.map(toInput))
  const slowest = slowestBookCpuMs(models)
  const kinds = ['typo', 'diacritics', 'some diacritics', 'word order', 'dialect'] as const
  const finnish = contacts.filter(({ lang }) => lang === 'fi')
  const disturbed = kinds.map((kind, i) => {
    const {
      runs: tried,
      lessUrgent,
      examples,
    } = tryDisturbed(models, kind === 'dialect' ? finnish : contacts, kind, kind === 'diacritics' ? 1 : 20, 7 + i)
    for (const example of examples) process.stderr.write(`${kind}: ${example}\n`)
    return [kind, { runs: tried, sameOrMoreUrgent: 1 - lessUrgent / Math.max(1, tried) }] as const
  })
  const batch = 10_000
  const broken: string[] = []
  for (let done = 0; done < runs; done += batch) {
    broken.push(...tryUnknowns(models, contacts, Math.min(batch, runs - done), 1_000 + done).broken)
    process.stderr.write(`unknown is not safe: ${Math.min(done + batch, runs)} of ${runs}, ${broken.length} broken\n`)
  }
  for (const line of broken.slice(0, 20)) process.stderr.write(`${line}\n`)
  const figures = {
    contacts: contacts.length,
    proposalsPerCpuSecond: perSecond.warm,
    proposalsPerCpuSecondJustStarted: perSecond.justStarted,
    slowest50kBCpuMs: slowest.warm,
    slowest50kBCpuMsFirstTime: slowest.first,
    disturbed: Object.fromEntries(disturbed),
    unknownIsNotSafe: { runs, broken: broken.length },
    ...measuredOn(),
  }
  process.stdout.write(`${JSON.stringify(figures, null, 1)}\n`)
  const isSteady = disturbed.every(([, { sameOrMoreUrgent }]) => sameOrMoreUrgent >= 0.99)
  return perSecond.warm >= 1_000 && slowest.warm <= 50 && isSteady && broken.length === 0 ? 0 : 1
}

/** CPU time, so that a busy machine does not count. Of the whole process: what a core gives, compiling and collecting included. */
function cpuMs(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

/** CPU time of this thread alone: how long everybody else waits for one text. */
function threadMs(work: () => void): number {
  const before = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1_000
}

/** Both figures: a server is started once and then runs for weeks, but its first residents wait for the first one. */
function proposalsPerCpuSecond(
  models: GuidanceModels,
  inputs: readonly GuidanceInput[],
): { justStarted: number; warm: number } {
  let told = 0
  const propose = (count: number) => {
    for (let i = 0; i < count; i++, told++) {
      const input = inputs[told % inputs.length]
      // A number of its own, so that no text is seen twice.
      if (input !== undefined) proposeGuidance(models, { ...input, text: `${input.text} ${told}` })
    }
  }
  const perSecond = (count: number) => Math.round((count * 1_000) / cpuMs(() => propose(count)))
  const justStarted = perSecond(600)
  propose(9_000)
  return { justStarted, warm: perSecond(6_000) }
}

function slowestBookCpuMs(models: GuidanceModels): { first: number; warm: number } {
  const propose = (text: string) =>
    proposeGuidance(models, {
      text: text.slice(0, 50_000),
      lang: 'fi',
      person: { age: 52 },
      channel: 'web_form',
      answers: {},
      contactTime: '2026-11-24T09:12',
    } satisfies GuidanceInput)
  const slowestOf = (seed: number) => Math.round(Math.max(...books(seed).map((book) => threadMs(() => propose(book)))))
  const first = slowestOf(1)
  slowestOf(2)
  return { first, warm: Math.max(...[3, 4, 5, 6, 7].map(slowestOf)) }
}

/** Texts that are long in every way somebody may think of: ordinary, never seen, repeated, one word, nothing. */
function books(seed: number): string[] {
  const words = 'Polvi on ollut kipeä syksystä asti ja rahat on ihan loppu en oikein jaksa'.split(' ')
  const anchors = 'lapsi isä äiti löi vyöllä rinta ei en eikä kipu käsi verta mies pää vatsa kuume'.split(' ')
  const times = 9_000
  const shuffled = (list: readonly string[]) =>
    Array.from({ length: times }, (_, at) => list[(at * 7_919 + at * at * seed) % list.length] ?? '').join(' ')
  return [
    shuffled(words),
    shuffled(anchors),
    Array.from(
      { length: 6_500 },
      (_, at) => `${words[at % words.length] ?? ''}${(at * 7_919 + seed).toString(36)}`,
    ).join(' '),
    'lapsi '.repeat(times),
    'ei en eikä '.repeat(times),
    'rintakipu ja hengenahdistus '.repeat(times),
    'lapsi löi isä äiti vyöllä mustelmia '.repeat(times),
    'a'.repeat(50_000),
    `${' '.repeat(25_000)}rintakipu${' '.repeat(25_000)}`,
    'a,'.repeat(25_000),
    '38,2 '.repeat(10_000),
    // Each sentence with an event and a figure of its own, so that none is passed over as one that stood before.
    Array.from(
      { length: 900 },
      (_, at) => `Työkaverin äiti sai halvauksen vuonna ${at * 7 + seed}, lääkäri sulki sen pois. `,
    ).join(''),
  ]
}
