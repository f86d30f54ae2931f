import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseJsonc, readModel, type ModelFile, type RawModel } from '@luukku/domain/guidance'
import { modelsFolder, readModelFiles } from '../guidance/index.ts'
import { digestOf, modelHash } from './model-hash.ts'

/** A model as it lies with the software. */
export interface InstalledModel {
  readonly name: string
  readonly label: string
  readonly hash: string
  readonly content: string
  /** The file of its test contacts, where it has one. */
  readonly contacts?: string
}

export interface Installed {
  readonly models: readonly InstalledModel[]
  /** The files that all models share: services, professions, words, languages. */
  readonly common: readonly ModelFile[]
  readonly commonHash: string
}

/**
 * @throws ModelFault when a file is not readable at all
 */
export function readInstalled(folder: string = process.env['LUUKKU_MODELS'] ?? modelsFolder): Installed {
  const files = readModelFiles(folder)
  const common = files.filter(({ path }) => path.includes('_common'))
  return {
    models: files.filter(({ path }) => path.endsWith('/model.jsonc')).map((file) => toInstalled(folder, file)),
    common,
    commonHash: digestOf(common.map(({ path, text }) => parseJsonc(path, text).value)),
  }
}

/** The name of the folder a model file lies in, and the path under which faults name it. */
export const modelPath = (name: string): string => `models/${name}/model.jsonc`

export const readModelText = (name: string, content: string): RawModel => readModel(modelPath(name), content).model

function toInstalled(folder: string, { path, text }: ModelFile): InstalledModel {
  const name = path.split('/').at(-2) ?? ''
  const { model } = readModel(path, text)
  const contacts = join(folder, name, 'contacts.json')
  return {
    name,
    label: model.version,
    hash: modelHash(model),
    content: text,
    ...(existsSync(contacts) ? { contacts: readFileSync(contacts, 'utf8') } : {}),
  }
}
