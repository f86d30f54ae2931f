import type { RawModel } from '@luukku/domain/guidance'
import { getModels } from '../guidance/index.ts'
import { modelHash } from './model-hash.ts'

const hashes = new WeakMap<RawModel, string>()

/** The digest of the version of a model that the front door speaks by; reckoned once a version. */
export function hashOfSpeaking(name: string): string {
  const model = getModels().models.find((one) => one.name === name)
  if (model === undefined) return ''
  const known = hashes.get(model)
  if (known !== undefined) return known
  const hash = modelHash(model)
  hashes.set(model, hash)
  return hash
}
