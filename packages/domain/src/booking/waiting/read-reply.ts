/** What a short written reply to a yes-or-no question says. */
export type Reply = 'yes' | 'no' | 'unclear'

const yes = new Set(['k', 'kylla', 'kyllä', 'joo', '1', 'j', 'ja', 'y', 'yes', 'juo'])
const no = new Set(['e', 'ei', 'en', '0', 'n', 'nej', 'no', 'ii', 'in'])
const polite = new Set(['kiitos', 'tack', 'thanks', 'giitu'])

/**
 * One word of fi, sv, en or se, and thanks if any. Everything else is unclear: a person reads it and calls. Taking a «maybe»
 * for a yes books a time for somebody who does not come; taking it for a no gives it away.
 */
export function readReply(text: string): Reply {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .split(/[\s.,!]+/u)
    .filter((word) => word !== '' && !polite.has(word))
  const [word, ...rest] = words
  if (word === undefined || rest.length > 0) return 'unclear'
  return yes.has(word) ? 'yes' : no.has(word) ? 'no' : 'unclear'
}
