/** Hours that an opening lasts: one shift's worth of care, then it is asked and written again. */
export const breakGlassHours = 4

/**
 * Is this a reason that somebody else can judge later: some words, not one key held down. It does not judge whether the
 * reason is good; the daily report is for that.
 */
export function isWrittenReason(reason: string): boolean {
  const words = reason
    .trim()
    .split(/\s+/)
    .filter((word) => /\p{L}{2,}/u.test(word))
  const letters = new Set(reason.toLowerCase().replace(/[^\p{L}]/gu, ''))
  return reason.trim().length >= 20 && new Set(words.map((word) => word.toLowerCase())).size >= 3 && letters.size >= 8
}
