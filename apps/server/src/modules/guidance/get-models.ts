import { compileModels, type GuidanceModels } from '@luukku/domain/guidance'
import { readModelFiles } from './load-models.ts'

let speaking: GuidanceModels | undefined

/**
 * The operating models the front door speaks by: those that the county follows (`speakBy`), and until it is known which those
 * are, the files of the installation.
 * @throws ModelFault with file, line and reason
 */
export function getModels(): GuidanceModels {
  return (speaking ??= compileModels(readModelFiles(process.env['LUUKKU_MODELS'])))
}

/** From the next contact on the front door speaks by these. One process serves one county. */
export function speakBy(models: GuidanceModels): void {
  speaking = models
}
