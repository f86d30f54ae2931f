import { readFileSync } from 'node:fs'
import { proposeGuidance, type GuidanceModels, type Proposal } from '@luukku/domain/guidance'

export interface EverydaySaying {
  readonly lang: 'fi' | 'sv' | 'en'
  readonly text: string
  readonly propose: (models: GuidanceModels) => Proposal
}

/** Harmless matters told in the words of dangers: a cough like a dog's beside a dog that barks. None may be class A or B. */
export function readEverydaySayings(): EverydaySaying[] {
  const file = new URL('../../testdata/guidance/everyday-sayings.json', import.meta.url)
  const texts = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<'fi' | 'sv' | 'en', readonly string[]>>
  return (['fi', 'sv', 'en'] as const).flatMap((lang) =>
    texts[lang].map((text) => ({
      lang,
      text,
      propose: (models) =>
        proposeGuidance(models, {
          text,
          lang,
          person: { age: 45 },
          channel: 'web_form',
          answers: {},
          contactTime: '2026-11-24T09:12',
        }),
    })),
  )
}
