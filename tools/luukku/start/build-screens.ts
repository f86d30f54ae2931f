import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { KnownFailure } from '../known-failure.ts'
import { luukkuFolder, repositoryRoot } from '../paths.ts'
import type { Progress } from '../progress.ts'
import { inputDigest } from './input-digest.ts'
import { runQuietly } from './run-quietly.ts'

/** The apps that are built, each with the folder its build makes. */
const apps = ['web-resident', 'web-staff']
const sharedInputs = [
  'package-lock.json',
  'tsconfig.json',
  'packages/ui',
  'packages/i18n',
  'packages/contract',
  'packages/domain',
]

/**
 * Builds the screens whose sources have changed since their last build. An app without a build script is left out.
 *
 * @param onStart  gets each build process, for whoever must be able to end it
 * @throws KnownFailure  with the builder's own words when a build fails
 */
export async function buildScreens(progress: Progress, onStart?: (child: ChildProcess) => void): Promise<void> {
  for (const app of apps) await buildScreen(app, progress, onStart)
}

async function buildScreen(app: string, progress: Progress, onStart?: (child: ChildProcess) => void): Promise<void> {
  const folder = join(repositoryRoot, 'apps', app)
  if (!hasBuildScript(folder)) return
  const stamps = join(luukkuFolder, 'builds')
  const stamp = join(stamps, app)
  const digest = inputDigest([folder, ...sharedInputs.map((path) => join(repositoryRoot, path))])
  if (readStamp(stamp) === digest && hasOutput(folder)) return
  progress(`building ${app}`)
  rmSync(stamp, { force: true })
  const { code, output } = await runQuietly(
    'npm',
    ['run', 'build', '--workspace', `apps/${app}`],
    { cwd: repositoryRoot, env: buildEnvironment(process.env) },
    onStart,
    (line) => isStage(line) && progress(`  ${line}`),
  )
  if (code !== 0) throw new KnownFailure(`${app} could not be built:\n${output.trimEnd()}`)
  mkdirSync(stamps, { recursive: true })
  writeFileSync(stamp, digest)
}

/** Vite keeps a NODE_ENV that is there, and a build made for development would be taken for whole by every later start. */
export const buildEnvironment = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  ...environment,
  NODE_ENV: 'production',
})

/** What the builder is at; not npm's own lines, nor its files one by one, nor its advice. */
const isStage = (line: string) => /modules transformed|rendering chunks|built in/.test(line)

function hasBuildScript(folder: string): boolean {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    scripts?: Record<string, string>
  }
  return manifest.scripts?.build !== undefined
}

function hasOutput(folder: string): boolean {
  return existsSync(join(folder, 'build')) || existsSync(join(folder, 'dist'))
}

function readStamp(stamp: string): string | undefined {
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined
}
