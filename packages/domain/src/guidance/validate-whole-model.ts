import type { RawModel, RawNeed } from './model-file.ts'

/** What is missing from a model that calls itself whole, and where in its file. */
export interface MissingPart {
  readonly path: string
  readonly reason: string
}

const languagesOfSayings = ['fi', 'sv', 'en'] as const
const fewestSayings = 2

/**
 * Everything that a whole model must have and this one has not. A model is whole when it says in residents' words who
 * needs it (`says`); one without that list is still being written and is held to the general checks only, and to naming
 * texts that were read where it lists them.
 *
 * @param clockRules ids of the law's rules; left out where the law is not at hand
 */
export function missingFromWholeModel(model: RawModel, clockRules?: ReadonlySet<string>): MissingPart[] {
  if (model.says === undefined) return model.sources === undefined ? [] : unknownSources(model)
  const missing: MissingPart[] = []
  for (const lang of languagesOfSayings) {
    if ((model.says[lang] ?? []).length < fewestSayings)
      missing.push({ path: 'says', reason: `fewer than ${fewestSayings} sentences of what people say in ${lang}` })
  }
  const speaksSami = Object.values(model.facts ?? {}).some((fact) => (fact.words?.se ?? []).length > 0)
  if (!speaksSami) missing.push({ path: 'facts', reason: 'no key word in Northern Sámi' })
  if ((model.sources ?? []).length === 0) missing.push({ path: 'name', reason: 'no list of sources' })
  if ((model.openQuestions ?? []).length === 0)
    missing.push({ path: 'name', reason: 'no open question for the county' })
  for (const [id, need] of Object.entries(model.needs ?? {})) missing.push(...missingFromNeed(id, need, clockRules))
  missing.push(...unknownSources(model))
  return missing
}

function missingFromNeed(id: string, need: RawNeed, clockRules?: ReadonlySet<string>): MissingPart[] {
  const path = `needs.${id}`
  const missing: MissingPart[] = []
  const lacks = (part: string, is: boolean): void => {
    if (is) missing.push({ path, reason: `the need "${id}" has no ${part}` })
  }
  lacks('way to the same help (self-care, NGO, remote or on site)', Object.keys(need.ways ?? {}).length === 0)
  lacks('professional', (need.professionals ?? []).length === 0)
  lacks('goal', (need.goals ?? []).length === 0)
  lacks('outcome measure', (need.outcomes ?? []).length === 0)
  lacks('competence', (need.competences ?? []).length === 0)
  lacks('list of the limits it starts (an empty one where the law sets none)', need.starts === undefined)
  for (const item of need.services) {
    const service = typeof item === 'string' ? item : item.service
    const line = (need.plan ?? []).find((one) => one.service === service)
    lacks(`plan line for ${service}`, line === undefined)
    lacks(`rule in its plan for when to step up from ${service}`, line !== undefined && line.stepUp === undefined)
  }
  for (const rule of need.starts ?? []) {
    if (clockRules !== undefined && !clockRules.has(rule))
      missing.push({ path: `${path}.starts`, reason: `the limit "${rule}" is not in the law` })
  }
  return missing
}

/** `from memory`, or the id of one of the model's sources, alone or followed by a comma and the place in it. */
function unknownSources(model: RawModel): MissingPart[] {
  const known = new Map((model.sources ?? []).map((source) => [source.id, source]))
  const used: { path: string; source: string }[] = [
    ...Object.entries(model.needs ?? {}).map(([id, need]) => ({ path: `needs.${id}.source`, source: need.source })),
    ...(model.rules ?? []).map((rule, i) => ({ path: `rules.${i}.source`, source: rule.source })),
    ...Object.entries(model.facts ?? {}).flatMap(([id, fact]) =>
      fact.source === undefined ? [] : [{ path: `facts.${id}.source`, source: fact.source }],
    ),
  ]
  const missing: MissingPart[] = []
  for (const { path, source } of used) {
    for (const one of source.split(';').map((part) => part.trim())) {
      const id = one.split(',')[0]?.trim() ?? ''
      const entry = known.get(id)
      if (id === 'from memory') continue
      if (entry === undefined) missing.push({ path, reason: `the source "${id}" is not among the model's sources` })
      else if (!entry.read) missing.push({ path, reason: `the source "${id}" was not read: write "from memory"` })
    }
  }
  for (const id of known.keys()) {
    if (!used.some(({ source }) => source.includes(id)))
      missing.push({ path: 'sources', reason: `no rule rests on the source "${id}"` })
  }
  return missing
}
