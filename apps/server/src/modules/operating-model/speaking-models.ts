import { compileModels, ModelFault, type GuidanceModels, type ModelFile } from '@luukku/domain/guidance'
import { modelPath, type Installed } from './installed-models.ts'

/** One model as it may speak: contents to try in order, the wanted one first. */
export interface Speaker {
  readonly name: string
  readonly contents: readonly SpeakersContent[]
}

export interface SpeakersContent {
  readonly text: string
  /** Not so: it is read for what other models ask of it, and proposes nothing. */
  readonly maySpeak: boolean
  readonly approved: boolean
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
 * mistake silences neither the others nor the model: what it said before goes on.
 *
 * @throws ModelFault when a shared file is at fault, or a model has no content without a mistake
 */
export function compileSpeakers(
  common: Installed['common'],
  speakers: readonly Speaker[],
  clockRules: ReadonlySet<string>,
): SpeakingSet {
  const left = new Map(speakers.map(({ name, contents }) => [name, [...contents]]))
  const faults: SpeakingFault[] = []
  for (;;) {
    const chosen = [...left].flatMap(([name, [content]]) => (content === undefined ? [] : [{ name, ...content }]))
    const files: ModelFile[] = chosen.map(({ name, text }) => ({ path: modelPath(name), text }))
    const silent = new Set(chosen.filter(({ maySpeak }) => !maySpeak).map(({ name }) => name))
    const approved = new Set(chosen.filter((one) => one.approved).map(({ name }) => name))
    try {
      const compiled = compileModels([...common, ...files], { clockRules, silent })
      return {
        models: { ...compiled, models: withStatus(compiled.models, approved) },
        faults,
        contents: new Map(chosen.map(({ name, text }) => [name, text])),
        silent,
      }
    } catch (error) {
      const name = error instanceof ModelFault ? nameAtFault(error.file) : undefined
      const contents = name === undefined ? undefined : left.get(name)
      if (!(error instanceof ModelFault) || name === undefined || contents === undefined || contents.length < 2)
        throw error
      contents.shift()
      faults.push({ name, file: error.file, line: error.line, reason: error.reason })
    }
  }
}

export const nameAtFault = (file: string): string | undefined => /^models\/([^/]+)\/model\.jsonc$/.exec(file)?.[1]

/** What a file says of its own approval counts for nothing: the county's does. */
function withStatus(models: GuidanceModels['models'], approved: ReadonlySet<string>): GuidanceModels['models'] {
  return models.map((model) => ({ ...model, status: approved.has(model.name) ? 'approved' : 'draft, not approved' }))
}
