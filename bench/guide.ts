import { compileModels, proposeGuidance, type GuidanceInput } from '@luukku/domain/guidance'
import { readModelFiles } from '../apps/server/src/modules/guidance/index.ts'

const texts = [
  'Polvi on ollut kipeä syksystä asti ja rahat on ihan loppu, en oikein jaksa mitään enää',
  'Jag har ont i halsen sedan igår, ingen feber',
  'My chest feels tight and my left arm hurts',
]

/** `luukku bench guide`: proposals a second on one core, and the slowest of ten 50 kB inputs. JSON on standard output. */
export async function run(_args: string[]): Promise<number> {
  const models = compileModels(readModelFiles())
  const input = (text: string): GuidanceInput => ({
    text,
    lang: 'fi',
    person: { age: 52 },
    channel: 'web_form',
    answers: {},
    contactTime: '2026-11-24T09:12',
  })
  for (let i = 0; i < 300; i++) proposeGuidance(models, input(texts[i % texts.length] ?? ''))
  const rounds = 3_000
  const started = performance.now()
  for (let i = 0; i < rounds; i++) proposeGuidance(models, input(`${texts[i % texts.length] ?? ''} ${i}`))
  const perSecond = Math.round((rounds * 1000) / (performance.now() - started))
  let slowestMs = 0
  for (let i = 0; i < 10; i++) {
    const book = Array.from(
      { length: 6_500 },
      (_, word) => `${texts[0]?.split(' ')[word % 15] ?? ''}${i % 2 === 0 ? (word * 7919 + i).toString(36) : ''}`,
    )
      .join(' ')
      .slice(0, 50_000)
    const from = performance.now()
    proposeGuidance(models, input(book))
    slowestMs = Math.max(slowestMs, performance.now() - from)
  }
  process.stdout.write(`${JSON.stringify({ proposalsPerSecond: perSecond, slowest50kBMs: Math.round(slowestMs) })}\n`)
  return perSecond >= 1_000 && slowestMs <= 50 ? 0 : 1
}
