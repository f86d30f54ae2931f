import { compileModels, type GuidanceModels } from '@luukku/domain/guidance'
import { readModelFiles } from './load-models.ts'

let compiled: GuidanceModels | undefined

/**
 * The operating models, read and checked once for the life of the process.
 * @throws ModelFault with file, line and reason
 */
export function getModels(): GuidanceModels {
  return (compiled ??= compileModels(readModelFiles(process.env['LUUKKU_MODELS'])))
}
