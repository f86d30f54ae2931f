import { ApiError } from '@luukku/contract'
import { createTranslator } from '@luukku/i18n'
import { problemTexts } from '@luukku/i18n/common/problem'
import { ruleReasonText } from '@luukku/i18n/staff/rule-reasons'
import { isAway } from './api.ts'
import type { Language } from './language.tsx'

/** What happened, what was kept and what to do next, in the reader's language. */
export function problemText(error: unknown, { t, lang }: Language): string {
  if (isAway(error)) return `${t('away.title')}. ${t('away.kept')}`
  const problem = error instanceof ApiError ? error.problem : undefined
  if (problem?.code === 'version-conflict') return t('problem.conflict')
  const say = createTranslator(problemTexts, lang)
  const code = problem?.code ?? 'unexpected'
  const rule = problem?.reason === undefined ? undefined : ruleReasonText(problem.reason)
  return rule ? rule[lang] : `${say(`${code}.what`)} ${say(`${code}.next`)}`
}
