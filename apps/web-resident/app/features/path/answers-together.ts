import type { Answers } from '@luukku/contract'

/** What may be ticked beside the statements of a shared page. */
export const noneOfThese = '-none'
export const notSure = '-unsure'

type Together = { readonly answers: Answers } | { readonly problem: 'question.amongChoose' | 'question.amongBoth' }

/**
 * The answers of a page where several statements are ticked. What is left unticked is a no only when the person has said so,
 * by ticking another or «none of these»; with «I do not know» it is unknown.
 */
export function answersTogether(ids: readonly string[], ticked: readonly string[]): Together {
  const isSo = ids.filter((id) => ticked.includes(id))
  const none = ticked.includes(noneOfThese)
  const unsure = ticked.includes(notSure)
  if (isSo.length === 0 && !none && !unsure) return { problem: 'question.amongChoose' }
  if (isSo.length > 0 && none) return { problem: 'question.amongBoth' }
  const rest = unsure ? 'unknown' : false
  return { answers: Object.fromEntries(ids.map((id) => [id, isSo.includes(id) ? true : rest])) }
}

/** The other way: what is ticked on a page that was answered before. */
export function tickedOf(ids: readonly string[], answers: Answers): readonly string[] {
  const known = ids.filter((id) => answers[id] !== undefined)
  const isSo = known.filter((id) => answers[id] === true || answers[id] === 'yes')
  const unsure = known.some((id) => answers[id] === 'unknown' || answers[id] === null)
  if (unsure) return [...isSo, notSure]
  return isSo.length === 0 && known.length === ids.length && ids.length > 0 ? [noneOfThese] : isSo
}
