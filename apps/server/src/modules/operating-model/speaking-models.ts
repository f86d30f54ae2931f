import { compileModels, ModelFault, type GuidanceModels, type ModelFile } from '@luukku/domain/guidance'
import { modelPath, type Installed } from './installed-models.ts'
import { digestOf } from './model-hash.ts'

/** One model as it may speak: contents to try in order, the wanted one first. */
export interface Speaker {
  readonly name: string
  readonly contents: readonly SpeakersContent[]
  /** A model of the county's own that nobody has published: read last, and left out where it has a mistake. */
  readonly draftOnly: boolean
  /** It may be left out where no content of it is without a mistake: it is the county's own, and said nothing before. */
  readonly mayBeLost: boolean
}

export interface SpeakersContent {
  readonly text: string
  /** Not so: it is read for what other models ask of it, and proposes nothing. */
  readonly maySpeak: boolean
  readonly approved: boolean
  /** It lies with the software, whose shared words it was written with. */
  readonly installed: boolean
}

/** A mistake that kept a version from speaking, and where it is. */
export interface SpeakingFault {
  readonly name: string
  readonly file: string
  readonly line: number
  readonly reason: string
}

/** What the front door speaks by, and the contents it was made of. */
export interface SpeakingSet {
  readonly models: GuidanceModels
  readonly faults: readonly SpeakingFault[]
  readonly contents: ReadonlyMap<string, string>
  readonly silent: ReadonlySet<string>
}

/**
 * Makes the wanted versions ready together. A version with a mistake is put aside for the model's next content, so that one
 * mistake silences neither the others nor the model: what it said before goes on. A county's own drafts come after, each by
 * itself: none of them stops what speaks.
 *
 * @throws ModelFault when a shared file is at fault, or a model that may not be lost has no content without a mistake
 */
export function compileSpeakers(
  common: Installed['common'],
  speakers: readonly Speaker[],
  clockRules: ReadonlySet<string>,
): SpeakingSet {
  const read = (chosen: readonly Chosen[]) => readTogether(common, chosen, clockRules)
  const faults: SpeakingFault[] = []
  const left = new Map(speakers.filter(({ draftOnly }) => !draftOnly).map((one) => [one.name, [...one.contents]]))
  const mayBeLost = new Set(speakers.filter((one) => one.mayBeLost).map(({ name }) => name))
  let set = readOrFault(read, firstOf(left))
  while (set instanceof ModelFault) {
    const name = blamed(set, left, (without) => !(readOrFault(read, without) instanceof ModelFault))
    const contents = name === undefined ? undefined : left.get(name)
    if (name === undefined || contents === undefined) throw set
    if (contents.length < 2 && !mayBeLost.has(name)) throw set
    faults.push({ name, file: set.file, line: set.line, reason: set.reason })
    contents.shift()
    set = readOrFault(read, firstOf(left))
  }
  for (const { name, contents } of speakers.filter(({ draftOnly }) => draftOnly)) {
    const [content] = contents
    if (content === undefined) continue
    const chosen: Chosen[] = [...set.chosen, { name, ...content }]
    const withDraft = readOrFault(read, chosen, name)
    if (withDraft instanceof ModelFault)
      faults.push({ name, file: withDraft.file, line: withDraft.line, reason: withDraft.reason })
    else set = withDraft
  }
  const { models, chosen, silent } = set
  return { models, faults, silent, contents: new Map(chosen.map(({ name, text }) => [name, text])) }
}

type Chosen = SpeakersContent & { readonly name: string }
interface ReadSet extends Pick<SpeakingSet, 'models' | 'silent'> {
  readonly chosen: readonly Chosen[]
}
type Left = ReadonlyMap<string, readonly SpeakersContent[]>

const firstOf = (left: Left): Chosen[] =>
  [...left].flatMap(([name, [content]]) => (content === undefined ? [] : [{ name, ...content }]))

function readTogether(
  common: Installed['common'],
  chosen: readonly Chosen[],
  clockRules: ReadonlySet<string>,
): ReadSet {
  const files: ModelFile[] = chosen.map(({ name, text }) => ({ path: modelPath(name), text }))
  const silent = new Set(chosen.filter(({ maySpeak }) => !maySpeak).map(({ name }) => name))
  const approved = new Set(chosen.filter((one) => one.approved).map(({ name }) => name))
  const compiled = compileOnce([...common, ...files], clockRules, silent)
  return { models: { ...compiled, models: withStatus(compiled.models, approved) }, silent, chosen }
}

/** The sets read last, by all that they were read from. */
const compiledLast = new Map<string, GuidanceModels>()
const mostKept = 2

/** Two seconds of work that gives the same for the same files: a new day, and a second server of this process, need none of it. */
function compileOnce(
  files: readonly ModelFile[],
  clockRules: ReadonlySet<string>,
  silent: ReadonlySet<string>,
): GuidanceModels {
  const key = digestOf([files.map(({ path, text }) => [path, text]), [...clockRules], [...silent]])
  const compiled = compiledLast.get(key) ?? compileModels(files, { clockRules, silent })
  compiledLast.delete(key)
  compiledLast.set(key, compiled)
  for (const old of [...compiledLast.keys()].slice(0, -mostKept)) compiledLast.delete(old)
  return compiled
}

/** @param draft  whose file it is, where one has not even the form of a model */
function readOrFault(
  read: (chosen: readonly Chosen[]) => ReadSet,
  chosen: readonly Chosen[],
  draft?: string,
): ReadSet | ModelFault {
  try {
    return read(chosen)
  } catch (error) {
    if (error instanceof ModelFault) return error
    if (draft === undefined) throw error
    return formFault(draft)
  }
}

/** A file of another form: what it lacks is not known by line. */
export const formFault = (name: string): ModelFault =>
  new ModelFault(modelPath(name), 1, 'the file does not have the form of a model')

/**
 * Whose content is put aside. A mistake found in a file of the software is the doing of the county's content without which
 * there is none: a new version of the software may name a fact that the county had named before.
 */
function blamed(fault: ModelFault, left: Left, isWhole: (without: Chosen[]) => boolean): string | undefined {
  const at = nameAtFault(fault.file)
  const chosen = firstOf(left)
  if (at === undefined || chosen.find(({ name }) => name === at)?.installed !== true) return at
  const own = chosen.filter(({ installed }) => !installed)
  const guilty = own.find(({ name }) => {
    const without = new Map(left).set(name, (left.get(name) ?? []).slice(1))
    return isWhole(firstOf(without))
  })
  return guilty?.name ?? at
}

export const nameAtFault = (file: string): string | undefined => /^models\/([^/]+)\/model\.jsonc$/.exec(file)?.[1]

/** What a file says of its own approval counts for nothing: the county's does. */
function withStatus(models: GuidanceModels['models'], approved: ReadonlySet<string>): GuidanceModels['models'] {
  return models.map((model) => ({ ...model, status: approved.has(model.name) ? 'approved' : 'draft, not approved' }))
}
