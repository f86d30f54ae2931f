import { join } from 'node:path'
import { readLawFolder } from '../../apps/server/src/cli/law-files.ts'
import { compileLaw, type LawFile, type LawInForce, type LawSettings } from '../../packages/domain/src/law/index.ts'

/** Root of the repository. */
export const root = join(import.meta.dirname, '../..')

/** Folder of the ground facts that tests compare with. */
/** What the tests are held against: worked cases, rules, first contacts. */
export const groundFolder = join(root, 'testdata/ground')

/** The files of `law/`. */
export function readLawFiles(): readonly LawFile[] {
  return readLawFolder(join(root, 'law'))
}

/** The law of the repository, with a county's settings where given. */
export function readLaw(settings: Partial<LawSettings> = {}): LawInForce {
  return compileLaw(readLawFiles(), settings)
}
